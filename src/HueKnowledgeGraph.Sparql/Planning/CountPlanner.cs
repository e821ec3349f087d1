using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Plans counting without rows: multiplicities of one variable's values, from run lengths that are multiplied and carried on.</summary>
/// <remarks>
/// <para>A group whose patterns form a tree (patterns are joined by single variables, without a circle) has as many solutions for a value of
/// its root variable as the product, over the patterns at that variable, of what hangs behind each. OPTIONAL without a condition
/// contributes max(1, n), MINUS and EXISTS on one shared variable 0 or 1, UNION a sum. Filters on one variable are looked at once a
/// value.</para>
/// <para>Gives null wherever a pattern is not of this form; rows are then counted.</para>
/// </remarks>
internal sealed partial class CountPlanner(PlanBuilder builder, QueryContext context, PatternStatistics statistics, ActiveGraph graph)
{
    /// <summary>How many solutions a pattern has.</summary>
    public CountedOperator? Total(GraphPattern pattern)
    {
        if (pattern is UnionPattern union)
        {
            return Total(union.Left) is { } left && Total(union.Right) is { } right ? new TotalsOperator(context, [left, right]) : null;
        }

        if (pattern is PathPattern { Subject: PatternTerm.Var start } && ClosureCounts(pattern, start.Variable) is { } closure)
            return closure;
        if (CountTree.Of(pattern, builder, graph) is not { } tree)
            return null;
        if (tree.Members is [{ Triple: { } triple }] && DirectTotal(triple, tree.Filters) is { } total)
            return total;
        foreach (Variable root in tree.RootCandidates())
        {
            if (new CountAssembly(this, tree, onlySum: true).Build(root) is { } counted)
                return counted;
        }

        return null;
    }

    /// <summary>How many solutions a pattern has for each value of a variable that every solution binds.</summary>
    public CountedOperator? ByKey(GraphPattern pattern, Variable key)
    {
        if (pattern is UnionPattern union)
            return ByKey(union.Left, key) is { } left && ByKey(union.Right, key) is { } right ? new CountSumOperator(context, left, right) : null;
        return CountTree.Of(pattern, builder, graph) is { } tree ? new CountAssembly(this, tree).Build(key) : null;
    }

    /// <summary>The number of distinct values of a variable in one triple pattern, where the directories know it or the store keeps it.</summary>
    public CountedOperator? DistinctTotal(GraphPattern pattern, Variable key)
    {
        if (CountTree.Of(pattern, builder, graph) is not { Members: [{ Triple: { } triple }], Filters.Count: 0 } || triple.IsImpossible)
            return null;
        AccessPath? path = AccessPath.Of(triple).FirstOrDefault(path => path.SortVariable == key && !path.HasFilter);
        if (path is null)
            return null;
        if (statistics.Of(path) is { IsExact: true } known)
            return new TotalOperator(context, () => known.FirstKeyCount, $"distinct {key} in {triple.Describe(context)}");
        return context.Snapshot.KnowsKeyCount(path.Specification)
            ? new TotalOperator(context, () => context.Snapshot.CountKeys(path.Specification), $"distinct {key} in {triple.Describe(context)}")
            : null;
    }

    /// <summary>
    /// The distinct pairs of two variables of one triple pattern, each with the number of solutions that it stands for.
    /// </summary>
    public CountedOperator? ByPair(GraphPattern pattern, Variable first, Variable second)
    {
        if (CountTree.Of(pattern, builder, graph) is not { } tree)
            return null;
        return new CountAssembly(this, tree).BuildRows(first, second) ?? new CountAssembly(this, tree).BuildRows(second, first);
    }

    /// <summary>How many nodes a path p+ between two variables reaches from each value of one of them.</summary>
    private ClosureCountOperator? ClosureCounts(GraphPattern pattern, Variable key)
    {
        if (pattern is not PathPattern { Subject: PatternTerm.Var subject, Path: PropertyPath.OneOrMore plus, Object: PatternTerm.Var target }
            || subject == target)
            return null;
        bool isInverse = key == target.Variable;
        return new ClosureCountOperator(context, key, builder.Edges(plus.Path, graph), isInverse, $"{subject} {PlanBuilder.PathText(plus.Path)}+ {target}");
    }

    private TotalOperator? DirectTotal(ScanPattern triple, IReadOnlyList<Expression> filters)
    {
        if (triple.IsImpossible)
            return new TotalOperator(context, () => 0, triple.Describe(context));
        foreach (AccessPath path in AccessPath.Of(triple))
        {
            if (path.HasFilter || Narrowed(path, filters) is not { } specification)
                continue;
            return new TotalOperator(context, () => context.Snapshot.CountRows(specification), triple.Describe(context));
        }

        return null;
    }

    /// <summary>The scan of a path with its filters as a range of keys; null if one of them is no such range.</summary>
    private static ScanSpecification? Narrowed(AccessPath path, IReadOnlyList<Expression> filters)
    {
        ScanSpecification specification = path.Specification;
        foreach (Expression filter in filters)
        {
            if (!KeyRange.TryOf(filter, out Variable variable, out ulong from, out ulong below) || variable != path.SortVariable)
                return null;
            specification = specification with
            {
                FirstKeyFrom = Math.Max(from, specification.FirstKeyFrom),
                FirstKeyBelow = Math.Min(below, specification.FirstKeyBelow),
            };
        }

        return specification;
    }
}
