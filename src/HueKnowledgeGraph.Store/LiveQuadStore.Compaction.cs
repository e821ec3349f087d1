using System.Diagnostics;

namespace HueKnowledgeGraph.Store;

public sealed partial class LiveQuadStore
{
    /// <summary>
    /// Rewrites all quads as one segment with one dictionary part: removed quads and terms that nothing uses any more give their space back. Readers
    /// and writers go on meanwhile; commits that come meanwhile stay.
    /// </summary>
    /// <param name="options">Memory, threads and pace. Default <see cref="CompactionOptions"/>.</param>
    /// <param name="cancellation">Ends the work; the store is as before.</param>
    public CompactionReport Compact(CompactionOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new CompactionOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MemoryBytes, CompactionOptions.MinimumMemoryBytes, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Load, nameof(options));
        return CompactWithin(options, cancellation);
    }

    /// <summary>As <see cref="Compact"/>, within any memory.</summary>
    internal CompactionReport CompactWithin(CompactionOptions options, CancellationToken cancellation)
    {
        long started = Stopwatch.GetTimestamp();
        long before = 0;
        Compaction? done = null;
        Rebuild(
            (version, manifest, token) =>
            {
                before = BytesOf(manifest);
                done = new Compaction(_files, version, options, token);
                return done.Write(manifest);
            },
            cancellation);
        Manifest after = Durable.Files.Manifest;
        return new CompactionReport(after.Version, done!.QuadCount, done.TermCount, before, BytesOf(after), Stopwatch.GetElapsedTime(started));
    }

    private static long BytesOf(Manifest manifest) =>
        manifest.TermParts.Sum(part => part.Length) + manifest.Segments.Sum(segment => segment.Files.Sum(file => file.Length));

    /// <summary>In the background, after a flush: compacts where much of the files is of no use, or where segments are many.</summary>
    /// <returns>True iff it did.</returns>
    internal bool CompactIfDue()
    {
        if (Options.Compaction is not { } options || !CompactionPolicy.IsDue(Durable.Files.Manifest))
            return false;
        CompactWithin(options, _ending.Token);
        return true;
    }
}
