using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>Triples in memory with look-ups by subject and predicate: enough to read manifests and expected results.</summary>
internal sealed class GraphNavigator : IQuadSink
{
    private readonly Dictionary<(Term, string), List<Term>> _objects = [];

    /// <summary>All statements, in document order.</summary>
    public List<Quad> Quads { get; } = [];

    /// <summary>Reads a file whose format its name tells; relative IRIs resolve against <paramref name="baseIri"/>.</summary>
    public static GraphNavigator Read(string path, string? baseIri = null)
    {
        if (!RdfFormat.TryFromFileName(path, out RdfFormat? format))
            throw new NotSupportedException($"{path}: no RDF format that is read here.");
        var graph = new GraphNavigator();
        using FileStream file = File.OpenRead(path);
        RdfReader.Read(file, format, graph, new RdfReadOptions { BaseIri = baseIri ?? IriOf(path), SourceName = path });
        return graph;
    }

    /// <summary>The file IRI of a path.</summary>
    public static string IriOf(string path) => new Uri(Path.GetFullPath(path)).AbsoluteUri;

    /// <summary>All objects of a subject and predicate, in document order.</summary>
    public IReadOnlyList<Term> Objects(Term subject, string predicate) =>
        _objects.TryGetValue((subject, predicate), out List<Term>? objects) ? objects : [];

    /// <summary>The first object, or null.</summary>
    public Term? Object(Term subject, string predicate) => Objects(subject, predicate) is [Term first, ..] ? first : null;

    /// <summary>The lexical form or IRI of the first object, or null.</summary>
    public string? Text(Term subject, string predicate) => Object(subject, predicate) switch
    {
        Iri iri => iri.Value,
        Literal literal => literal.Lexical,
        BlankNode node => node.Label,
        _ => null,
    };

    /// <summary>The items of an RDF list.</summary>
    public IEnumerable<Term> Items(Term? list)
    {
        while (list is not null && list != new Iri(RdfVocabulary.Nil))
        {
            yield return Object(list, RdfVocabulary.First) ?? throw new InvalidDataException($"{list} is no list.");
            list = Object(list, RdfVocabulary.Rest);
        }
    }

    public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
    {
        var quad = new Quad(Term.From(subject), Term.From(predicate), Term.From(@object), graph.IsNone ? null : Term.From(graph));
        Quads.Add(quad);
        (Term, string) key = (quad.Subject, Encoding.UTF8.GetString(predicate.Value));
        if (!_objects.TryGetValue(key, out List<Term>? objects))
            _objects[key] = objects = [];
        objects.Add(quad.Object);
    }
}
