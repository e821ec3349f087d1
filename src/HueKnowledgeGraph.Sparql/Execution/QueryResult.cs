using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>The answer to a query, delivered as it is computed. Dispose it; limits and cancellation hold until then.</summary>
public abstract class QueryResult : IDisposable
{
    private protected QueryResult()
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the query.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}

/// <summary>Answer to SELECT: batches of ids, column i is variable i.</summary>
public abstract class SolutionResult : QueryResult
{
    /// <summary>Result variables in order.</summary>
    public abstract IReadOnlyList<Variable> Variables { get; }

    /// <summary>Terms of the ids; for the thread that pulls.</summary>
    public abstract QueryTerms Terms { get; }

    /// <summary>The next solutions, or null at the end. The batch is the result's own and is filled anew by the next call.</summary>
    /// <exception cref="QueryLimitException">Over a limit; what came before is not a result.</exception>
    public abstract Batch? Next();
}

/// <summary>Answer to ASK.</summary>
public sealed class BooleanResult(bool value) : QueryResult
{
    /// <summary>The answer.</summary>
    public bool Value { get; } = value;
}

/// <summary>Answer to CONSTRUCT or DESCRIBE.</summary>
public abstract class GraphResult : QueryResult
{
    /// <summary>Pushes all triples, each once, in the default graph; once.</summary>
    public abstract void WriteTo(IQuadSink sink);
}
