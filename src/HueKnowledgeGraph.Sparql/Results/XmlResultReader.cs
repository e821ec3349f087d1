using System.Xml;
using System.Xml.Linq;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Reads SPARQL Query Results XML.</summary>
internal static class XmlResultReader
{
    public static readonly XNamespace Sparql = "http://www.w3.org/2005/sparql-results#";
    private static readonly XNamespace Its = "http://www.w3.org/2005/11/its";

    /// <summary>Entities are not expanded beyond the five of XML: an answer needs none, and an attack does.</summary>
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, CloseInput = false };

    public static ResultDocument Read(Stream stream)
    {
        using XmlReader reader = XmlReader.Create(stream, Settings);
        XElement root = XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
        if (root.Name != Sparql + "sparql")
            throw new InvalidDataException($"expected the element sparql of {Sparql}, found {root.Name}");
        if (root.Element(Sparql + "boolean") is { } answer)
            return new ResultDocument(XmlConvert.ToBoolean(answer.Value.Trim()), null);
        var rows = new RowCollector();
        foreach (XElement variable in Child(root, "head").Elements(Sparql + "variable"))
            rows.AddVariable(Attribute(variable, "name"));
        foreach (XElement result in Child(root, "results").Elements(Sparql + "result"))
        {
            rows.StartRow();
            foreach (XElement binding in result.Elements(Sparql + "binding"))
                rows.Set(Attribute(binding, "name"), ReadTerm(binding));
            rows.EndRow();
        }

        return new ResultDocument(null, rows.ToTable());
    }

    /// <summary>The term that is the only element of another.</summary>
    public static Term ReadTerm(XElement parent)
    {
        XElement element = parent.Elements().FirstOrDefault() ?? throw new InvalidDataException($"a {parent.Name.LocalName} is empty");
        return element.Name.LocalName switch
        {
            "uri" => new Iri(element.Value),
            "bnode" => new BlankNode(element.Value),
            "literal" => RowCollector.MakeLiteral(
                element.Value, element.Attribute("datatype")?.Value, element.Attribute(XNamespace.Xml + "lang")?.Value, element.Attribute(Its + "dir")?.Value),
            "triple" => new TripleTerm(ReadTerm(Child(element, "subject")), ReadTerm(Child(element, "predicate")), ReadTerm(Child(element, "object"))),
            string name => throw new InvalidDataException($"a term is called '{name}'; allowed are uri, bnode, literal and triple"),
        };
    }

    private static XElement Child(XElement element, string name) =>
        element.Element(Sparql + name) ?? throw new InvalidDataException($"the element {element.Name.LocalName} has no {name}");

    private static string Attribute(XElement element, string name) =>
        element.Attribute(name)?.Value ?? throw new InvalidDataException($"a {element.Name.LocalName} has no attribute {name}");
}
