using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Writes triples of ids to a sink, each once, leaving out what is no triple (SPARQL 1.1 Query, section 16.2).</summary>
internal sealed class TripleSink : IDisposable
{
    private readonly QueryContext _context;
    private readonly IQuadSink _sink;
    private readonly KeyTable _written;
    private readonly QueryTerms _subjects;
    private readonly QueryTerms _predicates;
    private readonly QueryTerms _objects;

    public TripleSink(QueryContext context, IQuadSink sink)
    {
        _context = context;
        _sink = sink;
        _written = new KeyTable(context, 3, "the triples already written");
        _subjects = context.Terms.Fork(); // three readers: a reader's spans live only until its next call
        _predicates = context.Terms.Fork();
        _objects = context.Terms.Fork();
    }

    /// <summary>Writes a triple if it is one and has not been written; true iff it was.</summary>
    public bool Write(ulong subject, ulong predicate, ulong @object)
    {
        if (subject == TermId.Unbound || predicate == TermId.Unbound || @object == TermId.Unbound)
            return false;
        TermSpan s = _subjects.Read(subject);
        TermSpan p = _predicates.Read(predicate);
        if (s.Kind is not (TermKind.Iri or TermKind.BlankNode) || p.Kind != TermKind.Iri)
            return false;
        _written.FindOrAdd([subject, predicate, @object], out bool isNew);
        if (!isNew)
            return false;
        if ((_written.Count & 0xFFF) == 0)
            _context.Poll();
        _sink.Quad(s, p, _objects.Read(@object), default);
        return true;
    }

    public void Dispose()
    {
        _written.Dispose();
        _subjects.Dispose();
        _predicates.Dispose();
        _objects.Dispose();
    }
}
