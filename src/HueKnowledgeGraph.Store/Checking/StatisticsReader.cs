namespace HueKnowledgeGraph.Store;

/// <summary>Collects <see cref="StoreStatistics"/> from a version's directories.</summary>
internal static class StatisticsReader
{
    public static StoreStatistics Read(LiveVersion version, IStoreFiles files)
    {
        using IQuadSnapshot snapshot = version.OpenSnapshot();
        Manifest manifest = version.Files.Manifest;
        DeltaCounts changes = version.Delta.Counts;
        var all = new ScanSpecification(QuadOrder.Pso, ReadOnlyMemory<ulong>.Empty, GraphSelection.UnionOfAll);
        return new StoreStatistics(
            version.Number,
            Manifest.CurrentFormatVersion,
            manifest.Segments.Sum(segment => segment.QuadCount - segment.DeadCount) + changes.Added - changes.Removed,
            snapshot.CountRows(all),
            version.NamedGraphs.Length,
            HasRows(snapshot, new ScanSpecification(QuadOrder.Gspo, (ulong[])[TermId.DefaultGraph], GraphSelection.EachQuad)),
            snapshot.CountKeys(all),
            Terms(version, TermIdKind.Iri),
            Terms(version, TermIdKind.Literal),
            version.Terms.BlankNodeCount,
            Terms(version, TermIdKind.TripleTerm),
            manifest.Segments.Count,
            Sizes(manifest, files))
        {
            RemovedQuads = manifest.Segments.Sum(segment => segment.DeadCount),
            UnflushedChanges = changes.Added + changes.Removed,
        };
    }

    private static long Terms(LiveVersion version, TermIdKind kind) =>
        version.Files.Terms.Parts.Sum(part => part.Section(kind).Count) + version.Terms.TailLength.Of(kind);

    private static bool HasRows(IQuadSnapshot snapshot, ScanSpecification specification)
    {
        using QuadScan scan = snapshot.OpenScan(specification);
        Span<ulong> key = stackalloc ulong[1];
        return scan.Next(key, default, default, default) > 0;
    }

    private static long LengthOf(string log, IStoreFiles files)
    {
        try
        {
            using Stream stream = files.OpenRead(log);
            return stream.Length;
        }
        catch (FileNotFoundException)
        {
            // Its writer has let go of it since the manifest was read.
            return 0;
        }
    }

    private static List<StoreFileSize> Sizes(Manifest manifest, IStoreFiles files)
    {
        List<StoreFileSize> sizes = [new("terms", manifest.TermParts.Count, manifest.TermParts.Sum(file => file.Length))];
        IEnumerable<IGrouping<QuadOrder, ManifestFile>> orders = manifest.Segments.SelectMany(segment => segment.Orders)
            .GroupBy(pair => pair.Key, pair => pair.Value).OrderBy(group => group.Key);
        sizes.AddRange(orders.Select(group => new StoreFileSize(group.Key.ToString(), group.Count(), group.Sum(file => file.Length))));
        ManifestFile[] dead = [.. manifest.Segments.Select(segment => segment.Dead).OfType<ManifestFile>()];
        if (dead.Length > 0)
            sizes.Add(new StoreFileSize("dead", dead.Length, dead.Sum(file => file.Length)));
        string[] logs = [.. manifest.OldLogs, .. manifest.Logs];
        if (logs.Length > 0)
            sizes.Add(new StoreFileSize("log", logs.Length, logs.Sum(log => LengthOf(log, files))));
        return sizes;
    }
}
