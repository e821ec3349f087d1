using System.Collections.Concurrent;

namespace HueKnowledgeGraph.Store;

/// <summary>Numbers of distinct keys of a version, once counted: of an order's first column, or of its second where the first is given.</summary>
/// <remarks>Over all graphs, where merging or not makes no difference. The next version takes over what its changes leave true. Thread safe.</remarks>
internal sealed class KeyCounts
{
    // A number for each property of a model in two orders, with room to spare.
    private const int MaxCount = 1024;

    private readonly ConcurrentDictionary<(QuadOrder Order, ulong? First), long> _counts = new();

    /// <summary>Whether a scan's key count is one that is kept.</summary>
    public static bool Keeps(ScanSpecification specification) =>
        specification.Prefix.Length < 2 && specification.FirstKeyFrom == 0 && specification.FirstKeyBelow == ulong.MaxValue
        && new GraphFilter(specification.Graphs).SelectsAll;

    /// <summary>The number for a scan that <see cref="Keeps"/> says yes to; counted where it is not known.</summary>
    public long Of(ScanSpecification specification, Func<ScanSpecification, long> count)
    {
        (QuadOrder, ulong?) id = (specification.Order, specification.Prefix.IsEmpty ? null : specification.Prefix.Span[0]);
        if (_counts.TryGetValue(id, out long known))
            return known;

        // With graphs apart runs of segments add up, and no row has to be looked at.
        long counted = count(specification with { Graphs = GraphSelection.EachQuad });
        if (_counts.Count < MaxCount)
            _counts[id] = counted;
        return counted;
    }

    /// <summary>What is left of the numbers once some quads have come or gone.</summary>
    /// <param name="changes">The quads, in the columns of Spo.</param>
    /// <param name="moved">By how much the number of first keys of an order has changed.</param>
    public KeyCounts After(IReadOnlyList<QuadChange> changes, Func<QuadOrder, int> moved)
    {
        var next = new KeyCounts();
        if (_counts.IsEmpty)
            return next;
        HashSet<(QuadOrder, ulong)> touched = [];
        foreach (QuadChange change in changes)
        {
            for (var order = QuadOrder.Pso; order <= QuadOrder.Gspo; order++)
                touched.Add((order, QuadKeys.Of(order, change.Quad.First, change.Quad.Second, change.Quad.Third, change.Quad.Fourth).First));
        }

        foreach (((QuadOrder order, ulong? first), long count) in _counts)
        {
            if (first is null)
                next._counts[(order, null)] = count + moved(order);
            else if (!touched.Contains((order, first.Value)))
                next._counts[(order, first)] = count;
        }

        return next;
    }
}
