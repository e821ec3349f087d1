using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>What a literal has besides its lexical form. A dictionary part numbers them in their order, so numbers compare as they do.</summary>
internal sealed class LiteralType(byte[] datatype, byte[] language, BaseDirection direction) : IComparable<LiteralType>, IEquatable<LiteralType>
{
    public byte[] Datatype { get; } = datatype;

    public byte[] Language { get; } = language;

    public BaseDirection Direction { get; } = direction;

    public bool IsOf(in TermSpan literal) => literal.Direction == Direction
        && literal.Datatype.SequenceEqual(Datatype) && literal.Language.SequenceEqual(Language);

    public int CompareTo(LiteralType? other)
    {
        if (other is null)
            return 1;
        int difference = Datatype.AsSpan().SequenceCompareTo(other.Datatype);
        if (difference == 0)
            difference = Language.AsSpan().SequenceCompareTo(other.Language);
        return difference == 0 ? Direction.CompareTo(other.Direction) : difference;
    }

    /// <summary>Compares with the type of a literal.</summary>
    public int CompareTo(in TermSpan literal)
    {
        int difference = Datatype.AsSpan().SequenceCompareTo(literal.Datatype);
        if (difference == 0)
            difference = Language.AsSpan().SequenceCompareTo(literal.Language);
        return difference == 0 ? Direction.CompareTo(literal.Direction) : difference;
    }

    public bool Equals(LiteralType? other) => CompareTo(other) == 0;

    public override bool Equals(object? obj) => Equals(obj as LiteralType);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Datatype);
        hash.AddBytes(Language);
        return hash.ToHashCode();
    }
}
