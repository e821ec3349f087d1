using System.Collections.Immutable;

namespace HueKnowledgeGraph.Rdf;

/// <summary>Where a local context comes from and what it may do.</summary>
/// <param name="BaseUrl">What relative IRIs of contexts resolve against, or null.</param>
internal sealed record ContextScope(string? BaseUrl)
{
    /// <summary>The remote contexts on the way here, outermost first.</summary>
    public ImmutableArray<string> Remote { get; init; } = [];

    /// <summary>Protected terms may be defined anew.</summary>
    public bool OverridesProtected { get; init; }

    /// <summary>The context holds in nodes within, too.</summary>
    public bool Propagates { get; init; } = true;

    /// <summary>Scoped contexts are looked at for errors; false while doing so, so that contexts may refer to themselves.</summary>
    public bool Validates { get; init; } = true;

    /// <summary>The scope within a remote context.</summary>
    public ContextScope Within(string iri, string documentIri) => this with { BaseUrl = documentIri, Remote = Remote.Add(iri), Propagates = true };
}
