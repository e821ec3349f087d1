namespace HueKnowledgeGraph.Sparql;

/// <summary>A compiled expression: from the columns of a batch to one column of ids. One thread at a time.</summary>
internal abstract class BatchExpression
{
    /// <summary>
    /// Evaluates for each row. <paramref name="result"/>: at least RowCount places; takes the id of the value,
    /// <see cref="Store.TermId.Error"/> for a type error, <see cref="Store.TermId.Unbound"/> for an unbound variable.
    /// </summary>
    public abstract void Evaluate(Batch batch, Span<ulong> result);

    /// <summary>
    /// The rows whose effective boolean value is true. <paramref name="selection"/>: at least RowCount places; takes row numbers, ascending.
    /// </summary>
    /// <returns>Number of rows selected.</returns>
    public abstract int Select(Batch batch, Span<int> selection);
}
