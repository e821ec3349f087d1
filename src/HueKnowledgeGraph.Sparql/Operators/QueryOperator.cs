namespace HueKnowledgeGraph.Sparql;

/// <summary>A node of a running plan: pulls batches from its inputs and hands out its own.</summary>
/// <remarks>
/// <para>Guarantees: each batch returned has at least one row; null means the end, for good. Every call polls the context once.</para>
/// <para>Requires: one thread at a time; consumers copy what they keep before the next call.</para>
/// </remarks>
internal abstract class QueryOperator(VariableLayout layout) : IDisposable
{
    /// <summary>Which variable stands in which column.</summary>
    public VariableLayout Layout { get; } = layout;

    /// <summary>The next solutions, or null at the end.</summary>
    public abstract Batch? Next();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
