namespace HueKnowledgeGraph.Sparql;

/// <summary>
/// A node that works on whole columns of ids and on inline values only; what it cannot tell it leaves open as a <see cref="Hole"/>.
/// </summary>
internal abstract class FastNode
{
    /// <summary>"Ask the scalar tree": kind 15 is no term's.</summary>
    public const ulong Hole = ulong.MaxValue;

    /// <summary>Gives each row's value, <see cref="Store.TermId.Error"/>, <see cref="Store.TermId.Unbound"/> or <see cref="Hole"/>.</summary>
    public abstract void Fill(Batch batch, Span<ulong> result);
}

/// <summary>A variable.</summary>
internal sealed class FastVariable(int column) : FastNode
{
    public override void Fill(Batch batch, Span<ulong> result)
    {
        if (column < 0)
            result[..batch.RowCount].Fill(Store.TermId.Unbound);
        else
            batch.Rows(column).CopyTo(result);
    }
}

/// <summary>A constant.</summary>
internal sealed class FastConstant(ulong id) : FastNode
{
    public ulong Id => id;

    public override void Fill(Batch batch, Span<ulong> result) => result[..batch.RowCount].Fill(id);
}

/// <summary>BOUND.</summary>
internal sealed class FastBound(FastNode variable) : FastNode
{
    public override void Fill(Batch batch, Span<ulong> result)
    {
        variable.Fill(batch, result);
        for (int i = 0; i < batch.RowCount; i++)
            result[i] = result[i] == Store.TermId.Unbound ? InlineValues.False : InlineValues.True;
    }
}
