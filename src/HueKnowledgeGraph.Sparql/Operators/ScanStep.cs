using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Steps along one predicate by scans: one pass with skips for each level of the search.</summary>
/// <param name="context">The query.</param>
/// <param name="predicate">The predicate.</param>
/// <param name="isInverse">From object to subject.</param>
/// <param name="graphs">Where to look.</param>
internal sealed class ScanStep(QueryContext context, ulong predicate, bool isInverse, GraphSelection graphs) : PathStep
{
    private readonly ulong[] _keys = new ulong[Batch.Capacity];
    private readonly ulong[] _values = new ulong[Batch.Capacity];

    public override void Expand(ReadOnlySpan<ulong> sources, List<ulong> targets)
    {
        context.Poll();
        using QuadScan scan = context.Snapshot.OpenScan(
            new ScanSpecification(isInverse ? QuadOrder.Pos : QuadOrder.Pso, new[] { predicate }, graphs));
        int source = 0;
        int window = 64; // rows asked for after a skip: few, since most nodes have few edges; doubled while a run lasts
        while (source < sources.Length)
        {
            context.RequireRoom((long)targets.Count * sizeof(ulong), "a property path");
            scan.SeekTo(sources[source]);
            window = 64;
            bool isPast = false;
            while (!isPast)
            {
                int count = scan.Next(_keys.AsSpan(0, window), _values.AsSpan(0, window), [], []);
                if (count == 0)
                    return;
                window = Math.Min(2 * window, Batch.Capacity);
                source = Take(sources, source, count, targets);
                isPast = source >= sources.Length || _keys[count - 1] < sources[source];
            }
        }
    }

    /// <summary>Takes the rows whose key is a source; the first source whose rows may still come.</summary>
    private int Take(ReadOnlySpan<ulong> sources, int source, int count, List<ulong> targets)
    {
        for (int row = 0; row < count; row++)
        {
            while (source < sources.Length && sources[source] < _keys[row])
                source++;
            if (source == sources.Length)
                return source;
            if (sources[source] == _keys[row])
                targets.Add(_values[row]);
        }

        return source;
    }
}
