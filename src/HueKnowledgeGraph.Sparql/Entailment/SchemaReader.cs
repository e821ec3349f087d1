using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Reads the small tables that expansion needs out of a snapshot.</summary>
internal sealed class SchemaReader(IQuadSnapshot snapshot, GraphSelection graphs)
{
    private readonly ulong[] _first = new ulong[512];
    private readonly ulong[] _second = new ulong[512];
    private readonly long[] _counts = new long[512];

    /// <summary>Each subject and object of a predicate.</summary>
    public void Pairs(ulong predicate, Action<ulong, ulong> take)
    {
        if (RdfsVocabulary.IsExtra(predicate))
            return;
        using QuadScan scan = snapshot.OpenScan(new ScanSpecification(QuadOrder.Pso, new[] { predicate }, graphs));
        for (int count; (count = scan.Next(_first, _second, [], [])) > 0;)
        {
            for (int row = 0; row < count; row++)
                take(_first[row], _second[row]);
        }
    }

    /// <summary>The distinct predicates, ascending.</summary>
    public ulong[] Predicates() => Keys(QuadOrder.Pso);

    /// <summary>The distinct objects of a predicate, ascending.</summary>
    public ulong[] Objects(ulong predicate) => RdfsVocabulary.IsExtra(predicate) ? [] : Keys(QuadOrder.Pos, predicate);

    /// <summary>The distinct values of the first key that is free in an order behind bound ones, ascending.</summary>
    public ulong[] Keys(QuadOrder order, params ulong[] bound)
    {
        var keys = new List<ulong>();
        using QuadScan scan = snapshot.OpenScan(new ScanSpecification(order, bound, graphs));
        for (int count; (count = scan.NextRuns(_first, _counts)) > 0;)
            keys.AddRange(_first.AsSpan(0, count));
        return [.. keys];
    }
}
