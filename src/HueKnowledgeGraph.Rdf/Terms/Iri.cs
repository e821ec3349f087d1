using System.Text;

namespace HueKnowledgeGraph.Rdf;

/// <summary>An absolute IRI; equal iff the same code points (RDF 1.2 Concepts, section 3.2: no normalisation).</summary>
/// <param name="Value">The IRI without angle brackets.</param>
public sealed record Iri(string Value) : Term
{
    /// <inheritdoc/>
    public override TermKind Kind => TermKind.Iri;

    /// <inheritdoc/>
    public override void Use<TState>(TState state, TermSpanAction<TState> use) =>
        use(state, new TermSpan(TermKind.Iri, Encoding.UTF8.GetBytes(Value)));

    /// <summary>The IRI in angle brackets.</summary>
    public override string ToString() => $"<{Value}>";
}
