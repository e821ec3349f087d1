using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>Finds <see cref="MemoryTerm"/>s by borrowed bytes, so that nothing is allocated for a question.</summary>
internal sealed class MemoryTermComparer : IEqualityComparer<MemoryTerm>, IAlternateEqualityComparer<TermSpan, MemoryTerm>
{
    public static MemoryTermComparer Instance { get; } = new();

    public bool Equals(MemoryTerm? x, MemoryTerm? y) => x is null ? y is null : x.Equals(y);

    public int GetHashCode(MemoryTerm obj) => obj.GetHashCode();

    public bool Equals(TermSpan alternate, MemoryTerm other) => other.Span.SameAs(alternate);

    public int GetHashCode(TermSpan alternate) => MemoryTerm.HashOf(alternate);

    public MemoryTerm Create(TermSpan alternate) => new(alternate);
}
