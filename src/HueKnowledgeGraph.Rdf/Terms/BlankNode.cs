using System.Text;

namespace HueKnowledgeGraph.Rdf;

/// <summary>A blank node, known by a label within one document or store.</summary>
/// <param name="Label">The label without <c>_:</c>.</param>
public sealed record BlankNode(string Label) : Term
{
    /// <inheritdoc/>
    public override TermKind Kind => TermKind.BlankNode;

    /// <inheritdoc/>
    public override void Use<TState>(TState state, TermSpanAction<TState> use) =>
        use(state, new TermSpan(TermKind.BlankNode, Encoding.UTF8.GetBytes(Label)));

    /// <summary>The label after <c>_:</c>.</summary>
    public override string ToString() => $"_:{Label}";
}
