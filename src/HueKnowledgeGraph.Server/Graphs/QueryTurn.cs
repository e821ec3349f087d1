using HueKnowledgeGraph.Sparql;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Server;

/// <summary>A query gets its turn: at once if its plan is cheap, else with a place among the heavy ones.</summary>
internal static class QueryTurn
{
    /// <summary>Plans a query, and where the plan is heavy waits for a place. A plan is not kept while it waits: it holds memory.</summary>
    /// <exception cref="RequestException">503: too many wait already, or no place became free in time.</exception>
    public static async ValueTask<PreparedQuery> WaitAsync(
        Query query, IQuadSnapshot snapshot, QueryOptions options, QueryPlaces.Place place, CancellationToken cancellation)
    {
        PreparedQuery prepared = QueryEngine.Prepare(query, snapshot, options, cancellation);
        if (prepared.EstimatedWork <= QueryPlaces.HeavyWork || place.TryBecomeHeavy())
            return prepared;
        prepared.Dispose();
        await place.BecomeHeavyAsync(cancellation);
        return QueryEngine.Prepare(query, snapshot, options, cancellation);
    }
}
