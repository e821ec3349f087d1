namespace HueKnowledgeGraph.Store;

/// <summary>One version of a store on disk.</summary>
internal sealed class SegmentSnapshot : IQuadSnapshot
{
    private readonly StoreVersion _version;
    private bool _disposed;

    /// <summary>Takes over one use of the version.</summary>
    public SegmentSnapshot(StoreVersion version) => _version = version;

    public long Version => _version.Manifest.Version;

    /// <summary>The version's files, while the snapshot is not disposed.</summary>
    public StoreVersion Files => _version;

    public ITermDictionary Terms => _version.Terms;

    public IReadOnlyList<ulong> NamedGraphs => _version.NamedGraphs;

    public QuadScan OpenScan(ScanSpecification specification)
    {
        Check(specification);
        List<QuadScan>? scans = null;
        QuadScan? first = null;
        foreach (Segment segment in _version.Segments)
        {
            if (segment.TryOpenScan(specification) is not { } scan)
                continue;
            if (first is null)
                first = scan;
            else
                (scans ??= [first]).Add(scan);
        }

        return scans is not null ? new MergeScan(scans, specification, AddsUp(specification)) : first ?? new EmptyScan();
    }

    public ScanStatistics Statistics(ScanSpecification specification)
    {
        Check(specification);
        (ScanNumbers sum, int parts) = Count(specification);
        if (specification.FreeKeyCount == 0 && parts > 1)
        {
            long rows = CountRows(specification);
            return new ScanStatistics(rows, Math.Min(rows, 1), true);
        }

        return new ScanStatistics(sum.Rows, sum.Keys, sum.RowsExact && sum.KeysExact && parts < 2);
    }

    public long CountRows(ScanSpecification specification)
    {
        Check(specification);
        (ScanNumbers sum, int parts) = Count(specification);

        if (sum.RowsExact && (parts < 2 || AddsUp(specification)))
            return sum.Rows;
        using QuadScan scan = OpenScan(specification);
        return specification.FreeKeyCount == 0 ? CountByRows(scan) : RunCounter.CountRows(scan);
    }

    public bool KnowsKeyCount(ScanSpecification specification) => KeyCounts.Keeps(specification);

    public long CountKeys(ScanSpecification specification)
    {
        if (Statistics(specification) is { IsExact: true } known)
            return known.FirstKeyCount;
        return KeyCounts.Keeps(specification) ? _version.Keys.Of(specification, CountKeysByRuns) : CountKeysByRuns(specification);
    }

    public ulong[] SplitPoints(ScanSpecification specification, int parts)
    {
        Check(specification);
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        if (specification.FreeKeyCount == 0)
            return [];
        Segment? largest = _version.Segments.MaxBy(segment => segment.Count(specification).Rows);
        if (largest?.TryOpenScan(specification) is not { } scan)
            return [];
        using (scan)
            return scan is SegmentScan rows ? rows.SplitPoints(parts) : scan is DeadRowScan live ? live.SplitPoints(parts) : [];
    }

    public void Dispose()
    {
        if (!_disposed)
            _version.Release();
        _disposed = true;
    }

    private long CountKeysByRuns(ScanSpecification specification)
    {
        using QuadScan scan = OpenScan(specification);
        return RunCounter.CountKeys(scan);
    }

    /// <summary>No quad is stored twice, so rows of segments add up unless triples of different graphs are merged.</summary>
    private bool AddsUp(ScanSpecification specification) =>
        specification.Order == QuadOrder.Gspo || !new GraphFilter(specification.Graphs).Merges || _version.IsSingleGraph;

    private static long CountByRows(QuadScan scan)
    {
        long rows = 0;
        for (int count; (count = scan.Next(default, default, default, default)) > 0;)
            rows += count;
        return rows;
    }

    private (ScanNumbers Sum, int Parts) Count(ScanSpecification specification)
    {
        ScanNumbers sum = ScanNumbers.None;
        int parts = 0;
        foreach (Segment segment in _version.Segments)
        {
            ScanNumbers numbers = segment.Count(specification);
            parts += numbers.Rows > 0 ? 1 : 0;
            sum = new ScanNumbers(sum.Rows + numbers.Rows, sum.Keys + numbers.Keys,
                sum.RowsExact && numbers.RowsExact, sum.KeysExact && numbers.KeysExact);
        }

        return (sum, parts);
    }

    private void Check(ScanSpecification specification)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(specification.Prefix.Length, specification.KeyCount);
    }
}
