namespace HueKnowledgeGraph.Store;

/// <summary>One version of a store: its segments and what later commits changed. Where nothing changed, the segments answer alone.</summary>
internal sealed class LiveSnapshot : IQuadSnapshot
{
    private readonly SegmentSnapshot _segments;
    private readonly LiveVersion _version;

    /// <summary>Takes over one use of the version's files.</summary>
    public LiveSnapshot(LiveVersion version)
    {
        _version = version;
        _segments = new SegmentSnapshot(version.Files);
    }

    public long Version => _version.Number;

    /// <summary>What the snapshot shows.</summary>
    public LiveVersion Contents => _version;

    /// <summary>Its segments.</summary>
    public StoreVersion Files => _version.Files;

    public ITermDictionary Terms => _version.Terms;

    public IReadOnlyList<ulong> NamedGraphs => _version.NamedGraphs;

    public QuadScan OpenScan(ScanSpecification specification)
    {
        if (!IsTouched(specification, out DeltaTree tree))
            return _segments.OpenScan(specification);
        if (MergesSeveral(specification))
        {
            ScanSpecification apart = specification with { Graphs = GraphSelection.EachOf(specification.Graphs.Graphs) };
            return new DistinctScan(Open(apart, tree), specification.FreeKeyCount);
        }

        return Open(specification, tree);
    }

    public ScanStatistics Statistics(ScanSpecification specification)
    {
        ScanStatistics known = _segments.Statistics(specification);
        if (!IsTouched(specification, out DeltaTree tree))
            return known;
        if (specification.FreeKeyCount == 0)
        {
            long found = CountRows(specification);
            return new ScanStatistics(found, Math.Min(found, 1), true);
        }

        DeltaCounts counts = tree.Count(DeltaRange.Of(specification));
        (int added, int removed, bool isExact) = Balance(specification, counts);
        long rows = known.RowCount + added - (isExact ? removed : 0);
        bool isLastKey = specification.FreeKeyCount == 1 && (ByTriple(specification) || specification.Order == QuadOrder.Gspo);
        return isLastKey
            ? new ScanStatistics(rows, rows, known.IsExact && isExact)
            : new ScanStatistics(rows, Math.Min(rows, known.FirstKeyCount + added), false);
    }

    public long CountRows(ScanSpecification specification)
    {
        if (!IsTouched(specification, out DeltaTree tree))
            return _segments.CountRows(specification);
        if (MergesSeveral(specification))
            return CountByScan(specification);
        (int added, int removed, bool isExact) = Balance(specification, tree.Count(DeltaRange.Of(specification)));
        if (!isExact)
            (added, removed) = CountChanges(new DeltaRows(tree, specification));
        return _segments.CountRows(specification) + added - removed;
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
        ulong[] points = _segments.SplitPoints(specification, parts);
        if (points.Length > 0 || specification.FreeKeyCount == 0 || !IsTouched(specification, out DeltaTree tree))
            return points;
        return SplitChanges(tree, specification, parts);
    }

    public void Dispose() => _segments.Dispose();

    private long CountKeysByRuns(ScanSpecification specification)
    {
        using QuadScan scan = OpenScan(specification);
        return RunCounter.CountKeys(scan);
    }

    private static bool ByTriple(ScanSpecification specification) =>
        specification.Order != QuadOrder.Gspo && specification.Graphs.Kind == GraphSelectionKind.Merged;

    /// <summary>Whether rows of several chosen graphs become one: no entry of the delta knows of that.</summary>
    private static bool MergesSeveral(ScanSpecification specification) =>
        specification.Order != QuadOrder.Gspo && specification.Graphs is { Kind: GraphSelectionKind.MergedOf, Graphs.Count: > 1 };

    /// <summary>Rows that come and go; if not exact, then at least those that come, and no more than those that go.</summary>
    private static (int Added, int Removed, bool IsExact) Balance(ScanSpecification specification, in DeltaCounts counts) =>
        ByTriple(specification)
            ? (counts.TriplesAdded, counts.TriplesRemoved, true)
            : (counts.Added, counts.Removed, new GraphFilter(specification.Graphs).SelectsAll);

    private static (int Added, int Removed) CountChanges(DeltaRows rows)
    {
        int added = 0;
        int removed = 0;
        for (; !rows.IsAtEnd; rows.Move())
        {
            added += rows.IsAdded ? 1 : 0;
            removed += rows.IsAdded ? 0 : 1;
        }

        return (added, removed);
    }

    /// <summary>For stores that hold most in memory: keys at equal distances in the changes.</summary>
    private static ulong[] SplitChanges(DeltaTree tree, ScanSpecification specification, int parts)
    {
        List<ulong> points = [];
        DeltaCounts counts = tree.Count(DeltaRange.Of(specification));
        var rows = new DeltaRows(tree, specification);
        ulong last = rows.IsAtEnd ? 0 : rows.Row.First;
        for (int number = 0; !rows.IsAtEnd && points.Count < parts - 1; rows.Move(), number++)
        {
            if (rows.Row.First > last && number >= (long)counts.Entries * (points.Count + 1) / parts)
                points.Add(last = rows.Row.First);
        }

        return [.. points];
    }

    private bool IsTouched(ScanSpecification specification, out DeltaTree tree)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(specification.Prefix.Length, specification.KeyCount);
        tree = _version.Delta[specification.Order];
        return tree.Root is not null && tree.HasAny(DeltaRange.Of(specification));
    }

    private DeltaScan Open(ScanSpecification specification, DeltaTree tree) =>
        new(_segments.OpenScan(specification), new DeltaRows(tree, specification), specification);

    private long CountByScan(ScanSpecification specification)
    {
        using QuadScan scan = OpenScan(specification);
        return specification.FreeKeyCount == 0 ? scan.Next(default, default, default, default) : RunCounter.CountRows(scan);
    }
}
