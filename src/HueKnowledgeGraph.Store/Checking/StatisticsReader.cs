namespace HueKnowledgeGraph.Store;

/// <summary>Collects <see cref="StoreStatistics"/> from a version's directories.</summary>
internal static class StatisticsReader
{
    public static StoreStatistics Read(StoreVersion version, IQuadSnapshot snapshot)
    {
        Manifest manifest = version.Manifest;
        var all = new ScanSpecification(QuadOrder.Pso, ReadOnlyMemory<ulong>.Empty, GraphSelection.UnionOfAll);
        return new StoreStatistics(
            manifest.Version,
            Manifest.CurrentFormatVersion,
            manifest.Segments.Sum(segment => segment.QuadCount),
            snapshot.CountRows(all),
            version.NamedGraphs.Count,
            HasRows(snapshot, new ScanSpecification(QuadOrder.Gspo, (ulong[])[TermId.DefaultGraph], GraphSelection.EachQuad)),
            CountKeys(snapshot, all),
            Terms(version, TermIdKind.Iri),
            Terms(version, TermIdKind.Literal),
            manifest.BlankNodeCount,
            Terms(version, TermIdKind.TripleTerm),
            manifest.Segments.Count,
            Sizes(manifest));
    }

    private static long Terms(StoreVersion version, TermIdKind kind) => version.Terms.Parts.Sum(part => part.Section(kind).Count);

    private static bool HasRows(IQuadSnapshot snapshot, ScanSpecification specification)
    {
        using QuadScan scan = snapshot.OpenScan(specification);
        Span<ulong> key = stackalloc ulong[1];
        return scan.Next(key, default, default, default) > 0;
    }

    private static long CountKeys(IQuadSnapshot snapshot, ScanSpecification specification)
    {
        using QuadScan scan = snapshot.OpenScan(specification);
        Span<ulong> keys = stackalloc ulong[256];
        Span<long> counts = stackalloc long[256];
        long distinct = 0;
        for (int count; (count = scan.NextRuns(keys, counts)) > 0;)
            distinct += count;
        return distinct;
    }

    private static List<StoreFileSize> Sizes(Manifest manifest)
    {
        List<StoreFileSize> sizes = [new("terms", manifest.TermParts.Count, manifest.TermParts.Sum(file => file.Length))];
        IEnumerable<IGrouping<QuadOrder, ManifestFile>> orders = manifest.Segments.SelectMany(segment => segment.Orders)
            .GroupBy(pair => pair.Key, pair => pair.Value).OrderBy(group => group.Key);
        sizes.AddRange(orders.Select(group => new StoreFileSize(group.Key.ToString(), group.Count(), group.Sum(file => file.Length))));
        return sizes;
    }
}
