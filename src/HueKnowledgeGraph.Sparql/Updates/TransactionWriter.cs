using System.Text;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Brings quads of ids into a transaction, leaving out what is no quad; blank nodes that a query made become nodes of the store.</summary>
internal sealed class TransactionWriter : IDisposable
{
    private const int PollInterval = 4096;
    private readonly QueryContext _context;
    private readonly IQuadTransaction _transaction;
    private readonly QueryTerms[] _readers; // one for each position: a reader's spans live only until its next call
    private readonly Dictionary<ulong, byte[]> _made = []; // blank nodes of the query, and triple terms that hold some, as the store has them
    private readonly ulong[] _last = new ulong[4];
    private long _count;

    public TransactionWriter(QueryContext context, IQuadTransaction transaction)
    {
        _context = context;
        _transaction = transaction;
        _readers = [context.Terms.Fork(), context.Terms.Fork(), context.Terms.Fork(), context.Terms.Fork()];
    }

    /// <summary>Adds a quad. <paramref name="ids"/>: subject, predicate, object, graph.</summary>
    public void Add(ReadOnlySpan<ulong> ids)
    {
        if (ids.SequenceEqual(_last)) // A template that uses few of a solution's variables makes the same quad again and again.
            return;
        ids.CopyTo(_last);
        TermSpan subject = Own(ids, 0);
        TermSpan predicate = Own(ids, 1);
        TermSpan graph = Own(ids, 3);
        if (IsQuad(subject, predicate, graph))
            _transaction.Add(subject, predicate, Own(ids, 2), graph);
        Count();
    }

    /// <summary>Removes a quad. <paramref name="ids"/>: subject, predicate, object, graph.</summary>
    public void Remove(ReadOnlySpan<ulong> ids)
    {
        foreach (ulong id in ids)
        {
            if (TermId.Kind(id) == TermIdKind.Local)
                return; // The store does not hold the term.
        }

        TermSpan subject = Read(ids, 0);
        TermSpan predicate = Read(ids, 1);
        TermSpan graph = Read(ids, 3);
        if (IsQuad(subject, predicate, graph))
            _transaction.Remove(subject, predicate, Read(ids, 2), graph);
        Count();
    }

    public void Dispose()
    {
        foreach (QueryTerms reader in _readers)
            reader.Dispose();
    }

    private static bool IsQuad(in TermSpan subject, in TermSpan predicate, in TermSpan graph) =>
        subject.Kind is TermKind.Iri or TermKind.BlankNode && predicate.Kind == TermKind.Iri
        && graph.Kind is TermKind.None or TermKind.Iri or TermKind.BlankNode;

    private void Count()
    {
        if (++_count % PollInterval == 0)
            _context.Poll();
    }

    private TermSpan Read(ReadOnlySpan<ulong> ids, int position) => ids[position] == TermId.DefaultGraph ? default : _readers[position].Read(ids[position]);

    private TermSpan Own(ReadOnlySpan<ulong> ids, int position)
    {
        ulong id = ids[position];
        TermSpan term = Read(ids, position);
        if (TermId.Kind(id) != TermIdKind.Local || !(term.Kind == TermKind.BlankNode || (term.Kind == TermKind.TripleTerm && term.Value.IndexOf("_:"u8) >= 0)))
            return term;
        if (!_made.TryGetValue(id, out byte[]? own))
        {
            string text = term.Kind == TermKind.BlankNode ? _transaction.NewBlankNode() : Own(Term.From(term)).ToString()!;
            _made.Add(id, own = Encoding.UTF8.GetBytes(text));
            _context.Charge(100 + own.Length, "new blank nodes");
        }

        return new TermSpan(term.Kind, own);
    }

    private Term Own(Term term)
    {
        if (term is TripleTerm triple)
            return new TripleTerm(Own(triple.Subject), triple.Predicate, Own(triple.Object));
        if (term is not BlankNode)
            return term;
        ulong id = _context.Terms.IdOf(term);
        if (TermId.Kind(id) != TermIdKind.Local)
            return term;
        if (!_made.TryGetValue(id, out byte[]? own))
        {
            _made.Add(id, own = Encoding.UTF8.GetBytes(_transaction.NewBlankNode()));
            _context.Charge(100 + own.Length, "new blank nodes");
        }

        return new BlankNode(Encoding.UTF8.GetString(own));
    }
}
