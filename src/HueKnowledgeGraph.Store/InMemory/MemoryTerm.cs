using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>A term's bytes on the heap; compares by datatype, language, direction, value, which is the dictionary's order.</summary>
internal sealed class MemoryTerm : IEquatable<MemoryTerm>, IComparable<MemoryTerm>
{
    private readonly int _hash;

    public MemoryTerm(in TermSpan term)
    {
        Kind = term.Kind;
        Direction = term.Direction;
        Value = term.Value.ToArray();
        Datatype = term.Datatype.ToArray();
        Language = term.Language.ToArray();
        _hash = HashOf(term);
    }

    public TermKind Kind { get; }

    public BaseDirection Direction { get; }

    public byte[] Value { get; }

    public byte[] Datatype { get; }

    public byte[] Language { get; }

    public TermSpan Span => new(Kind, Value, Datatype, Language, Direction);

    public bool Equals(MemoryTerm? other) => other is not null && Span.SameAs(other.Span);

    public override bool Equals(object? obj) => Equals(obj as MemoryTerm);

    public override int GetHashCode() => _hash;

    /// <summary>The hash of borrowed bytes, as the copy would have it.</summary>
    public static int HashOf(in TermSpan term)
    {
        var hash = default(HashCode);
        hash.Add((byte)term.Kind);
        hash.AddBytes(term.Value);
        hash.AddBytes(term.Datatype);
        hash.AddBytes(term.Language);
        return hash.ToHashCode();
    }

    public int CompareTo(MemoryTerm? other)
    {
        if (other is null)
            return 1;
        int difference = Datatype.AsSpan().SequenceCompareTo(other.Datatype);
        if (difference == 0)
            difference = Language.AsSpan().SequenceCompareTo(other.Language);
        if (difference == 0)
            difference = Direction.CompareTo(other.Direction);
        return difference == 0 ? Value.AsSpan().SequenceCompareTo(other.Value) : difference;
    }
}
