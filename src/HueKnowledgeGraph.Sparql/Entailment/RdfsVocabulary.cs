using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Ids of the terms that RDFS gives a meaning, also where a store does not hold them.</summary>
/// <remarks>A term that the store lacks gets an id behind every id of the dictionary, which has no order among IRIs, as
/// <see cref="ITermDictionary.OrderedPayloadLimit"/> allows.</remarks>
internal sealed class RdfsVocabulary
{
    private const string Rdfs = "http://www.w3.org/2000/01/rdf-schema#";

    private static readonly string[] Names =
    [
        RdfVocabulary.Type, RdfVocabulary.Namespace + "Property", Rdfs + "Class", Rdfs + "subClassOf", Rdfs + "subPropertyOf",
        Rdfs + "domain", Rdfs + "range",
    ];

    /// <summary>First id of the terms that the store lacks: no dictionary has 2^59 terms.</summary>
    private static readonly ulong FirstExtra = TermId.Make(TermIdKind.Iri, 1UL << (TermId.PayloadBits - 1));

    private readonly ulong[] _ids = new ulong[Names.Length];

    public RdfsVocabulary(ITermDictionary terms)
    {
        for (int i = 0; i < Names.Length; i++)
            _ids[i] = terms.TryGetId(new TermSpan(TermKind.Iri, Utf8[i]), out ulong id) ? id : FirstExtra + (ulong)i;
    }

    /// <summary>rdf:type.</summary>
    public ulong Type => _ids[0];

    /// <summary>rdf:Property.</summary>
    public ulong Property => _ids[1];

    /// <summary>rdfs:Class.</summary>
    public ulong Class => _ids[2];

    /// <summary>rdfs:subClassOf.</summary>
    public ulong SubClassOf => _ids[3];

    /// <summary>rdfs:subPropertyOf.</summary>
    public ulong SubPropertyOf => _ids[4];

    /// <summary>rdfs:domain.</summary>
    public ulong Domain => _ids[5];

    /// <summary>rdfs:range.</summary>
    public ulong Range => _ids[6];

    private static byte[][] Utf8 { get; } = [.. Names.Select(System.Text.Encoding.UTF8.GetBytes)];

    /// <summary>True iff the id is one that was given here to a term that the store lacks.</summary>
    public static bool IsExtra(ulong id) => id >= FirstExtra && id < FirstExtra + (ulong)Names.Length;

    /// <summary>The term of such an id.</summary>
    public static TermSpan Read(ulong id) => new(TermKind.Iri, Utf8[(int)(id - FirstExtra)]);

    /// <summary>The id of one of these terms that the store lacks.</summary>
    public bool TryGetExtra(in TermSpan term, out ulong id)
    {
        id = 0;
        if (term.Kind != TermKind.Iri)
            return false;
        int index = 0;
        while (index < Names.Length && !term.Value.SequenceEqual(Utf8[index]))
            index++;
        if (index == Names.Length || !IsExtra(_ids[index]))
            return false;
        id = _ids[index];
        return true;
    }
}
