using System.Diagnostics;
using System.Globalization;

namespace HueKnowledgeGraph.Store;

/// <summary>A bulk load from lock to manifest; the steps stand in <see cref="Load"/>.</summary>
internal sealed class BulkLoader(IStoreFiles files, IReadOnlyList<LoadSource> sources, BulkLoadOptions options, CancellationToken cancellation)
{
    /// <summary>How the memory budget is divided.</summary>
    public LoadLimits Limits { get; init; } = LoadLimits.Of(options);

    public BulkLoadReport Load()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MemoryBytes, BulkLoadOptions.MinimumMemoryBytes, nameof(options));
        bool isNew = files.CreateDirectory();
        try
        {
            using StoreLock hold = StoreLock.Take(files);
            Manifest manifest = Manifest.ReadOrEmpty(files);
            Orphans.Remove(files, manifest);
            RefuseCommitsInLog(manifest);
            using var folder = new LoadFolder(files);
            return LoadInto(folder, manifest);
        }
        catch when (isNew)
        {
            if (!Manifest.Exists(files))
                files.DeleteFolder("");
            throw;
        }
    }

    private void RefuseCommitsInLog(Manifest manifest)
    {
        foreach (string name in manifest.Logs)
        {
            using var log = new LogReader(files, name);
            while (log.TryRead(out List<CommitRecord> records))
            {
                if (records[^1].Number > manifest.Version)
                    throw new InvalidOperationException($"The store in {files.Directory} has commits in its log; a bulk load cannot take them over yet.");
            }
        }
    }

    private BulkLoadReport LoadInto(LoadFolder folder, Manifest manifest)
    {
        long started = Stopwatch.GetTimestamp();
        var progress = new LoadProgress(options.OnProgress);
        var parser = new DocumentParser(folder, options, Limits, sources, progress, cancellation);
        IReadOnlyList<LoadChunk> chunks = parser.Parse();
        var version = StoreVersion.Open(files, manifest);
        using var snapshot = new SegmentSnapshot(version);
        progress.Begin("terms", 0);
        using var merge = new TermMerge(folder, chunks, version.Terms.Parts, Limits.SortBytes / 2, cancellation);
        string partName = folder.NewName("part");
        TermRanks ranks = merge.Merge(partName, version.Terms.NextTerms(), manifest.BlankNodeCount, out long partLength);
        var loader = new SegmentLoader(folder, Limits.SortBytes, ranks, manifest.Segments.Count == 0 ? null : snapshot, progress, cancellation);
        Dictionary<QuadOrder, ManifestFile> orders = loader.Write(chunks, merge.PlaceFile);
        cancellation.ThrowIfCancellationRequested();
        Commit(manifest, merge, new ManifestFile(partName, partLength), loader, orders);
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
        try
        {
            ManifestFile[] parts = merge.NewTermCount == 0 ? [] : [Move(part, stem + ".terms")];
            ManifestSegment[] segments = orders.Count == 0 ? [] : [new ManifestSegment(loader.QuadCount, loader.SingleGraph,
                orders.ToDictionary(pair => pair.Key, pair => Move(pair.Value, $"{stem}.{pair.Key.ToString().ToLowerInvariant()}")))];
            new Manifest(manifest.Version + 1, generation, manifest.BlankNodeCount + merge.BlankNodeCount,
                [.. manifest.TermParts, .. parts], [.. manifest.Segments, .. segments]) { Logs = manifest.Logs }.Replace(files);
        }
        catch
        {
            // The failure may have come behind the renaming; then the files are the store's.
            Orphans.Remove(files, Manifest.ReadOrEmpty(files));
            throw;
        }
    }

    private ManifestFile Move(ManifestFile file, string name)
    {
        files.Rename(file.Name, name);
        return file with { Name = name };
    }
}
