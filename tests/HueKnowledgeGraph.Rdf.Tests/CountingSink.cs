namespace HueKnowledgeGraph.Rdf.Tests;

/// <summary>A sink that only counts.</summary>
internal sealed class CountingSink : IQuadSink
{
    public long Count { get; private set; }

    public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) => Count++;
}
