namespace HueKnowledgeGraph.Rdf;

/// <summary>The base direction of a directional language-tagged string (RDF 1.2 Concepts, section 3.3).</summary>
public enum BaseDirection : byte
{
    /// <summary>No direction: a plain or a language-tagged string.</summary>
    None = 0,

    /// <summary><c>--ltr</c>.</summary>
    LeftToRight = 1,

    /// <summary><c>--rtl</c>.</summary>
    RightToLeft = 2,
}
