using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Cli;

/// <summary>Leaves graph names out, for formats that have none: what a mapping makes is then one graph.</summary>
internal sealed class GraphlessSink(IQuadSink inner) : IQuadSink
{
    /// <inheritdoc/>
    public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) => inner.Quad(subject, predicate, @object, default);

    /// <inheritdoc/>
    public void Prefix(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri) => inner.Prefix(prefix, iri);
}
