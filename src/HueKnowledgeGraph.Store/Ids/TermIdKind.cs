namespace HueKnowledgeGraph.Store;

/// <summary>The upper four bits of a term id. The order of the kinds is SPARQL's: unbound, blank nodes, IRIs, literals.</summary>
public enum TermIdKind : byte
{
    /// <summary>Reserved ids: <see cref="TermId.Unbound"/>, <see cref="TermId.Error"/>, <see cref="TermId.DefaultGraph"/>.</summary>
    Special = 0,

    /// <summary>Blank node; the payload is its number, its label is <c>b</c> and that number in decimal.</summary>
    BlankNode = 1,

    /// <summary>IRI in the dictionary.</summary>
    Iri = 2,

    /// <summary>Any literal that is not inline, in the dictionary; sorted by datatype and language, then lexical form.</summary>
    Literal = 3,

    /// <summary>xsd:integer inline.</summary>
    Integer = 4,

    /// <summary>xsd:decimal inline.</summary>
    Decimal = 5,

    /// <summary>xsd:boolean inline, "false" or "true".</summary>
    Boolean = 6,

    /// <summary>xsd:date inline.</summary>
    Date = 7,

    /// <summary>xsd:dateTime inline.</summary>
    DateTime = 8,

    /// <summary>xsd:gYear inline.</summary>
    GYear = 9,

    /// <summary>Triple term in the dictionary.</summary>
    TripleTerm = 12,

    /// <summary>A term that lives in one query only: the result of an expression that the store does not know.</summary>
    Local = 14,
}
