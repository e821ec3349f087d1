namespace HueKnowledgeGraph.Store;

/// <summary>Counts a scan over one order from its directory and page flags; reads rows only where there are few.</summary>
internal static class SegmentStatistics
{
    // A page: about 30 us of counting, what two directory look-ups of a large store cost.
    private const long FewRows = PagedTable.PageRows;

    public static ScanNumbers Count(OrderFile file, ScanSpecification specification, GraphCover cover)
    {
        RowRange range = RowRange.Find(file, specification.Prefix.Span, specification.FirstKeyFrom, specification.FirstKeyBelow);
        if (range.IsEmpty)
            return ScanNumbers.None;
        if (specification.FreeKeyCount == 0)
            return CountBound(file, specification, cover, range);
        bool merges = new GraphFilter(specification.Graphs).Merges && specification.Order != QuadOrder.Gspo;
        (long duplicates, bool duplicatesExact) = DuplicatesIn(file, specification, range);
        (long keys, bool keysExact) = KeysIn(file, specification, range, duplicates, duplicatesExact);
        bool rowsExact = cover == GraphCover.All && (!merges || duplicatesExact);
        var numbers = new ScanNumbers(merges ? range.Count - duplicates : range.Count, keys, rowsExact, keysExact && cover == GraphCover.All);
        if ((numbers.RowsExact && numbers.KeysExact) || range.Count > FewRows)
            return numbers;
        return CountByReading(file, specification, cover, range);
    }

    private static ScanNumbers CountBound(OrderFile file, ScanSpecification specification, GraphCover cover, RowRange range)
    {
        using var scan = new SegmentScan(file, specification, cover == GraphCover.Some, range);
        long rows = 0;
        for (int count; (count = scan.Next(default, default, default, default)) > 0;)
            rows += count;
        return new ScanNumbers(rows, Math.Min(rows, 1), true, true);
    }

    private static ScanNumbers CountByReading(OrderFile file, ScanSpecification specification, GraphCover cover, RowRange range)
    {
        using var scan = new SegmentScan(file, specification, cover == GraphCover.Some, range);
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
        for (long page = range.From >> PagedTable.PageBits; page <= (range.Below - 1) >> PagedTable.PageBits; page++)
        {
            if ((file.Rows.Flags((int)page) & OrderFile.PageHasDuplicates) != 0)
                return (0, false);
        }

        return (0, true);
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
