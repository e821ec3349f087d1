using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>The distinct first keys of a scan with their run lengths, from directories where the store has them there.</summary>
internal sealed class RunCountOperator : CountedOperator
{
    private readonly AccessPath _path;
    private readonly ScanSpecification _specification;
    private QuadScan? _scan;
    private Batch? _batch;
    private int _fetch = 256; // as in a scan: little at first and after a skip

    /// <param name="context">The query.</param>
    /// <param name="path">What is counted; its first free key is the key, and nothing is left to filter.</param>
    /// <param name="specification">The path's own, perhaps with a narrower range of keys.</param>
    public RunCountOperator(QueryContext context, AccessPath path, ScanSpecification specification)
        : base(context, LayoutOf(path.SortVariable!))
    {
        _path = path;
        _specification = specification;
        Certain = new HashSet<Variable>(Layout.Variables);
        SortedBy = Layout.Variables;
    }

    public override bool CanSeek => true;

    public override string Describe() =>
        $"Count runs of {_path.SortVariable} in {_path.Pattern.Describe(Context)} ({_path.Order.ToString().ToUpperInvariant()})";

    protected override (long Read, long Skipped) Pages => _scan?.Pages ?? (0, 0);

    public override void SeekTo(ulong key)
    {
        Open().SeekTo(key);
        _fetch = 256;
    }

    protected override Batch? NextCore()
    {
        QuadScan scan = Open();
        _batch!.RowCount = scan.NextRuns(_batch.Column(0)[.._fetch], Counts.AsSpan(0, _fetch));
        _fetch = Math.Min(Batch.Capacity, 2 * _fetch);
        return _batch.RowCount == 0 ? null : _batch;
    }

    protected override void Dispose(bool disposing)
    {
        _scan?.Dispose();
        _batch?.Dispose();
    }

    private QuadScan Open()
    {
        _batch ??= new Batch(1);
        return _scan ??= Context.Snapshot.OpenScan(_specification);
    }
}
