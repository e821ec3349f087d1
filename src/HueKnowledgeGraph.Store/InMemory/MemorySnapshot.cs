using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>A snapshot in memory: every order a sorted array. For small graphs and tests, and the oracle of the segment store.</summary>
/// <remarks>About 160 bytes a quad. Made by <see cref="MemorySnapshotBuilder"/>. Its readers give blank nodes their original labels.</remarks>
public sealed class MemorySnapshot : IQuadSnapshot
{
    private readonly QuadKeys[][] _orders = new QuadKeys[5][];

    internal MemorySnapshot(long version, ITermDictionary terms, IReadOnlyCollection<QuadKeys> subjectFirst)
    {
        Version = version;
        Terms = terms;
        foreach (QuadOrder order in Enum.GetValues<QuadOrder>())
        {
            QuadKeys[] rows = [.. subjectFirst.Select(quad => QuadKeys.Of(order, quad.First, quad.Second, quad.Third, quad.Fourth))];
            Array.Sort(rows);
            _orders[(int)order] = rows;
        }

        NamedGraphs = [.. subjectFirst.Select(quad => quad.Fourth).Where(graph => graph != TermId.DefaultGraph).Distinct().Order()];
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
    public IReadOnlyList<ulong> NamedGraphs { get; }

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
        return new MemoryScan(_orders[(int)specification.Order], specification);
    }
}
