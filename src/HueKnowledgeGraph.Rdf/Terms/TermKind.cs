namespace HueKnowledgeGraph.Rdf;

/// <summary>The kinds of RDF term (RDF 1.2 Concepts, section 3), and <see cref="None"/> for "no term here".</summary>
public enum TermKind : byte
{
    /// <summary>No term. As the graph of a quad: the default graph.</summary>
    None = 0,

    /// <summary>An IRI.</summary>
    Iri = 1,

    /// <summary>A blank node; its label has meaning within one document or one store only.</summary>
    BlankNode = 2,

    /// <summary>A literal.</summary>
    Literal = 3,

    /// <summary>A triple used as a term (RDF 1.2).</summary>
    TripleTerm = 4,
}
