namespace HueKnowledgeGraph.Store;

/// <summary>Counts a scan over one order from its directory and page flags; reads rows only where there are few.</summary>
internal static class SegmentStatistics
{
    // A page: about 30 us of counting, what two directory look-ups of a large store cost.
    private const long FewRows = PagedTable.PageRows;

    public static ScanNumbers Count(OrderFile file, ScanSpecification specification, GraphCover cover, DeadRows? dead)
    {
        RowRange range = RowRange.Find(file, specification.Prefix.Span, specification.FirstKeyFrom, specification.FirstKeyBelow);
        long removed = dead?.CountIn(file.Order, range) ?? 0;
        if (range.Count <= removed)
            return ScanNumbers.None;
        if (removed > 0)
            return CountLive(file, specification, cover, range, dead!, removed);
        if (specification.FreeKeyCount == 0)
            return CountBound(Open(file, specification, cover, range));
        bool merges = new GraphFilter(specification.Graphs).Merges && specification.Order != QuadOrder.Gspo;
        (long duplicates, bool duplicatesExact) = DuplicatesIn(file, specification, range);
        (long keys, bool keysExact) = KeysIn(file, specification, range, duplicates, duplicatesExact);
        bool rowsExact = cover == GraphCover.All && (!merges || duplicatesExact);
        var numbers = new ScanNumbers(merges ? range.Count - duplicates : range.Count, keys, rowsExact, keysExact && cover == GraphCover.All);
        if ((numbers.RowsExact && numbers.KeysExact) || range.Count > FewRows)
            return numbers;
        return CountByReading(Open(file, specification, cover, range));
    }

    /// <summary>The same where rows are removed: directories count those too, so keys are an upper bound, and rows where triples repeat.</summary>
    private static ScanNumbers CountLive(
        OrderFile file, ScanSpecification specification, GraphCover cover, RowRange range, DeadRows dead, long removed)
    {
        var scan = new DeadRowScan(Open(file, specification, cover, range), dead.Of(file.Order));
        if (specification.FreeKeyCount == 0)
            return CountBound(scan);
        if (range.Count <= FewRows)
            return CountByReading(scan);
        scan.Dispose();
        bool merges = new GraphFilter(specification.Graphs).Merges && specification.Order != QuadOrder.Gspo;
        bool repeats = merges && !HasNoRepeats(file, range);
        (long keys, _) = KeysIn(file, specification, range, 0, false);
        long live = range.Count - removed;
        bool isLastKey = specification.FreeKeyCount == 1 && (merges || specification.Order == QuadOrder.Gspo);
        bool rowsExact = cover == GraphCover.All && !repeats;
        return new ScanNumbers(live, Math.Min(keys, live), rowsExact, rowsExact && isLastKey);
    }

    private static SegmentScan Open(OrderFile file, ScanSpecification specification, GraphCover cover, RowRange range) =>
        new(file, specification, cover == GraphCover.Some, range);

    private static ScanNumbers CountBound(QuadScan opened)
    {
        using QuadScan scan = opened;
        long rows = 0;
        for (int count; (count = scan.Next(default, default, default, default)) > 0;)
            rows += count;
        return new ScanNumbers(rows, Math.Min(rows, 1), true, true);
    }

    private static ScanNumbers CountByReading(QuadScan opened)
    {
        using QuadScan scan = opened;
        Span<ulong> keys = stackalloc ulong[256];
        Span<long> counts = stackalloc long[256];
        long rows = 0;
        long distinct = 0;
        for (int count; (count = scan.NextRuns(keys, counts)) > 0; distinct += count)
        {
            foreach (long run in counts[..count])
                rows += run;
        }

        return new ScanNumbers(rows, distinct, true, true);
    }

    /// <summary>Rows of the range that repeat a triple in another graph; 0 if that is not known (an upper bound of rows follows).</summary>
    private static (long Count, bool IsExact) DuplicatesIn(OrderFile file, ScanSpecification specification, RowRange range)
    {
        if (file.Duplicates == 0 || specification.Order == QuadOrder.Gspo)
            return (0, true);
        if (range.Count == file.RowCount)
            return (file.Duplicates, true);
        if (specification.Prefix.Length > 0 && file.TryFind(specification.Prefix.Span[0], out RowRange whole, out long entry)
            && range == whole)
            return (file.Entry(entry).Duplicates, true);
        return (0, HasNoRepeats(file, range));
    }

    /// <summary>Whether no page of the range has a triple twice.</summary>
    private static bool HasNoRepeats(OrderFile file, RowRange range)
    {
        if (file.Duplicates == 0)
            return true;
        for (long page = range.From >> PagedTable.PageBits; page <= (range.Below - 1) >> PagedTable.PageBits; page++)
        {
            if ((file.Rows.Flags((int)page) & OrderFile.PageHasDuplicates) != 0)
                return false;
        }

        return true;
    }

    private static (long Count, bool IsExact) KeysIn(
        OrderFile file, ScanSpecification specification, RowRange range, long duplicates, bool duplicatesExact)
    {
        switch (specification.Prefix.Length)
        {
            case 0:
                return (file.EntryOfRow(range.Below - 1) - file.EntryOfRow(range.From) + 1, true);
            case 1:
                file.TryFind(specification.Prefix.Span[0], out RowRange whole, out long entry);
                long distinct = file.Entry(entry).DistinctSecond;
                return range == whole ? (distinct, true) : (Math.Min(distinct, range.Count), false);
            case 2 when specification.Order != QuadOrder.Gspo:
            case 3:
                // The last key of a triple is distinct but for the graphs that share the triple.
                return (range.Count - duplicates, duplicatesExact);
            default:
                return (range.Count, false);
        }
    }
}
