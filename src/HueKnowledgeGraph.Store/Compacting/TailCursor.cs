namespace HueKnowledgeGraph.Store;

/// <summary>The terms of one kind that a version holds in memory, sorted.</summary>
internal sealed class TailCursor : TermCursor
{
    private readonly TermTail _tail;
    private readonly int[] _sorted;
    private readonly Dictionary<LiteralType, int> _typeNumbers;
    private int _place = -1;

    public TailCursor(LiveDictionary terms, TermIdKind kind)
    {
        _tail = terms.Tail;
        Kind = kind;
        _sorted = [.. Enumerable.Range(0, terms.TailLength.Of(kind))];
        Types = [.. _sorted.Select(place => _tail.Term(kind, place).Type).OfType<LiteralType>().Distinct().Order()];
        _typeNumbers = Types.Select((type, number) => (type, number)).ToDictionary(pair => pair.type, pair => pair.number);
        Array.Sort(_sorted, Compare);
    }

    public TermIdKind Kind { get; }

    /// <summary>Types of the literals, ascending.</summary>
    public IReadOnlyList<LiteralType> Types { get; }

    /// <summary>Ranks of <see cref="Types"/> in the merge; to be set before the cursor moves.</summary>
    public int[] TypeRanks { get; set; } = [];

    /// <summary>The term's payload.</summary>
    public long Payload => (long)_tail.StartOf(Kind) + _sorted[_place];

    public override ReadOnlySpan<byte> Value => Term(_sorted[_place]).Value;

    public override int Type => Term(_sorted[_place]).Type is { } type ? TypeRanks[_typeNumbers[type]] : 0;

    public override bool Move() => ++_place < _sorted.Length;

    private TailTerm Term(int place) => _tail.Term(Kind, place);

    private int Compare(int left, int right)
    {
        (TailTerm first, TailTerm second) = (Term(left), Term(right));
        int difference = first.Type is null ? 0 : first.Type.CompareTo(second.Type!);
        return difference == 0 ? first.Value.AsSpan().SequenceCompareTo(second.Value) : difference;
    }
}
