namespace HueKnowledgeGraph.Store;

/// <summary>The quads of one version in memory: a sorted array for each order, made when it is first asked for. Immutable and thread safe.</summary>
/// <remarks>32 bytes a quad and order.</remarks>
internal sealed class MemoryRows
{
    private readonly Lazy<QuadKeys[]>[] _orders = new Lazy<QuadKeys[]>[5];
    private readonly Lazy<ulong[]> _namedGraphs;

    /// <summary>Takes distinct quads in the columns of <see cref="QuadOrder.Spo"/>, sorted.</summary>
    public MemoryRows(QuadKeys[] subjectFirst)
        : this(subjectFirst, static order => null)
    {
    }

    /// <summary>Orders for which <paramref name="maker"/> gives null are sorted from <paramref name="subjectFirst"/>.</summary>
    private MemoryRows(QuadKeys[] subjectFirst, Func<QuadOrder, Func<QuadKeys[]>?> maker)
    {
        foreach (QuadOrder order in Enum.GetValues<QuadOrder>())
        {
            _orders[(int)order] = order == QuadOrder.Spo
                ? new Lazy<QuadKeys[]>(subjectFirst)
                : new Lazy<QuadKeys[]>(maker(order) ?? (() => Sorted(subjectFirst, order)));
        }

        _namedGraphs = new Lazy<ulong[]>(() => [.. Graphs().Where(graph => graph != TermId.DefaultGraph)]);
    }

    /// <summary>No quads.</summary>
    public static MemoryRows Empty { get; } = new([]);

    /// <summary>Number of quads.</summary>
    public int Count => Of(QuadOrder.Spo).Length;

    /// <summary>Graphs with at least one quad, ascending, without the default graph.</summary>
    public IReadOnlyList<ulong> NamedGraphs => _namedGraphs.Value;

    /// <summary>All quads in an order.</summary>
    public QuadKeys[] Of(QuadOrder order) => _orders[(int)order].Value;

    /// <summary>True iff the quad, in the columns of Spo, is there.</summary>
    public bool Contains(in QuadKeys subjectFirst) => Array.BinarySearch(Of(QuadOrder.Spo), subjectFirst) >= 0;

    /// <summary>The quads of one graph, in the columns of Gspo.</summary>
    public ReadOnlySpan<QuadKeys> OfGraph(ulong graph)
    {
        QuadKeys[] rows = Of(QuadOrder.Gspo);
        int from = LowerBound(rows, graph, 0);
        return rows.AsSpan(from, LowerBound(rows, graph + 1, from) - from);
    }

    /// <summary>
    /// These quads without some of them and with others, all in the columns of Spo. Orders that have been made here are merged, which costs
    /// what copying costs; the others are sorted when they are asked for.
    /// </summary>
    public MemoryRows With(QuadKeys[] removed, QuadKeys[] added)
    {
        QuadKeys[] subjectFirst = Merged(Of(QuadOrder.Spo), Sorted(removed, QuadOrder.Spo), Sorted(added, QuadOrder.Spo));
        return new MemoryRows(subjectFirst, order =>
        {
            if (!_orders[(int)order].IsValueCreated)
                return null;
            QuadKeys[] before = Of(order);
            return () => Merged(before, Sorted(removed, order), Sorted(added, order));
        });
    }

    /// <summary>How many quads of <paramref name="other"/> are not here.</summary>
    public long CountMissing(MemoryRows other)
    {
        QuadKeys[] mine = Of(QuadOrder.Spo);
        long missing = 0;
        int place = 0;
        foreach (QuadKeys row in other.Of(QuadOrder.Spo))
        {
            while (place < mine.Length && mine[place].CompareTo(row) < 0)
                place++;
            missing += place < mine.Length && mine[place] == row ? 0 : 1;
        }

        return missing;
    }

    private IEnumerable<ulong> Graphs()
    {
        QuadKeys[] rows = Of(QuadOrder.Gspo);
        for (int place = 0; place < rows.Length; place = LowerBound(rows, rows[place].First + 1, place))
            yield return rows[place].First;
    }

    private static QuadKeys[] Sorted(QuadKeys[] subjectFirst, QuadOrder order)
    {
        QuadKeys[] rows = Array.ConvertAll(subjectFirst, quad => QuadKeys.Of(order, quad.First, quad.Second, quad.Third, quad.Fourth));
        Array.Sort(rows);
        return rows;
    }

    /// <summary>All three ascend; <paramref name="removed"/> is part of <paramref name="before"/>, <paramref name="added"/> is not.</summary>
    private static QuadKeys[] Merged(QuadKeys[] before, QuadKeys[] removed, QuadKeys[] added)
    {
        QuadKeys[] after = new QuadKeys[before.Length - removed.Length + added.Length];
        int gone = 0;
        int fresh = 0;
        int count = 0;
        foreach (QuadKeys row in before)
        {
            if (gone < removed.Length && removed[gone] == row)
            {
                gone++;
                continue;
            }

            while (fresh < added.Length && added[fresh].CompareTo(row) < 0)
                after[count++] = added[fresh++];
            after[count++] = row;
        }

        added.AsSpan(fresh).CopyTo(after.AsSpan(count));
        return after;
    }

    /// <summary>First row from <paramref name="from"/> on whose first column is at least <paramref name="key"/>.</summary>
    private static int LowerBound(QuadKeys[] rows, ulong key, int from)
    {
        int end = rows.Length;
        while (from < end)
        {
            int middle = from + ((end - from) / 2);
            if (rows[middle].First < key)
                from = middle + 1;
            else
                end = middle;
        }

        return from;
    }
}
