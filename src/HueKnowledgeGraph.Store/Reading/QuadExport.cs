using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>Writes a snapshot, or one graph of it, into a sink in the store's order, so that a subject's statements stay together.</summary>
public sealed class QuadExport
{
    private const int BatchRows = 4096;
    private readonly IQuadSnapshot _snapshot;
    private readonly (ulong Graph, ScanSpecification Scan)[] _scans;

    private QuadExport(IQuadSnapshot snapshot, params (ulong Graph, ScanSpecification Scan)[] scans)
    {
        _snapshot = snapshot;
        _scans = scans;
    }

    /// <summary>Statements that will be written, as far as directories know: an upper bound where graphs share triples.</summary>
    public long ExpectedCount => _scans.Sum(part => _snapshot.Statistics(part.Scan).RowCount);

    /// <summary>Every quad: the default graph first, then graph by graph.</summary>
    public static QuadExport OfQuads(IQuadSnapshot snapshot) =>
        new(snapshot, [.. snapshot.NamedGraphs.Prepend(TermId.DefaultGraph).Select(graph => (graph, ScanOf(graph)))]);

    /// <summary>Every triple of every graph, each once, without graph names.</summary>
    public static QuadExport OfTriples(IQuadSnapshot snapshot) =>
        new(snapshot, (TermId.DefaultGraph, new ScanSpecification(QuadOrder.Spo, default, GraphSelection.UnionOfAll)));

    /// <summary>The triples of one graph, without the graph's name.</summary>
    public static QuadExport OfGraph(IQuadSnapshot snapshot, ulong graph) => new(snapshot, (TermId.DefaultGraph, ScanOf(graph)));

    /// <summary>Writes all statements. <paramref name="onProgress"/> is called once a batch with the number written so far.</summary>
    /// <returns>The number of statements written.</returns>
    public long WriteTo(IQuadSink sink, Action<long>? onProgress = null, CancellationToken cancellation = default)
    {
        using var reader = new StatementReader(_snapshot.Terms);
        long done = 0;
        foreach ((ulong graph, ScanSpecification scan) in _scans)
            done = Write(scan, graph, reader, sink, done, onProgress, cancellation);
        return done;
    }

    private long Write(
        ScanSpecification specification, ulong graph, StatementReader reader, IQuadSink sink, long done, Action<long>? onProgress, CancellationToken cancellation)
    {
        ulong[] subjects = new ulong[BatchRows];
        ulong[] predicates = new ulong[BatchRows];
        ulong[] objects = new ulong[BatchRows];
        using QuadScan scan = _snapshot.OpenScan(specification);
        for (int rows; (rows = scan.Next(subjects, predicates, objects, [])) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int row = 0; row < rows; row++)
                reader.Push(sink, subjects[row], predicates[row], objects[row], graph);
            done += rows;
            onProgress?.Invoke(done);
        }

        return done;
    }

    private static ScanSpecification ScanOf(ulong graph) => new(QuadOrder.Gspo, new[] { graph }, GraphSelection.EachQuad);
}
