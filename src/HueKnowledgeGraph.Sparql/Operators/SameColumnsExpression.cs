namespace HueKnowledgeGraph.Sparql;

/// <summary>True for rows that have the same id in two columns: a path from a variable to itself.</summary>
internal sealed class SameColumnsExpression(int first, int second) : BatchExpression
{
    /// <summary>Not needed: only rows are selected.</summary>
    public override void Evaluate(Batch batch, Span<ulong> result) => throw new NotSupportedException("This condition only selects rows.");

    public override int Select(Batch batch, Span<int> selection)
    {
        ReadOnlySpan<ulong> left = batch.Rows(first);
        ReadOnlySpan<ulong> right = batch.Rows(second);
        int count = 0;
        for (int row = 0; row < left.Length; row++)
        {
            selection[count] = row;
            count += left[row] == right[row] ? 1 : 0;
        }

        return count;
    }
}
