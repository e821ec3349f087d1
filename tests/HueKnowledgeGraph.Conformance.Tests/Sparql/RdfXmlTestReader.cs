using System.Globalization;
using System.Xml.Linq;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>The part of RDF/XML that the SPARQL suites use for data and expected results: node and property elements, parseType Resource.</summary>
internal sealed class RdfXmlTestReader
{
    private static readonly XNamespace Rdf = RdfVocabulary.Namespace;
    private readonly List<Quad> _quads = [];
    private readonly Uri _base;
    private readonly string _blankNodePrefix;
    private int _blankNodeCount;

    private RdfXmlTestReader(string baseIri, string blankNodePrefix)
    {
        _base = new Uri(baseIri);
        _blankNodePrefix = blankNodePrefix;
    }

    public static IReadOnlyList<Quad> Read(string path, string baseIri, string blankNodePrefix)
    {
        var reader = new RdfXmlTestReader(baseIri, blankNodePrefix);
        foreach (XElement node in XDocument.Load(path, LoadOptions.PreserveWhitespace).Root!.Elements())
            reader.ReadNode(node);
        return reader._quads;
    }

    private Term ReadNode(XElement node)
    {
        Term subject = node.Attribute(Rdf + "about") is { } about ? Resolve(about.Value)
            : node.Attribute(Rdf + "ID") is { } id ? Resolve("#" + id.Value)
            : node.Attribute(Rdf + "nodeID") is { } label ? new BlankNode(_blankNodePrefix + "n" + label.Value)
            : FreshNode();
        if (node.Name != Rdf + "Description")
            _quads.Add(new Quad(subject, new Iri(RdfVocabulary.Type), IriOf(node.Name)));
        foreach (XAttribute attribute in node.Attributes().Where(a => a.Name.Namespace != Rdf && a.Name.Namespace != XNamespace.None && !a.IsNamespaceDeclaration && a.Name.Namespace != XNamespace.Xml))
            _quads.Add(new Quad(subject, IriOf(attribute.Name), new Literal(attribute.Value)));
        foreach (XElement property in node.Elements())
            _quads.Add(new Quad(subject, IriOf(property.Name), ReadValue(property)));
        return subject;
    }

    private Term ReadValue(XElement property)
    {
        if (property.Attribute(Rdf + "resource") is { } resource)
            return Resolve(resource.Value);
        if (property.Attribute(Rdf + "nodeID") is { } label)
            return new BlankNode(_blankNodePrefix + "n" + label.Value);
        if (property.Attribute(Rdf + "parseType")?.Value == "Resource")
        {
            Term node = FreshNode();
            foreach (XElement inner in property.Elements())
                _quads.Add(new Quad(node, IriOf(inner.Name), ReadValue(inner)));
            return node;
        }

        if (property.Elements().SingleOrDefault() is { } child)
            return ReadNode(child);
        if (property.Attribute(Rdf + "datatype") is { } datatype)
            return new Literal(property.Value, datatype.Value);
        string? language = property.AncestorsAndSelf().Select(e => e.Attribute(XNamespace.Xml + "lang")?.Value).FirstOrDefault(l => l is not null);
        return language is null ? new Literal(property.Value) : Literal.WithLanguage(property.Value, language);
    }

    private Iri Resolve(string reference) => new(reference.Length == 0 ? _base.OriginalString : new Uri(_base, reference).AbsoluteUri);

    private static Iri IriOf(XName name) => new(name.NamespaceName + name.LocalName);

    private BlankNode FreshNode() => new(_blankNodePrefix + "g" + (_blankNodeCount++).ToString(CultureInfo.InvariantCulture));
}
