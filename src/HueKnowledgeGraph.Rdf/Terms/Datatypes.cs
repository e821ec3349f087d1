namespace HueKnowledgeGraph.Rdf;

/// <summary>Datatype IRIs as bytes, and the rules that formats share about them.</summary>
internal static class Datatypes
{
    /// <summary>The clause for rdf:langString without a language.</summary>
    public const string NeedsLanguageProblem =
        "rdf:langString and rdf:dirLangString are not written as datatypes; write '@' and the language tag instead";

    /// <summary>xsd:string.</summary>
    public static ReadOnlySpan<byte> XsdString => "http://www.w3.org/2001/XMLSchema#string"u8;

    /// <summary>xsd:integer.</summary>
    public static ReadOnlySpan<byte> XsdInteger => "http://www.w3.org/2001/XMLSchema#integer"u8;

    /// <summary>xsd:decimal.</summary>
    public static ReadOnlySpan<byte> XsdDecimal => "http://www.w3.org/2001/XMLSchema#decimal"u8;

    /// <summary>xsd:double.</summary>
    public static ReadOnlySpan<byte> XsdDouble => "http://www.w3.org/2001/XMLSchema#double"u8;

    /// <summary>xsd:boolean.</summary>
    public static ReadOnlySpan<byte> XsdBoolean => "http://www.w3.org/2001/XMLSchema#boolean"u8;

    /// <summary>True for the two datatypes that only a language tag may give.</summary>
    public static bool NeedsLanguage(ReadOnlySpan<byte> datatype) =>
        datatype.EndsWith("angString"u8)
        && (datatype.SequenceEqual("http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"u8)
            || datatype.SequenceEqual("http://www.w3.org/1999/02/22-rdf-syntax-ns#dirLangString"u8));
}
