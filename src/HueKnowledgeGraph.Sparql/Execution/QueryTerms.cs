using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>The terms of one query: those of the store, and those that expressions made (<see cref="TermIdKind.Local"/>).</summary>
/// <remarks>Ids stay unique: a computed term gets its inline id or the store's id where there is one, and else one local id.
/// The local vocabulary may be shared by threads (additions lock); a <see cref="QueryTerms"/> itself belongs to one thread, and
/// <see cref="Fork"/> makes one for another.</remarks>
public sealed class QueryTerms : IDisposable
{
    private readonly LocalVocabulary _local;
    private readonly TermReader _reader;
    private readonly byte[] _scratch = new byte[InlineTerm.MaxLexicalBytes];

    /// <summary>Makes the terms of a query over a snapshot.</summary>
    public QueryTerms(IQuadSnapshot snapshot)
        : this(snapshot, new LocalVocabulary())
    {
    }

    private QueryTerms(IQuadSnapshot snapshot, LocalVocabulary local)
    {
        Snapshot = snapshot;
        _local = local;
        _reader = snapshot.Terms.OpenReader();
    }

    /// <summary>The snapshot.</summary>
    public IQuadSnapshot Snapshot { get; }

    /// <summary>Reads a term; its spans live until the next call of Read. The id is neither unbound nor error.</summary>
    public TermSpan Read(ulong id) => TermId.Kind(id) switch
    {
        TermIdKind.Local => _local.Read(id),
        >= TermIdKind.Integer and <= TermIdKind.GYear => InlineTerm.Decode(id, _scratch),
        _ => _reader.Read(id),
    };

    /// <summary>A copy of a term on the heap.</summary>
    public Term ReadTerm(ulong id) => Term.From(Read(id));

    /// <summary>The one id of a term in this query.</summary>
    public ulong IdOf(in TermSpan term)
    {
        if (Snapshot.Terms.TryGetId(term, out ulong id))
            return id;
        return _local.Add(term);
    }

    /// <summary>The one id of a term in this query.</summary>
    public ulong IdOf(Term term)
    {
        ulong id = 0;
        term.Use(new IdRequest(this, ref id), static (IdRequest request, in TermSpan span) => request.Id = request.Terms.IdOf(span));
        return id;
    }

    /// <summary>The same terms with a reader for another thread.</summary>
    public QueryTerms Fork() => new(Snapshot, _local);

    /// <summary>Bytes that the local vocabulary holds, for the query's memory budget.</summary>
    public long LocalBytes => _local.Bytes;

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private readonly ref struct IdRequest(QueryTerms terms, ref ulong id)
    {
        private readonly ref ulong _id = ref id;

        public QueryTerms Terms { get; } = terms;

        public ulong Id { set => _id = value; }
    }
}
