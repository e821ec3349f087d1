using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Runs queries over one snapshot of a store.</summary>
public static class QueryEngine
{
    /// <summary>Plans and starts a query. The result reads <paramref name="snapshot"/> until it is disposed.</summary>
    /// <exception cref="QueryLimitException">A limit was reached before the first row.</exception>
    public static QueryResult Execute(Query query, IQuadSnapshot snapshot, QueryOptions? options = null, CancellationToken cancellation = default) =>
        throw new InvalidOperationException($"No engine in this build for {query}, {snapshot}, {options}, {cancellation}.");

    /// <summary>The plan as text that a person can read, with estimates; with rows and times if the options ask to analyze (which runs it).</summary>
    public static string Explain(Query query, IQuadSnapshot snapshot, QueryOptions? options = null, CancellationToken cancellation = default) =>
        throw new InvalidOperationException($"No engine in this build for {query}, {snapshot}, {options}, {cancellation}.");
}
