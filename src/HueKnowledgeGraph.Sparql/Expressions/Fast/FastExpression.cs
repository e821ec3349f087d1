using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>A fast tree with its scalar twin, which answers for the rows that the fast one leaves open.</summary>
internal sealed class FastExpression(FastNode root, ScalarBatchExpression twin) : BatchExpression
{
    private readonly ulong[] _values = new ulong[Batch.Capacity];

    public override void Evaluate(Batch batch, Span<ulong> result)
    {
        Span<ulong> rows = result[..batch.RowCount];
        root.Fill(batch, rows);
        for (int next = rows.IndexOf(FastNode.Hole); next >= 0;)
        {
            rows[next] = twin.EvaluateRow(batch, next);
            int step = rows[(next + 1)..].IndexOf(FastNode.Hole);
            next = step < 0 ? -1 : next + 1 + step;
        }
    }

    public override int Select(Batch batch, Span<int> selection)
    {
        ReadOnlySpan<ulong> rows = _values.AsSpan(0, batch.RowCount);
        root.Fill(batch, _values);
        ulong isTrue = InlineValues.True;
        int count = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            ulong id = rows[i];
            bool isOpen = id > TermId.DefaultGraph && TermId.Kind(id) != TermIdKind.Boolean;
            selection[count] = i;
            count += id == isTrue || (isOpen && twin.TestRow(batch, i) == Truth.True) ? 1 : 0;
        }

        return count;
    }
}
