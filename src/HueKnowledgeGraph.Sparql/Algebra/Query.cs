using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>A parsed query: form, algebra, dataset and what CONSTRUCT or DESCRIBE make of the solutions.</summary>
public sealed record Query
{
    /// <summary>Which form.</summary>
    public required QueryForm Form { get; init; }

    /// <summary>The algebra with all solution modifiers; for SELECT its root projects <see cref="Variables"/>.</summary>
    public required GraphPattern Pattern { get; init; }

    /// <summary>SELECT: the result's variables in order.</summary>
    public IReadOnlyList<Variable> Variables { get; init; } = [];

    /// <summary>CONSTRUCT: the template. Blank nodes are constants of kind BlankNode, new for each solution.</summary>
    public IReadOnlyList<TriplePattern> Template { get; init; } = [];

    /// <summary>DESCRIBE: what is described.</summary>
    public IReadOnlyList<PatternTerm> Described { get; init; } = [];

    /// <summary>FROM; empty together with <see cref="FromNamed"/> means the endpoint's own dataset.</summary>
    public IReadOnlyList<Iri> From { get; init; } = [];

    /// <summary>FROM NAMED.</summary>
    public IReadOnlyList<Iri> FromNamed { get; init; } = [];

    /// <summary>Base IRI in force at the end of the prologue; for IRI().</summary>
    public string? BaseIri { get; init; }

    /// <summary>Prefixes of the prologue.</summary>
    public IReadOnlyDictionary<string, string> Prefixes { get; init; } = new Dictionary<string, string>();
}

/// <summary>The four query forms (section 16).</summary>
public enum QueryForm
{
#pragma warning disable CS1591 // Reason: each is the form that its name says.
    Select, Ask, Construct, Describe,
#pragma warning restore CS1591
}
