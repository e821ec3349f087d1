using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>The terms of a <see cref="MemoryTermTable"/> that were there when this was made: the dictionary of one version. In no order.</summary>
internal sealed class MemoryTermView(MemoryTermTable table) : ITermDictionary
{
    private readonly int[] _counts = table.Counts();

    public bool TryGetId(in TermSpan term, out ulong id) =>
        table.TryGetId(term, out id) && (TermId.IsInline(id) || TermId.Payload(id) < (ulong)_counts[(int)TermId.Kind(id)]);

    public TermReader OpenReader() => new Reader(this, table);

    public ulong OrderedPayloadLimit(TermIdKind kind) => 0;

    public IReadOnlyList<(ulong From, ulong Below)> PrefixRanges(TermIdKind kind, ReadOnlySpan<byte> prefix)
    {
        if (kind is not (TermIdKind.Iri or TermIdKind.Literal))
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "Only IRIs and literals have prefix ranges.");
        ReadOnlySpan<MemoryTerm> terms = table.Of(kind)[.._counts[(int)kind]];
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

    private sealed class Reader(MemoryTermView view, MemoryTermTable table) : TermReader
    {
        private readonly byte[] _scratch = new byte[InlineTerm.MaxLexicalBytes];

        public override TermSpan Read(ulong id)
        {
            if (TermId.IsInline(id))
                return InlineTerm.Decode(id, _scratch);
            TermIdKind kind = TermId.Kind(id);
            if (TermId.Payload(id) >= (ulong)view._counts[(int)kind])
                throw new ArgumentOutOfRangeException(nameof(id), id, "The snapshot holds no term of this id.");
            return table.Of(kind)[(int)TermId.Payload(id)].Span;
        }
    }
}
