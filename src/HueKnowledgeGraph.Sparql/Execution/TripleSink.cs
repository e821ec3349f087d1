using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Writes triples of ids to a sink, each once, leaving out what is no triple (SPARQL 1.1 Query, section 16.2).</summary>
/// <remarks>Over the query's memory triples that are not known to be written wait on disk until <see cref="Finish"/>.</remarks>
internal sealed class TripleSink : IDisposable
{
    private readonly QueryContext _context;
    private readonly IQuadSink _sink;
    private readonly KeyTable _written;
    private readonly QueryTerms _subjects;
    private readonly QueryTerms _predicates;
    private readonly QueryTerms _objects;
    private SpilledPartitions? _waiting;
    private int _asked;

    public TripleSink(QueryContext context, IQuadSink sink)
    {
        _context = context;
        _sink = sink;
        _written = new KeyTable(context, 3, "the triples already written");
        _subjects = context.Terms.Fork(); // three readers: a reader's spans live only until its next call
        _predicates = context.Terms.Fork();
        _objects = context.Terms.Fork();
    }

    /// <summary>Writes a triple if it is one and has not been written.</summary>
    public void Write(ulong subject, ulong predicate, ulong @object)
    {
        if ((++_asked & 0xFFF) == 0)
            _context.Poll();
        if (subject == TermId.Unbound || predicate == TermId.Unbound || @object == TermId.Unbound)
            return;
        if (TermId.Kind(subject) is not (TermIdKind.Iri or TermIdKind.BlankNode) && _subjects.Read(subject).Kind is not (TermKind.Iri or TermKind.BlankNode))
            return;
        if (TermId.Kind(predicate) != TermIdKind.Iri && _predicates.Read(predicate).Kind != TermKind.Iri)
            return;
        if (IsNew([subject, predicate, @object]))
            _sink.Quad(_subjects.Read(subject), _predicates.Read(predicate), _objects.Read(@object), default);
    }

    /// <summary>Writes the triples that waited; no more come.</summary>
    public void Finish()
    {
        if (_waiting is null)
            return;
        _written.Dispose();
        _waiting.Finish();
        var layout = new VariableLayout([new Variable(".s"), new Variable(".p"), new Variable(".o")]);
        using var rest = new WaitingRowsOperator(_context, layout, _waiting, level: 1);
        while (rest.Next() is { } batch)
        {
            for (int row = 0; row < batch.RowCount; row++)
                _sink.Quad(_subjects.Read(batch.Rows(0)[row]), _predicates.Read(batch.Rows(1)[row]), _objects.Read(batch.Rows(2)[row]), default);
        }
    }

    public void Dispose()
    {
        _waiting?.Dispose();
        _written.Dispose();
        _subjects.Dispose();
        _predicates.Dispose();
        _objects.Dispose();
    }

    /// <summary>True iff a triple is to be written now; one that is put aside is not.</summary>
    private bool IsNew(ReadOnlySpan<ulong> triple)
    {
        if (_waiting is null && _context.ShouldSpill(_written.Bytes, _written.BytesFor(1)))
            _waiting = new SpilledPartitions(_context, 3, [0, 1, 2], 0, "the triples already written");
        if (_waiting is null)
        {
            _written.FindOrAdd(triple, out bool isNew);
            return isNew;
        }

        if (_written.Find(triple) < 0)
            _waiting.Add(triple);
        return false;
    }
}
