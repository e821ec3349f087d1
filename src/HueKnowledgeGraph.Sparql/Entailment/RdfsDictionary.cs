using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>A store's terms and the RDFS vocabulary.</summary>
internal sealed class RdfsDictionary(ITermDictionary terms, RdfsVocabulary vocabulary) : ITermDictionary
{
    public bool TryGetId(in TermSpan term, out ulong id) => terms.TryGetId(term, out id) || vocabulary.TryGetExtra(term, out id);

    public TermReader OpenReader() => new Reader(terms.OpenReader());

    public ulong OrderedPayloadLimit(TermIdKind kind) => terms.OrderedPayloadLimit(kind);

    public IReadOnlyList<(ulong From, ulong Below)> PrefixRanges(TermIdKind kind, ReadOnlySpan<byte> prefix) => terms.PrefixRanges(kind, prefix);

    private sealed class Reader(TermReader reader) : TermReader
    {
        public override TermSpan Read(ulong id) => RdfsVocabulary.IsExtra(id) ? RdfsVocabulary.Read(id) : reader.Read(id);

        protected override void Dispose(bool disposing) => reader.Dispose();
    }
}
