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
        bool isNew = files.CreateDirectory();
        if (!isNew && Manifest.Exists(files) && Manifest.Read(files).Logs.Count > 0)
        {
            // Commits of its log have to be in files before the load can be compared with them.
            using LiveQuadStore store = LiveQuadStore.Open(files, new StoreWriteOptions());
            return store.BulkLoad(this, cancellation);
        }

        try
        {
            using StoreLock hold = StoreLock.Take(files);
            Manifest manifest = Manifest.ReadOrEmpty(files);
            Orphans.Remove(files, manifest);
            return LoadInto(manifest, out _);
        }
        catch when (isNew)
        {
            if (!Manifest.Exists(files))
                files.DeleteFolder("");
            throw;
        }
    }

    /// <summary>Loads behind a manifest whose logs hold no later commit. The caller holds the store's lock.</summary>
    /// <param name="manifest">What the store holds.</param>
    /// <param name="result">What it holds now: the same if no quad is new.</param>
    public BulkLoadReport LoadInto(Manifest manifest, out Manifest result)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MemoryBytes, BulkLoadOptions.MinimumMemoryBytes, nameof(options));
        using var folder = new LoadFolder(files);
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
        result = Commit(manifest, merge, new ManifestFile(partName, partLength), loader, orders);
        return new BulkLoadReport(parser.StatementCount, loader.QuadCount, merge.NewTermCount + merge.BlankNodeCount, parser.Refused,
            Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Moves the files to their names and renames the manifest; a store without a new quad stays as it is.</summary>
    private Manifest Commit(Manifest manifest, TermMerge merge, ManifestFile part, SegmentLoader loader, Dictionary<QuadOrder, ManifestFile> orders)
    {
        if (orders.Count == 0 && manifest.Generation > 0)
            return manifest;
        long generation = manifest.Generation + 1;
        string stem = generation.ToString("000000", CultureInfo.InvariantCulture);
        try
        {
            ManifestFile[] parts = merge.NewTermCount == 0 ? [] : [Move(part, stem + ".terms")];
            ManifestSegment[] segments = orders.Count == 0 ? [] : [new ManifestSegment(loader.QuadCount, loader.SingleGraph,
                orders.ToDictionary(pair => pair.Key, pair => Move(pair.Value, $"{stem}.{pair.Key.ToString().ToLowerInvariant()}")))];
            Manifest next = manifest with
            {
                Version = manifest.Version + 1,
                Generation = generation,
                BlankNodeCount = manifest.BlankNodeCount + merge.BlankNodeCount,
                TermParts = [.. manifest.TermParts, .. parts],
                Segments = [.. manifest.Segments, .. segments],
            };
            next.Replace(files);
            return next;
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
