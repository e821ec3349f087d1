namespace HueKnowledgeGraph.Store;

/// <summary>An immutable set of quads in four or five orders. Thread safe.</summary>
/// <remarks>A segment of a single graph has no Gspo file: Spo serves instead (<see cref="SingleGraphScan"/>).</remarks>
internal sealed class Segment : IDisposable
{
    private readonly OrderFile?[] _orders = new OrderFile?[5];
    private readonly ulong? _singleGraph;
    private DeadRows? _dead;

    private Segment(long quadCount, ulong? singleGraph)
    {
        QuadCount = quadCount;
        _singleGraph = singleGraph;
    }

    /// <summary>Quads with those that are removed.</summary>
    public long QuadCount { get; }

    /// <summary>Rows that are removed; null if none are.</summary>
    public DeadRows? Dead => _dead;

    public ulong? SingleGraph => _singleGraph;

    /// <summary>Number of graphs.</summary>
    public long GraphCount => _singleGraph is null ? _orders[(int)QuadOrder.Gspo]!.KeyCount : 1;

    public IEnumerable<OrderFile> Files => _orders.OfType<OrderFile>();

    public static Segment Open(IStoreFiles files, ManifestSegment entry)
    {
        var segment = new Segment(entry.QuadCount, entry.SingleGraph);
        try
        {
            foreach ((QuadOrder order, ManifestFile file) in entry.Orders)
                segment._orders[(int)order] = OrderFile.Open(files, file.Name, order, file.Length, entry.QuadCount);
            for (var order = QuadOrder.Pso; order <= QuadOrder.Gspo; order++)
            {
                if (segment._orders[(int)order] is null && (order != QuadOrder.Gspo || entry.SingleGraph is null))
                    throw new StoreCorruptException(files.PathOf(Manifest.FileName), 0, $"a segment lacks its {order} file");
            }

            if (entry.Dead is { } dead)
                segment._dead = DeadRows.Open(files, dead, entry.DeadCount, segment.Files);
            return segment;
        }
        catch
        {
            segment.Dispose();
            throw;
        }
    }

    /// <summary>Ids of all graphs that hold a quad, ascending, with the default graph's.</summary>
    public ulong[] ReadGraphs()
    {
        if (_singleGraph is { } single)
            return _dead?.Count == QuadCount ? [] : [single];
        OrderFile file = _orders[(int)QuadOrder.Gspo]!;
        ulong[] graphs = new ulong[file.KeyCount];
        var block = new DirectoryBlock();
        for (long i = 0; i < graphs.Length; i += PagedTable.BlockRows)
        {
            block.Load(file, i >> PagedTable.BlockBits);
            block.Keys.CopyTo(graphs.AsSpan((int)i));
        }

        return _dead is null ? graphs : [.. graphs.Where(HasLiveRows)];
    }

    public OrderFile Order(QuadOrder order) => _orders[(int)order]!;

    /// <summary>A scan, or null if it would deliver no row by its keys, bounds and graphs.</summary>
    public QuadScan? TryOpenScan(ScanSpecification specification)
    {
        if (!TryResolve(ref specification, out ulong? constant, out GraphCover cover))
            return null;
        OrderFile file = Order(specification.Order);
        RowRange range = RowRange.Find(file, specification.Prefix.Span, specification.FirstKeyFrom, specification.FirstKeyBelow);
        if (range.IsEmpty)
            return null;
        var rows = new SegmentScan(file, specification, cover == GraphCover.Some, range);
        long dead = _dead?.CountIn(file.Order, range) ?? 0;
        QuadScan scan = dead == 0 ? rows : new DeadRowScan(rows, _dead!.Of(file.Order));
        return constant is { } graph ? new SingleGraphScan(scan, graph, range.Count - dead) : scan;
    }

    /// <summary>Adds the graphs of a triple, in no order.</summary>
    public void FindGraphs(ulong subject, ulong predicate, ulong @object, List<ulong> graphs)
    {
        OrderFile file = Order(QuadOrder.Spo);
        RowRange range = RowRange.Find(file, [subject, predicate, @object], 0, ulong.MaxValue);
        for (long row = range.From; row < range.Below; row++)
        {
            if (IsLive(QuadOrder.Spo, row))
                graphs.Add(file.Rows.ValueAt(2, row));
        }
    }

    /// <summary>The row of a quad in an order; false if the segment does not hold it or it is removed.</summary>
    public bool TryFindRow(QuadOrder order, in QuadKeys keys, out long row)
    {
        OrderFile file = Order(order);
        RowRange range = RowRange.Find(file, [keys.First, keys.Second, keys.Third], 0, ulong.MaxValue);
        if (!range.IsEmpty)
            range = file.Rows.EqualRange(2, keys.Fourth, range.From, range.Below);
        row = range.From;
        return !range.IsEmpty && IsLive(order, row);
    }

    /// <summary>Rows and first keys of a scan.</summary>
    public ScanNumbers Count(ScanSpecification specification)
    {
        if (!TryResolve(ref specification, out ulong? constant, out GraphCover cover))
            return ScanNumbers.None;
        if (constant is not null)
            return QuadCount == _dead?.Count ? ScanNumbers.None : new ScanNumbers(QuadCount - (_dead?.Count ?? 0), 1, true, true);
        return SegmentStatistics.Count(Order(specification.Order), specification, cover, _dead);
    }

    public void Dispose()
    {
        foreach (OrderFile? file in _orders)
            file?.Dispose();
        _dead?.Dispose();
    }

    private bool IsLive(QuadOrder order, long row) => _dead is null || _dead.CountIn(order, new RowRange(row, row + 1)) == 0;

    private bool HasLiveRows(ulong graph) =>
        Order(QuadOrder.Gspo).TryFind(graph, out RowRange rows, out _) && _dead!.CountIn(QuadOrder.Gspo, rows) < rows.Count;

    /// <summary>Turns a specification into one for a file that the segment has; false if its graphs or keys select nothing.</summary>
    /// <param name="specification">Changed where another order serves it.</param>
    /// <param name="leadingGraph">Set if the scan has to put this graph before the rows as first free key.</param>
    /// <param name="cover">Whether rows have to be tested by graph; never <see cref="GraphCover.None"/> on success.</param>
    private bool TryResolve(ref ScanSpecification specification, out ulong? leadingGraph, out GraphCover cover)
    {
        leadingGraph = null;
        cover = CoverOf(specification.Graphs);
        if (cover == GraphCover.None || QuadCount == 0)
            return false;
        if (specification.Order != QuadOrder.Gspo)
        {
            if (cover == GraphCover.Some && specification.Order == QuadOrder.Spo && specification.Graphs is { Kind: GraphSelectionKind.MergedOf, Graphs.Count: 1 })
            {
                specification = specification with
                {
                    Order = QuadOrder.Gspo,
                    Prefix = (ulong[])[specification.Graphs.Graphs[0], .. specification.Prefix.Span],
                };
                cover = GraphCover.All;
            }

            return true;
        }

        if (specification.Prefix.IsEmpty)
            return _singleGraph is null || TryServeBySubjects(ref specification, out leadingGraph);
        ulong asked = specification.Prefix.Span[0];
        if (!new GraphFilter(specification.Graphs).Selects(asked))
            return false;
        cover = GraphCover.All;
        if (_singleGraph is null)
            return true;
        specification = specification with { Order = QuadOrder.Spo, Prefix = specification.Prefix[1..], Graphs = GraphSelection.EachQuad };
        return asked == _singleGraph;
    }

    private bool TryServeBySubjects(ref ScanSpecification specification, out ulong? leadingGraph)
    {
        leadingGraph = _singleGraph;
        bool isInside = _singleGraph >= specification.FirstKeyFrom
            && (specification.FirstKeyBelow == ulong.MaxValue || _singleGraph < specification.FirstKeyBelow);
        specification = new ScanSpecification(QuadOrder.Spo, ReadOnlyMemory<ulong>.Empty, GraphSelection.EachQuad);
        return isInside;
    }

    private GraphCover CoverOf(GraphSelection selection)
    {
        var filter = new GraphFilter(selection);
        if (filter.SelectsAll)
            return GraphCover.All;
        if (_singleGraph is { } single)
            return filter.Selects(single) ? GraphCover.All : GraphCover.None;
        OrderFile graphs = _orders[(int)QuadOrder.Gspo]!;
        if (selection.Kind == GraphSelectionKind.Apart)
            return graphs.TryFind(TermId.DefaultGraph, out _, out _) ? GraphCover.Some : GraphCover.All;
        long selected = selection.Graphs.LongCount(graph => graphs.TryFind(graph, out _, out _));
        return selected == 0 ? GraphCover.None : selected == graphs.KeyCount ? GraphCover.All : GraphCover.Some;
    }
}
