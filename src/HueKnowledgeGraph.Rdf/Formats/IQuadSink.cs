namespace HueKnowledgeGraph.Rdf;

/// <summary>Where a reader pushes what it reads: a writer, a loader, a list.</summary>
/// <remarks>
/// <para>Guarantees of the caller: terms are complete and well formed; prefix and base declarations come in document order before
/// their first use; calls are never concurrent.</para>
/// <para>Requires of the sink: keep no span beyond the call. To stop the reader, throw.</para>
/// </remarks>
public interface IQuadSink
{
    /// <summary>One statement. <paramref name="graph"/> is <see cref="TermKind.None"/> for the default graph.</summary>
    void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph);

    /// <summary>A prefix declaration: <paramref name="prefix"/> without the colon (may be empty), the absolute namespace IRI.</summary>
    void Prefix(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri)
    {
    }

    /// <summary>A base declaration.</summary>
    void Base(ReadOnlySpan<byte> iri)
    {
    }
}
