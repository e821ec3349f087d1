using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>Takes quads of one parsing thread and writes a <see cref="LoadChunk"/> whenever its term table is full.</summary>
internal sealed class ChunkBuilder(LoadFolder folder, long budgetBytes) : IQuadSink, IDisposable
{
    // The table checks for room once a quad; longer terms than this are checked for exactly.
    private const long RoomForQuad = 1 << 14;
    private readonly List<LoadChunk> _chunks = [];
    private LocalTermTable? _terms;
    private TempFileWriter? _quads;
    private long _quadCount;
    private byte[]? _graphName;
    private int _graph;
    private int _lastSubject;

    public IReadOnlyList<LoadChunk> Chunks => _chunks;

    /// <summary>Quads taken, in all chunks; may be read by another thread.</summary>
    public long StatementCount { get; private set; }

    /// <summary>Sets the graph of quads without one; null is the default graph.</summary>
    public void SetGraph(byte[]? name)
    {
        _graphName = name;
        _graph = -1;
    }

    public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
    {
        long bytes = (long)subject.Value.Length + predicate.Value.Length + @object.Value.Length + graph.Value.Length + (_graphName?.Length ?? 0);
        if (_terms is null || _terms.IsFull(Math.Max(RoomForQuad, 2 * bytes)))
            StartChunk(2 * bytes);
        LocalTermTable terms = _terms!;
        if (!(subject.Kind == TermKind.Iri && terms.Is(_lastSubject, TermIdKind.Iri, subject.Value)))
            _lastSubject = terms.Add(subject);
        var quad = new LocalQuad(_lastSubject, terms.Add(predicate), terms.Add(@object), graph.IsNone ? DefaultGraph(terms) : terms.Add(graph));
        if (subject.Kind == TermKind.TripleTerm || @object.Kind == TermKind.TripleTerm)
            AddInnerBlankNodes(terms, subject, @object);
        _quads!.WriteRecord(quad);
        _quadCount++;
        StatementCount++;
    }

    /// <summary>Writes the last chunk.</summary>
    public void Finish()
    {
        if (_terms is null)
            return;
        _quads!.Dispose();
        _chunks.Add(new ChunkWriter(folder, _terms).Write(_quads.Name, _quadCount));
        _terms.Dispose();
        _terms = null;
    }

    public void Dispose()
    {
        _terms?.Dispose();
        _quads?.Dispose();
    }

    private int DefaultGraph(LocalTermTable terms)
    {
        if (_graph < 0)
            _graph = _graphName is null ? 0 : terms.Add(new TermSpan(TermKind.Iri, _graphName));
        return _graph;
    }

    private void StartChunk(long bytes)
    {
        Finish();
        _terms = new LocalTermTable(Math.Max(budgetBytes, 4 * bytes));
        _quads = folder.NewFile("quads");
        _quadCount = 0;
        _graph = -1;
        _lastSubject = 0;
    }

    /// <summary>Blank nodes that occur inside a triple term need numbers even if nothing else names them.</summary>
    private static void AddInnerBlankNodes(LocalTermTable terms, in TermSpan subject, in TermSpan @object)
    {
        if (subject.Kind == TermKind.TripleTerm)
            TripleTermLabels.ForEach(subject.Value, label => terms.Add(new TermSpan(TermKind.BlankNode, label)));
        if (@object.Kind == TermKind.TripleTerm)
            TripleTermLabels.ForEach(@object.Value, label => terms.Add(new TermSpan(TermKind.BlankNode, label)));
    }
}
