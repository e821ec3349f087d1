using System.Diagnostics;
using System.Globalization;

namespace HueKnowledgeGraph.Store;

/// <summary>A bulk load from lock to manifest; the steps stand in <see cref="Load"/>.</summary>
internal sealed class BulkLoader(string directory, IReadOnlyList<LoadSource> sources, BulkLoadOptions options, CancellationToken cancellation)
{
    /// <summary>How the memory budget is divided.</summary>
    public LoadLimits Limits { get; init; } = LoadLimits.Of(options);

    public BulkLoadReport Load()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MemoryBytes, BulkLoadOptions.MinimumMemoryBytes, nameof(options));
        bool isNew = !Directory.Exists(directory);
        Directory.CreateDirectory(directory);
        try
        {
            using StoreLock hold = StoreLock.Take(directory);
            Manifest manifest = Manifest.ReadOrEmpty(directory);
            RemoveOrphans(manifest);
            using var folder = new LoadFolder(directory);
            return LoadInto(folder, manifest);
        }
        catch when (isNew)
        {
            if (!Manifest.Exists(directory))
                Directory.Delete(directory, true);
            throw;
        }
    }

    private BulkLoadReport LoadInto(LoadFolder folder, Manifest manifest)
    {
        long started = Stopwatch.GetTimestamp();
        var progress = new LoadProgress(options.OnProgress);
        var parser = new DocumentParser(folder, options, Limits, sources, progress, cancellation);
        IReadOnlyList<LoadChunk> chunks = parser.Parse();
        var version = StoreVersion.Open(directory, manifest);
        using var snapshot = new SegmentSnapshot(version);
        progress.Begin("terms", 0);
        using var merge = new TermMerge(folder, chunks, version.Terms.Parts, Limits.SortBytes / 2, cancellation);
        string partPath = folder.NewPath("part");
        TermRanks ranks = merge.Merge(partPath, NextTerms(version.Terms.Parts), manifest.BlankNodeCount, out long partLength);
        var loader = new SegmentLoader(folder, Limits.SortBytes, ranks, manifest.Segments.Count == 0 ? null : snapshot, progress, cancellation);
        Dictionary<QuadOrder, ManifestFile> orders = loader.Write(chunks, merge.PlaceFile);
        cancellation.ThrowIfCancellationRequested();
        Commit(manifest, merge, new ManifestFile(partPath, partLength), loader, orders);
        return new BulkLoadReport(parser.StatementCount, loader.QuadCount, merge.NewTermCount + merge.BlankNodeCount, parser.Refused,
            Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Moves the files to their names and renames the manifest; a store without a new quad stays as it is.</summary>
    private void Commit(Manifest manifest, TermMerge merge, ManifestFile part, SegmentLoader loader, Dictionary<QuadOrder, ManifestFile> orders)
    {
        if (orders.Count == 0 && manifest.Generation > 0)
            return;
        long generation = manifest.Generation + 1;
        string stem = generation.ToString("000000", CultureInfo.InvariantCulture);
        List<string> moved = [];
        try
        {
            ManifestFile[] parts = merge.NewTermCount == 0 ? [] : [Move(part, stem + ".terms", moved)];
            ManifestSegment[] segments = orders.Count == 0 ? [] : [new ManifestSegment(loader.QuadCount, loader.SingleGraph,
                orders.ToDictionary(pair => pair.Key, pair => Move(pair.Value, $"{stem}.{pair.Key.ToString().ToLowerInvariant()}", moved)))];
            new Manifest(manifest.Version + 1, generation, manifest.BlankNodeCount + merge.BlankNodeCount,
                [.. manifest.TermParts, .. parts], [.. manifest.Segments, .. segments]) { Logs = manifest.Logs }.Replace(directory);
        }
        catch
        {
            foreach (string path in moved)
                File.Delete(path);
            throw;
        }
    }

    private ManifestFile Move(ManifestFile file, string name, List<string> moved)
    {
        string target = Path.Combine(directory, name);
        File.Move(file.Name, target);
        moved.Add(target);
        return file with { Name = name };
    }

    private static TermPartStart NextTerms(IReadOnlyList<TermPart> parts) => new(
        parts.Sum(part => part.Section(TermIdKind.Iri).Count),
        parts.Sum(part => part.Section(TermIdKind.Literal).Count),
        parts.Sum(part => part.Section(TermIdKind.TripleTerm).Count));

    /// <summary>Deletes what a load left that was killed: numbered files that the manifest does not name.</summary>
    private void RemoveOrphans(Manifest manifest)
    {
        HashSet<string> named = [.. manifest.FileNames];
        foreach (string path in Directory.EnumerateFiles(directory))
        {
            string name = Path.GetFileName(path);
            if ((Manifest.IsDataFile(name) && !named.Contains(name)) || name == Manifest.FileName + ".new")
                File.Delete(path);
        }
    }
}
