namespace HueKnowledgeGraph.Rdf;

/// <summary>IRIs of the RDF vocabulary that formats and engines need by name.</summary>
public static class RdfVocabulary
{
    /// <summary>The namespace.</summary>
    public const string Namespace = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
#pragma warning disable CS1591 // Reason: each name is the term's own.
    public const string Type = Namespace + "type";
    public const string First = Namespace + "first";
    public const string Rest = Namespace + "rest";
    public const string Nil = Namespace + "nil";
    public const string Reifies = Namespace + "reifies";
    public const string LangString = Namespace + "langString";
    public const string DirLangString = Namespace + "dirLangString";
#pragma warning restore CS1591
}
