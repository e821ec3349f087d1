using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>One way to read a pattern: a sort order, how many of its leading keys are bound, and what is left to filter.</summary>
/// <param name="Pattern">What is read.</param>
/// <param name="Order">The sort order; Gspo, with the graph bound, in the place of Spo where one graph is read.</param>
/// <param name="PrefixLength">Leading keys that are constants, not counting the graph.</param>
internal sealed record AccessPath(ScanPattern Pattern, QuadOrder Order, int PrefixLength)
{
    private static readonly QuadOrder[] Orders = [QuadOrder.Pso, QuadOrder.Pos, QuadOrder.Spo, QuadOrder.Ops];

    // Gspo first: with nothing else bound it reads one graph, the others the whole store.
    private static readonly QuadOrder[] OrdersOfOneGraph = [QuadOrder.Gspo, QuadOrder.Pso, QuadOrder.Pos, QuadOrder.Ops];

    /// <summary>Positions (0 subject, 1 predicate, 2 object) of the order's keys, most significant first.</summary>
    public static ReadOnlySpan<int> Positions(QuadOrder order) => order switch
    {
        QuadOrder.Pso => [1, 0, 2],
        QuadOrder.Pos => [1, 2, 0],
        QuadOrder.Spo or QuadOrder.Gspo => [0, 1, 2],
        QuadOrder.Ops => [2, 1, 0],
        _ => throw new ArgumentOutOfRangeException(nameof(order)),
    };

    /// <summary>The ways that use every constant as prefix where one order can, else those with the longest prefix.</summary>
    public static IReadOnlyList<AccessPath> Of(ScanPattern pattern)
    {
        var paths = new List<AccessPath>(4);
        foreach (QuadOrder order in IsOfOneGraph(pattern) ? OrdersOfOneGraph : Orders)
        {
            int prefix = 0;
            while (prefix < 3 && pattern[Positions(order)[prefix]].IsBound)
                prefix++;
            paths.Add(new AccessPath(pattern, order, prefix));
        }

        int longest = paths.Max(path => path.PrefixLength);
        paths.RemoveAll(path => path.PrefixLength < longest);
        return longest == 3 ? [paths.First(path => path.Order != QuadOrder.Gspo)] : paths;
    }

    private static bool IsOfOneGraph(ScanPattern pattern) =>
        pattern.Graph is { Variable: null, Selection: { Kind: GraphSelectionKind.MergedOf, Graphs.Count: 1 } };

    /// <summary>The variable by which rows come sorted first; null if no key is free.</summary>
    public Variable? SortVariable => PrefixLength == 3 ? null : Pattern[Positions(Order)[PrefixLength]].Variable;

    /// <summary>True iff rows have to be filtered after the scan: a constant behind a free key, or a variable in two positions.</summary>
    public bool HasFilter
    {
        get
        {
            ReadOnlySpan<int> positions = Positions(Order);
            for (int i = PrefixLength; i < 3; i++)
            {
                if (Pattern[positions[i]].IsBound)
                    return true;
            }

            return Pattern.HasRepeatedVariable;
        }
    }

    /// <summary>What the store is asked for.</summary>
    public ScanSpecification Specification
    {
        get
        {
            int graphKeys = Order == QuadOrder.Gspo ? 1 : 0;
            ulong[] prefix = new ulong[graphKeys + PrefixLength];
            if (graphKeys > 0)
                prefix[0] = Pattern.Graph.Selection.Graphs[0];
            ReadOnlySpan<int> positions = Positions(Order);
            for (int i = 0; i < PrefixLength; i++)
                prefix[graphKeys + i] = Pattern[positions[i]].Id;
            return new ScanSpecification(Order, prefix, Pattern.Graph.Selection);
        }
    }
}
