using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Exact counts of triple patterns from the store's directories, each asked for once in a query.</summary>
internal sealed class PatternStatistics(QueryContext context)
{
    private readonly Dictionary<(QuadOrder, ulong, ulong, ulong, GraphSelection), ScanStatistics> _known = [];

    /// <summary>Rows and distinct first keys of one way to read a pattern, before filters on free keys.</summary>
    public ScanStatistics Of(AccessPath path)
    {
        if (path.Pattern.IsImpossible)
            return new ScanStatistics(0, 0, true);
        ScanSpecification specification = path.Specification;
        ReadOnlySpan<ulong> prefix = specification.Prefix.Span;
        var key = (path.Order, prefix.Length > 0 ? prefix[0] : 0, prefix.Length > 1 ? prefix[1] : 0, prefix.Length > 2 ? prefix[2] : 0,
            path.Pattern.Graph.Selection);
        if (!_known.TryGetValue(key, out ScanStatistics statistics))
            _known.Add(key, statistics = context.Snapshot.Statistics(specification));
        return statistics;
    }

    /// <summary>A triple pattern as input of a join order.</summary>
    public JoinLeaf Leaf(ScanPattern pattern, IReadOnlyList<(Variable, PatternTerm.Triple)> matches)
    {
        IReadOnlyList<AccessPath> paths = Affordable(AccessPath.Of(pattern));
        double rows = double.MaxValue;
        var distinct = new Dictionary<Variable, double>();
        foreach (AccessPath path in paths)
        {
            ScanStatistics statistics = Of(path);
            rows = Math.Min(rows, statistics.RowCount * (path.HasFilter ? 0.1 : 1));
            if (path.SortVariable is { } sort)
                distinct[sort] = distinct.TryGetValue(sort, out double known) ? Math.Min(known, statistics.FirstKeyCount) : statistics.FirstKeyCount;
        }

        var variables = new HashSet<Variable>(pattern.Variables);
        foreach ((_, PatternTerm.Triple triple) in matches)
            PatternVariables.Collect(triple, variables);
        foreach (Variable variable in variables)
            distinct[variable] = Math.Max(1, Math.Min(rows, distinct.GetValueOrDefault(variable, rows)));
        return new JoinLeaf { Variables = variables, Paths = paths, Matches = matches, Rows = rows, Distinct = distinct };
    }

    /// <summary>
    /// Without the ways that pass over the whole store for one graph, unless the graph is a good part of it: sorting costs about
    /// thirty times as much a row as reading.
    /// </summary>
    private IReadOnlyList<AccessPath> Affordable(IReadOnlyList<AccessPath> paths)
    {
        const double SortPerRead = 30;
        if (paths is not [{ Order: QuadOrder.Gspo, PrefixLength: 0 } ofGraph, ..])
            return paths;
        double all = context.Snapshot.Statistics(new ScanSpecification(QuadOrder.Spo, default, GraphSelection.UnionOfAll)).RowCount;
        return Of(ofGraph).RowCount * SortPerRead < all ? [ofGraph] : paths;
    }

    /// <summary>An operator as input of a join order.</summary>
    public static JoinLeaf Leaf(QueryOperator plan) => new()
    {
        Variables = plan.Certain,
        Operator = plan,
        Rows = plan is ValuesOperator ? plan.EstimatedRows : Math.Max(1, plan.EstimatedRows),
        Distinct = plan.Certain.ToDictionary(v => v, _ => Math.Max(1, plan.EstimatedRows)),
    };
}
