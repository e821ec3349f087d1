using System.Globalization;
using System.Text.RegularExpressions;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Server;

/// <summary>Terms as a reader wants to see them: names instead of addresses, languages marked, coordinates in words.</summary>
internal sealed partial class TermHtml(ServedGraph graph, Labels labels, PageText words)
{
    /// <summary>A value of a statement.</summary>
    public HtmlText Value(HtmlText html, ulong id) => labels.Read(id) switch
    {
        Iri iri => Link(html, iri.Value, labels.Of(id)),
        Literal literal => Literal(html, literal),
        Term other => html.Raw("<code>").Text(other.ToString()).Raw("</code>"),
    };

    /// <summary>A property: its name, its IRI as a hint.</summary>
    public HtmlText Property(HtmlText html, ulong id) =>
        html.Raw("<span title=\"").Text(labels.Read(id) is Iri iri ? iri.Value : "").Raw("\">").Text(labels.Of(id)).Raw("</span>");

    /// <summary>A thing by its IRI.</summary>
    public HtmlText Thing(HtmlText html, string iri) => Link(html, iri, labels.IdOf(iri) is { } id ? labels.Of(id) : Labels.ShortName(new Iri(iri)));

    /// <summary>The thing that a subject belongs to, so that a reader comes to a page and not to a node.</summary>
    public string Owner(ulong subject)
    {
        string iri = labels.Read(subject) is Iri { Value: var value } ? value : labels.Read(subject).ToString();
        return graph.Iris.OwnersOf(iri).FirstOrDefault(owner => labels.IdOf(owner) is not null) ?? iri;
    }

    /// <summary>A literal with its language.</summary>
    public HtmlText Literal(HtmlText html, Literal literal)
    {
        if (Point().Match(literal.Lexical) is { Success: true } point)
            return html.Text(Coordinates(point));
        if (literal.Language is not { } language)
            return IsLink(literal) ? html.Link(literal.Lexical, literal.Lexical) : html.Text(literal.Lexical);
        html.Raw("<span lang=\"").Text(language).Raw("\">").Text(literal.Lexical).Raw("</span>");
        return language == words.Language ? html : html.Raw(" <span class=\"lang\">").Text(language).Raw("</span>");
    }

    private static bool IsLink(Literal literal) =>
        literal.Datatype == Xsd.Namespace + "anyURI" || literal.Lexical.StartsWith("https://", StringComparison.Ordinal);

    private HtmlText Link(HtmlText html, string iri, string name) =>
        graph.Iris.DocumentPath(iri) is { } path ? html.Link(PageLayout.Path(path, words), name)
        : html.Raw("<span class=\"away\" title=\"").Text(iri).Raw("\">").Link(iri, name).Raw("</span>");

    /// <summary>"16.4698° N, 107.5781° E" from a WKT point, whose first number is the longitude.</summary>
    private string Coordinates(Match point)
    {
        double longitude = double.Parse(point.Groups["x"].ValueSpan, CultureInfo.InvariantCulture);
        double latitude = double.Parse(point.Groups["y"].ValueSpan, CultureInfo.InvariantCulture);
        string north = latitude < 0 ? words.South : words.North;
        string east = longitude < 0 ? words.West : words.East;
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(latitude)}° {north}, {Math.Abs(longitude)}° {east}");
    }

    [GeneratedRegex(@"^\s*(<[^>]*>\s*)?POINT\s*\(\s*(?<x>-?\d+(\.\d+)?)\s+(?<y>-?\d+(\.\d+)?)\s*\)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Point();
}
