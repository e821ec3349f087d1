using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>The terms of a <see cref="MemorySnapshot"/>: an array for each kind, all in the dictionary's order but blank nodes.</summary>
internal sealed class MemoryDictionary : ITermDictionary
{
    private readonly Dictionary<MemoryTerm, ulong> _ids;
    private readonly MemoryTerm[][] _terms = new MemoryTerm[16][];

    public MemoryDictionary(IEnumerable<MemoryTerm> distinctTerms)
    {
        ILookup<TermKind, MemoryTerm> byKind = distinctTerms.ToLookup(term => term.Kind);
        Array.Fill(_terms, []);
        _terms[(int)TermIdKind.BlankNode] = [.. byKind[TermKind.BlankNode]];
        _terms[(int)TermIdKind.Iri] = [.. byKind[TermKind.Iri].Order()];
        _terms[(int)TermIdKind.Literal] = [.. byKind[TermKind.Literal].Order()];
        _terms[(int)TermIdKind.TripleTerm] = [.. byKind[TermKind.TripleTerm].Order()];
        _ids = new Dictionary<MemoryTerm, ulong>(_terms.Sum(terms => terms.Length));
        for (int kind = 0; kind < _terms.Length; kind++)
        {
            for (int i = 0; i < _terms[kind].Length; i++)
                _ids.Add(_terms[kind][i], TermId.Make((TermIdKind)kind, (ulong)i));
        }
    }

    public bool TryGetId(in TermSpan term, out ulong id)
    {
        if (InlineTerm.TryEncode(term, out id))
            return true;
        return !term.IsNone && _ids.TryGetValue(new MemoryTerm(term), out id);
    }

    public TermReader OpenReader() => new Reader(this);

    public ulong OrderedPayloadLimit(TermIdKind kind) => kind == TermIdKind.BlankNode ? 0 : (ulong)_terms[(int)kind].Length;

    public IReadOnlyList<(ulong From, ulong Below)> PrefixRanges(TermIdKind kind, ReadOnlySpan<byte> prefix)
    {
        if (kind is not (TermIdKind.Iri or TermIdKind.Literal))
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "Only IRIs and literals have prefix ranges.");
        MemoryTerm[] terms = _terms[(int)kind];
        List<(ulong From, ulong Below)> ranges = [];
        for (int from = 0, below; from < terms.Length; from = below + 1)
        {
            for (below = from; below < terms.Length && terms[below].Value.AsSpan().StartsWith(prefix);)
                below++;
            if (below > from)
                ranges.Add((TermId.Make(kind, (ulong)from), TermId.Make(kind, (ulong)below)));
        }

        return ranges;
    }

    private sealed class Reader(MemoryDictionary dictionary) : TermReader
    {
        private readonly byte[] _scratch = new byte[InlineTerm.MaxLexicalBytes];

        public override TermSpan Read(ulong id)
        {
            if (TermId.IsInline(id))
                return InlineTerm.Decode(id, _scratch);
            MemoryTerm[] terms = dictionary._terms[(int)TermId.Kind(id)];
            ulong place = TermId.Payload(id);
            if (place >= (ulong)terms.Length)
                throw new ArgumentOutOfRangeException(nameof(id), id, "The snapshot holds no term of this id.");
            return terms[place].Span;
        }
    }
}
