using System.Globalization;
using System.Runtime.ExceptionServices;

namespace HueKnowledgeGraph.Store;

/// <summary>Writes the quads of a version as one segment with one dictionary part: no removed rows, no terms that nothing uses.</summary>
/// <remarks>
/// <para>Distinct ids of all positions come from directories; a merge of the dictionary parts drops the rest and gives new ids; each order is then
/// read in its old sequence, renumbered and, where the numbering changed the sequence, sorted anew within the memory budget.</para>
/// <para>Readers and the writer work on meanwhile: everything read belongs to a version, which never changes. Memory beside the
/// sort budget: four bytes a term and eight for each distinct value that lives in its id.</para>
/// </remarks>
internal sealed class Compaction(IStoreFiles files, LiveVersion version, CompactionOptions options, CancellationToken cancellation)
{
    private const long MinSortBytes = 1 << 20;

    /// <summary>Quads written.</summary>
    public long QuadCount { get; private set; }

    /// <summary>Terms written.</summary>
    public long TermCount { get; private set; }

    /// <summary>Writes the files.</summary>
    /// <param name="manifest">The store's; the files are named by its generation plus one.</param>
    /// <returns>The manifest that names them, with the logs of the old one.</returns>
    public Manifest Write(Manifest manifest)
    {
        using IQuadSnapshot snapshot = version.OpenSnapshot();
        using var folder = new LoadFolder(files);
        var progress = new LoadProgress(options.OnProgress);
        var pacer = new Pacer(options.Load, cancellation);
        QuadCount = snapshot.CountRows(new ScanSpecification(QuadOrder.Spo, ReadOnlyMemory<ulong>.Empty, GraphSelection.EachQuad));
        progress.Begin("terms", 0);
        var usage = TermUsage.Of(snapshot, version, pacer);
        var terms = new TermRewrite(version, usage);
        string stem = (manifest.Generation + 1).ToString("000000", CultureInfo.InvariantCulture);
        ManifestFile? part = terms.Write(files, stem + ".terms", new TermIndexRoom(folder, options.MemoryBytes, cancellation), pacer);
        TermCount = terms.TermCount;
        return manifest with
        {
            Version = version.Number,
            Generation = manifest.Generation + 1,
            BlankNodeCount = version.Terms.BlankNodeCount,
            TermParts = part is null ? [] : [part],
            Segments = QuadCount == 0 ? [] : [WriteSegment(snapshot, terms, stem, folder, progress)],
        };
    }

    private ManifestSegment WriteSegment(IQuadSnapshot snapshot, TermRewrite terms, string stem, LoadFolder folder, LoadProgress progress)
    {
        List<QuadOrder> orders = [QuadOrder.Spo, QuadOrder.Pso, QuadOrder.Pos, QuadOrder.Ops];
        ulong? single = SingleGraphOf(snapshot);
        if (single is null)
            orders.Add(QuadOrder.Gspo);
        progress.Begin("write", orders.Count * QuadCount);
        long sortBytes = Math.Max(MinSortBytes, options.MemoryBytes / options.Threads);
        var written = new ManifestFile[orders.Count];
        try
        {
            Parallel.For(0, orders.Count, new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation }, i =>
                written[i] = new OrderRewrite(folder, snapshot, terms, progress, cancellation)
                    .Write(orders[i], $"{stem}.{orders[i].ToString().ToLowerInvariant()}", QuadCount, sortBytes, new Pacer(options.Load, cancellation)));
        }
        catch (AggregateException errors)
        {
            ExceptionDispatchInfo.Throw(errors.InnerExceptions[0]);
        }

        return new ManifestSegment(QuadCount, single is { } graph ? terms.NewIdOf(terms.RankOf(graph)) : null,
            orders.Zip(written).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    /// <summary>The only graph of all quads; null if there are several.</summary>
    private ulong? SingleGraphOf(IQuadSnapshot snapshot)
    {
        if (snapshot.NamedGraphs.Count == 0)
            return TermId.DefaultGraph;
        if (snapshot.NamedGraphs.Count > 1)
            return null;
        ulong graph = snapshot.NamedGraphs[0];
        return snapshot.CountRows(new ScanSpecification(QuadOrder.Gspo, new[] { graph }, GraphSelection.EachQuad)) == QuadCount ? graph : null;
    }
}
