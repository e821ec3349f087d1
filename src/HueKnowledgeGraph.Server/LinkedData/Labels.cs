using System.Text;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Server;

/// <summary>Names of things and properties in the reader's language, from rdfs:label and skos:prefLabel of all graphs. One thread at a time.</summary>
internal sealed class Labels : IDisposable
{
    private const string RdfsLabel = "http://www.w3.org/2000/01/rdf-schema#label";
    private const string SkosLabel = "http://www.w3.org/2004/02/skos/core#prefLabel";
    private const string Content = "http://www.cidoc-crm.org/cidoc-crm/P190_has_symbolic_content";
    private readonly IQuadSnapshot _snapshot;
    private readonly ulong[] _labelProperties;
    private readonly ulong[] _contentProperty;
    private readonly string _language;
    private readonly TermReader _terms;
    private readonly Dictionary<ulong, string> _known = [];

    /// <summary>Names in <paramref name="language"/> ("vi" or "en") where there are such, else in another language.</summary>
    public Labels(IQuadSnapshot snapshot, string language)
    {
        _snapshot = snapshot;
        _language = language;
        _terms = snapshot.Terms.OpenReader();
        _labelProperties = [.. new[] { RdfsLabel, SkosLabel }.Select(IdOf).OfType<ulong>()];
        _contentProperty = [.. new[] { Content }.Select(IdOf).OfType<ulong>()];
    }

    /// <summary>A copy of a term.</summary>
    public Term Read(ulong id) => Term.From(_terms.Read(id));

    /// <summary>The id of an IRI, or null if the graph does not hold it.</summary>
    public ulong? IdOf(string iri) =>
        _snapshot.Terms.TryGetId(new TermSpan(TermKind.Iri, Encoding.UTF8.GetBytes(iri)), out ulong id) ? id : null;

    /// <summary>All names of a node: text and language.</summary>
    public IEnumerable<Literal> All(ulong node) => Values(node, _labelProperties);

    private IEnumerable<Literal> Values(ulong node, ulong[] properties)
    {
        ulong[] objects = new ulong[64];
        foreach (ulong property in properties)
        {
            using QuadScan scan = _snapshot.OpenScan(new ScanSpecification(QuadOrder.Spo, new[] { node, property }, GraphSelection.UnionOfAll));
            for (int rows; (rows = scan.Next(objects, [], [], [])) > 0;)
            {
                for (int row = 0; row < rows; row++)
                {
                    if (Read(objects[row]) is Literal literal)
                        yield return literal;
                }
            }
        }
    }

    /// <summary>The name of a node in the reader's language; what it says, for names and texts; else the end of its IRI.</summary>
    public string Of(ulong node)
    {
        if (!_known.TryGetValue(node, out string? name))
        {
            name = Best(All(node), _language) ?? Best(Values(node, _contentProperty), _language) ?? ShortName(Read(node));
            _known.Add(node, name);
        }

        return name;
    }

    /// <summary>The best of several names: the language itself, then its variants, then none, English, Vietnamese, any.</summary>
    public static string? Best(IEnumerable<Literal> names, string language) => names.MinBy(name => name.Language switch
    {
        { } tag when tag == language => 0,
        { } tag when tag.StartsWith(language + "-", StringComparison.Ordinal) => tag.Contains("Hani", StringComparison.Ordinal) ? 5 : 1,
        null => 2,
        "en" => 3,
        "vi" => 4,
        _ => 6,
    })?.Lexical;

    /// <summary>What stands behind the last slash or sign #, for an IRI without a name.</summary>
    public static string ShortName(Term term)
    {
        if (term is not Iri iri)
            return term.ToString();
        string trimmed = iri.Value.TrimEnd('/', '#');
        string end = trimmed[(trimmed.LastIndexOfAny(['/', '#']) + 1)..];
        return end.Length == 0 ? iri.Value : end;
    }

    /// <inheritdoc/>
    public void Dispose() => _terms.Dispose();
}
