using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>"&amp;&amp;" and "||" of fast tests: both sides for all rows, which is cheaper than to choose.</summary>
internal sealed class FastLogic(bool isAnd, FastNode left, FastNode right) : FastNode
{
    private readonly ulong[] _right = new ulong[Batch.Capacity];

    // The side that decides whatever the other is.
    private readonly ulong _decisive = InlineTerm.MakeBoolean(!isAnd);
    private readonly ulong _neutral = InlineTerm.MakeBoolean(isAnd);

    public override void Fill(Batch batch, Span<ulong> result)
    {
        left.Fill(batch, result);
        right.Fill(batch, _right);
        for (int i = 0; i < batch.RowCount; i++)
            result[i] = Combine(result[i], _right[i]);
    }

    private ulong Combine(ulong x, ulong y)
    {
        if (x == _decisive || y == _decisive)
            return _decisive;
        if (x == _neutral && y == _neutral)
            return _neutral;
        return IsKnown(x) && IsKnown(y) ? TermId.Error : Hole;
    }

    /// <summary>A boolean, an error or unbound: other values have an effective boolean value of their own.</summary>
    private static bool IsKnown(ulong id) => id <= TermId.DefaultGraph || TermId.Kind(id) == TermIdKind.Boolean;
}

/// <summary>"!".</summary>
internal sealed class FastNot(FastNode operand) : FastNode
{
    public override void Fill(Batch batch, Span<ulong> result)
    {
        operand.Fill(batch, result);
        for (int i = 0; i < batch.RowCount; i++)
        {
            ulong id = result[i];
            result[i] = TermId.Kind(id) == TermIdKind.Boolean ? id ^ 1 : id <= TermId.DefaultGraph ? TermId.Error : Hole;
        }
    }
}

/// <summary>IF.</summary>
internal sealed class FastIf(FastNode condition, FastNode then, FastNode otherwise) : FastNode
{
    private readonly ulong[] _then = new ulong[Batch.Capacity];
    private readonly ulong[] _otherwise = new ulong[Batch.Capacity];

    public override void Fill(Batch batch, Span<ulong> result)
    {
        condition.Fill(batch, result);
        then.Fill(batch, _then);
        otherwise.Fill(batch, _otherwise);
        for (int i = 0; i < batch.RowCount; i++)
        {
            ulong id = result[i];
            result[i] = id == InlineValues.True ? _then[i]
                : id == InlineValues.False ? _otherwise[i]
                : id <= TermId.DefaultGraph ? TermId.Error : Hole;
        }
    }
}
