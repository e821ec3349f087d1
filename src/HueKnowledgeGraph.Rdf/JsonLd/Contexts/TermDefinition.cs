namespace HueKnowledgeGraph.Rdf;

/// <summary>The container mapping of a term.</summary>
[Flags]
internal enum Containers
{
    None = 0,
    List = 1,
    Set = 2,
    Index = 4,
    Language = 8,
    Id = 16,
    Type = 32,
    Graph = 64,
}

/// <summary>What a context says of a term (<see href="https://www.w3.org/TR/json-ld11-api/#dfn-term-definition">API, section 4.1</see>).</summary>
internal sealed class TermDefinition
{
    /// <summary>The IRI mapping: an IRI, a keyword or a blank node; null if the term is cut off from any.</summary>
    public string? Iri { get; set; }

    /// <summary>May stand before the colon of a compact IRI.</summary>
    public bool IsPrefix { get; set; }

    public bool IsProtected { get; init; }

    public bool IsReverse { get; set; }

    /// <summary>The IRI of the document that the definition stands in, for its scoped context.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>True iff there is a scoped context, which may be null.</summary>
    public bool HasContext { get; set; }

    public object? Context { get; set; }

    public Containers Container { get; set; }

    /// <summary>True iff <see cref="Direction"/> is meant; it may be null.</summary>
    public bool HasDirection { get; set; }

    public string? Direction { get; set; }

    /// <summary>True iff <see cref="Language"/> is meant; it may be null.</summary>
    public bool HasLanguage { get; set; }

    public string? Language { get; set; }

    /// <summary>The property that holds the keys of an index map; null for <c>@index</c> itself.</summary>
    public string? Index { get; set; }

    public string? Nest { get; set; }

    public string? Type { get; set; }

    public bool Has(Containers container) => (Container & container) != 0;

    /// <summary>True iff both say the same, protection aside.</summary>
    public bool SaysTheSameAs(TermDefinition other) =>
        Iri == other.Iri && IsPrefix == other.IsPrefix && IsReverse == other.IsReverse && Container == other.Container
        && HasContext == other.HasContext && JsonEquality.AreEqual(Context, other.Context)
        && HasDirection == other.HasDirection && Direction == other.Direction
        && HasLanguage == other.HasLanguage && Language == other.Language
        && Index == other.Index && Nest == other.Nest && Type == other.Type;
}
