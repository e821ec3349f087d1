using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>A snapshot in memory: every order a sorted array, made when it is first used. For small graphs and tests, and the oracle of the segment store.</summary>
/// <remarks>About 160 bytes a quad. Made by <see cref="MemorySnapshotBuilder"/>. Its readers give blank nodes their original labels.</remarks>
public sealed class MemorySnapshot : IQuadSnapshot
{
    internal MemorySnapshot(long version, ITermDictionary terms, MemoryRows rows)
    {
        Version = version;
        Terms = terms;
        Rows = rows;
    }

    /// <summary>A snapshot of these quads.</summary>
    public static MemorySnapshot Of(IEnumerable<Quad> quads)
    {
        var builder = new MemorySnapshotBuilder();
        foreach (Quad quad in quads)
            builder.Add(quad);
        return builder.Build();
    }

    /// <inheritdoc/>
    public long Version { get; }

    /// <inheritdoc/>
    public ITermDictionary Terms { get; }

    /// <inheritdoc/>
    public IReadOnlyList<ulong> NamedGraphs => Rows.NamedGraphs;

    /// <summary>The quads.</summary>
    internal MemoryRows Rows { get; }

    /// <inheritdoc/>
    public QuadScan OpenScan(ScanSpecification specification) => Open(specification);

    /// <inheritdoc/>
    public ScanStatistics Statistics(ScanSpecification specification)
    {
        using MemoryScan scan = Open(specification);
        return scan.Count();
    }

    /// <inheritdoc/>
    public long CountRows(ScanSpecification specification) => Statistics(specification).RowCount;

    /// <inheritdoc/>
    public ulong[] SplitPoints(ScanSpecification specification, int parts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        if (specification.FreeKeyCount == 0)
            return [];
        using MemoryScan scan = Open(specification);
        List<ulong> keys = [];
        Span<ulong> key = stackalloc ulong[1];
        while (scan.Next(key, default, default, default) > 0)
            keys.Add(key[0]);
        return [.. Enumerable.Range(1, parts - 1).Where(_ => keys.Count > 0).Select(i => keys[(int)((long)i * keys.Count / parts)])
            .Where(point => point > keys[0]).Distinct()];
    }

    /// <summary>Does nothing: the garbage collector owns the arrays.</summary>
    public void Dispose()
    {
    }

    private MemoryScan Open(ScanSpecification specification)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(specification.Prefix.Length, specification.KeyCount);
        return new MemoryScan(Rows.Of(specification.Order), specification);
    }
}
