namespace HueKnowledgeGraph.Store;

/// <summary>Counts a scan by its runs.</summary>
internal static class RunCounter
{
    private const int BatchRuns = 256;

    /// <summary>Rows that are left.</summary>
    public static long CountRows(QuadScan scan) => Count(scan, out _);

    /// <summary>Distinct first keys that are left.</summary>
    public static long CountKeys(QuadScan scan)
    {
        Count(scan, out long keys);
        return keys;
    }

    private static long Count(QuadScan scan, out long distinct)
    {
        Span<ulong> keys = stackalloc ulong[BatchRuns];
        Span<long> counts = stackalloc long[BatchRuns];
        long rows = 0;
        distinct = 0;
        for (int count; (count = scan.NextRuns(keys, counts)) > 0; distinct += count)
        {
            foreach (long run in counts[..count])
                rows += run;
        }

        return rows;
    }
}
