using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>A batch expression whose EBV is read off its values: for those that give booleans, or give others rarely.</summary>
internal abstract class ValueBatchExpression(QueryContext context) : BatchExpression
{
    private readonly Evaluation _evaluation = new(context, 0);

    // Few of these ever select: they are arguments of aggregates and keys of ORDER BY.
    private ulong[]? _values;

    public override int Select(Batch batch, Span<int> selection)
    {
        _values ??= new ulong[Batch.Capacity];
        Evaluate(batch, _values);
        ulong isTrue = InlineTerm.MakeBoolean(true);
        int count = 0;
        for (int i = 0; i < batch.RowCount; i++)
        {
            ulong id = _values[i];
            bool selects = id == isTrue || (id > TermId.DefaultGraph && TermId.Kind(id) != TermIdKind.Boolean && Test(id));
            selection[count] = i;
            count += selects ? 1 : 0;
        }

        return count;
    }

    private bool Test(ulong id)
    {
        _evaluation.BeginRow();
        return ValueComparison.EffectiveBoolean(_evaluation, _evaluation.Read(id, false)) == Truth.True;
    }
}

/// <summary>A variable: its column, or unbound where the layout has none.</summary>
internal sealed class VariableBatchExpression(QueryContext context, int column) : ValueBatchExpression(context)
{
    public override void Evaluate(Batch batch, Span<ulong> result)
    {
        if (column < 0)
            result[..batch.RowCount].Fill(TermId.Unbound);
        else
            batch.Rows(column).CopyTo(result);
    }
}

/// <summary>One id for all rows.</summary>
internal sealed class ConstantBatchExpression(QueryContext context, ulong id) : ValueBatchExpression(context)
{
    public ulong Id => id;

    public override void Evaluate(Batch batch, Span<ulong> result) => result[..batch.RowCount].Fill(id);
}
