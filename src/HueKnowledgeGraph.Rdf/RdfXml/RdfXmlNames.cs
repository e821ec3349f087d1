namespace HueKnowledgeGraph.Rdf;

/// <summary>
/// Names of the RDF namespace that the syntax keeps for itself
/// (<see href="https://www.w3.org/TR/rdf12-xml/#section-Namespace">RDF 1.2 XML Syntax, section 5</see>).
/// </summary>
internal static class RdfXmlNames
{
    public const string Rdf = RdfVocabulary.Namespace;
    public const string Xml = "http://www.w3.org/XML/1998/namespace";
    public const string Xmlns = "http://www.w3.org/2000/xmlns/";
    public const string Its = "http://www.w3.org/2005/11/its";

    private static readonly HashSet<string> Syntax =
        ["RDF", "ID", "about", "parseType", "resource", "nodeID", "datatype", "annotation", "annotationNodeID", "version"];

    private static readonly HashSet<string> Withdrawn = ["aboutEach", "aboutEachPrefix", "bagID"];

    /// <summary>Attributes that may stand without the namespace, as documents older than it wrote them (section 6.1.4).</summary>
    private static readonly HashSet<string> Bare = ["about", "ID", "resource", "parseType", "type"];

    /// <summary>The clause of an error if the name may not be a node element; else null.</summary>
    public static string? ProblemOfNode(string name) => ProblemOf(name) ?? (name == "li" ? "rdf:li is a property, not a node element" : null);

    /// <summary>The clause of an error if the name may not be a property element; else null.</summary>
    public static string? ProblemOfProperty(string name) => ProblemOf(name)
        ?? (name == "Description" ? "rdf:Description is a node element, but a property element is expected here" : null);

    /// <summary>The clause of an error if the name may not be a property attribute; else null.</summary>
    public static string? ProblemOfAttribute(string name) => ProblemOf(name)
        ?? (name is "Description" or "li" ? $"rdf:{name} may not be an attribute" : null);

    /// <summary>True iff a property of this name can be written as an element that means it and nothing else.</summary>
    public static bool MayBeProperty(string name) => ProblemOfProperty(name) is null && name != "li";

    /// <summary>True iff an attribute of this name means that of the RDF namespace, though it stands without one.</summary>
    public static bool MayBeBare(string name) => Bare.Contains(name);

    private static string? ProblemOf(string name) =>
        Withdrawn.Contains(name) ? $"rdf:{name} was withdrawn from RDF/XML"
        : Syntax.Contains(name) ? $"rdf:{name} is part of the syntax and may not stand here"
        : null;
}
