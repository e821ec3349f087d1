using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>INSERT DATA: quads without variables.</summary>
/// <param name="Quads">What is inserted.</param>
public sealed record InsertDataOperation(IReadOnlyList<QuadPattern> Quads) : UpdateOperation;

/// <summary>DELETE DATA: quads without variables and blank nodes.</summary>
/// <param name="Quads">What is deleted.</param>
public sealed record DeleteDataOperation(IReadOnlyList<QuadPattern> Quads) : UpdateOperation;

/// <summary>DELETE and INSERT with WHERE (section 3.1.3); also DELETE WHERE, whose pattern is its template.</summary>
public sealed record ModifyOperation : UpdateOperation
{
    /// <summary>What is deleted for each solution; before anything is inserted.</summary>
    public IReadOnlyList<QuadPattern> Delete { get; init; } = [];

    /// <summary>What is inserted for each solution.</summary>
    public IReadOnlyList<QuadPattern> Insert { get; init; } = [];

    /// <summary>WHERE.</summary>
    public required GraphPattern Pattern { get; init; }

    /// <summary>WITH: the graph of quads without one, and the default graph of the pattern unless USING says otherwise.</summary>
    public Iri? With { get; init; }

    /// <summary>USING; empty together with <see cref="UsingNamed"/> means the store's own dataset.</summary>
    public IReadOnlyList<Iri> Using { get; init; } = [];

    /// <summary>USING NAMED.</summary>
    public IReadOnlyList<Iri> UsingNamed { get; init; } = [];

    /// <summary>Base IRI in force; for IRI().</summary>
    public string? BaseIri { get; init; }
}
