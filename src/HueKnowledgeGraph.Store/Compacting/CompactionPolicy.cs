namespace HueKnowledgeGraph.Store;

/// <summary>When a compaction in the background is worth its work.</summary>
/// <remarks>What is of no use is estimated from the manifest alone: of a segment its removed share, of a dictionary part the removed share of
/// the segment that came with it (all of it if that segment has gone). With a third wasted the directory is at most about
/// half as large again as a fresh one; it doubles for as long as a compaction runs.</remarks>
internal static class CompactionPolicy
{
    /// <summary>Beyond so many segments scans are noticeably slower than over one.</summary>
    public const int MaxSegments = 12;

    private const double MaxWaste = 1.0 / 3;

    public static bool IsDue(Manifest manifest)
    {
        if (manifest.Segments.Count > MaxSegments)
            return true;
        Dictionary<string, double> removed = manifest.Segments.ToDictionary(StemOf, segment => (double)segment.DeadCount / segment.QuadCount);
        double total = 0;
        double waste = 0;
        foreach (ManifestSegment segment in manifest.Segments)
        {
            total += segment.Files.Sum(file => file.Length);
            waste += (removed[StemOf(segment)] * segment.Orders.Values.Sum(file => file.Length)) + (segment.Dead?.Length ?? 0);
        }

        foreach (ManifestFile part in manifest.TermParts)
        {
            total += part.Length;
            waste += part.Length * removed.GetValueOrDefault(part.Name[..6], 1);
        }

        return waste > MaxWaste * total;
    }

    private static string StemOf(ManifestSegment segment) => segment.Orders[QuadOrder.Spo].Name[..6];
}
