using System.Numerics;

namespace HueKnowledgeGraph.Store;

/// <summary>Which terms of a version its quads use: a bit for each term of the dictionary, a list of the values that live in ids.</summary>
internal sealed class TermUsage
{
    private const int BatchLength = 1024;
    private readonly Dictionary<TermIdKind, ulong[]> _used = [];

    private TermUsage(LiveDictionary terms, SegmentDictionary parts)
    {
        TermPartStart next = parts.NextTerms();
        foreach (TermIdKind kind in TermPartWriter.Kinds)
            _used.Add(kind, new ulong[(next.Of(kind) + terms.TailLength.Of(kind) + 63) / 64]);
    }

    /// <summary>Inline ids, ascending.</summary>
    public List<ulong> InlineIds { get; } = [];

    /// <summary>Reads all distinct subjects, predicates, objects and graphs of a snapshot.</summary>
    public static TermUsage Of(IQuadSnapshot snapshot, LiveVersion version, Pacer pacer)
    {
        var usage = new TermUsage(version.Terms, version.Files.Terms);
        foreach (QuadOrder order in (QuadOrder[])[QuadOrder.Spo, QuadOrder.Pso, QuadOrder.Ops])
            usage.AddFirstKeys(snapshot, order, pacer);
        foreach (ulong graph in snapshot.NamedGraphs)
            usage.Add(graph);
        return usage;
    }

    /// <summary>Used terms of a kind of the dictionary.</summary>
    public long CountOf(TermIdKind kind) => _used[kind].Sum(word => (long)BitOperations.PopCount(word));

    public bool IsUsed(TermIdKind kind, long payload) => (_used[kind][payload >> 6] & (1UL << (int)(payload & 63))) != 0;

    private void AddFirstKeys(IQuadSnapshot snapshot, QuadOrder order, Pacer pacer)
    {
        using QuadScan scan = snapshot.OpenScan(new ScanSpecification(order, ReadOnlyMemory<ulong>.Empty, GraphSelection.EachQuad));
        ulong[] keys = new ulong[BatchLength];
        long[] counts = new long[BatchLength];
        for (int count; (count = scan.NextRuns(keys, counts)) > 0;)
        {
            pacer.Step();
            foreach (ulong id in keys.AsSpan(0, count))
                Add(id);
        }
    }

    private void Add(ulong id)
    {
        TermIdKind kind = TermId.Kind(id);
        if (_used.TryGetValue(kind, out ulong[]? bits))
            bits[TermId.Payload(id) >> 6] |= 1UL << (int)(TermId.Payload(id) & 63);
        else if (kind is >= TermIdKind.Integer and <= TermIdKind.GYear)
            InlineIds.Add(id); // only objects are literals, and they come ascending
    }
}
