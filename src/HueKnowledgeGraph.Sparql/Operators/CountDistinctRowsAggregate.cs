namespace HueKnowledgeGraph.Sparql;

/// <summary>COUNT(DISTINCT *): counts each distinct solution of a group once. Over the query's memory new solutions wait on disk.</summary>
internal sealed class CountDistinctRowsAggregate : GroupAggregate
{
    private const string What = "COUNT(DISTINCT *)";

    private readonly QueryContext _context;
    private readonly Aggregate _aggregate;
    private readonly VariableLayout _layout;
    private readonly int[] _columns;
    private readonly VariableLayout _rowLayout; // the group's number, then the visible columns
    private readonly KeyTable _seen;
    private SpilledPartitions? _waiting;
    private bool _mayWait;
    private int _groupCount;

    public CountDistinctRowsAggregate(QueryContext context, Variable variable, Aggregate aggregate, VariableLayout layout)
        : base(variable, aggregate, null, () => Accumulator.Create(aggregate with { IsDistinct = false }, context))
    {
        _context = context;
        _aggregate = aggregate;
        _layout = layout;
        _columns = [.. Enumerable.Range(0, layout.Count).Where(i => layout.Variables[i].IsVisible)];
        _rowLayout = new VariableLayout(_columns.Select(column => layout.Variables[column]).Prepend(new Variable(".group")));
        _seen = new KeyTable(context, _rowLayout.Count, What);
    }

    public override long Bytes => base.Bytes + _seen.Bytes;

    public override GroupAggregate Fresh() => new CountDistinctRowsAggregate(_context, Variable, _aggregate, _layout);

    public override void LetWait()
    {
        _mayWait = true;
        base.LetWait();
    }

    public override void Add(Batch batch, ReadOnlySpan<int> groups, ReadOnlySpan<long> multiplicities, int groupCount)
    {
        _groupCount = groupCount;
        if (_mayWait && _waiting is null && _context.ShouldSpill(_seen.Bytes, _seen.BytesFor(groups.Length)))
            _waiting = new SpilledPartitions(_context, _rowLayout.Count, [.. Enumerable.Range(0, _rowLayout.Count)], 0, What);
        Span<ulong> key = stackalloc ulong[_rowLayout.Count];
        int[] newGroups = new int[groups.Length];
        int count = 0;
        for (int row = 0; row < groups.Length; row++)
        {
            key[0] = (ulong)groups[row];
            for (int i = 0; i < _columns.Length; i++)
                key[i + 1] = batch.Rows(_columns[i])[row];
            newGroups[count] = groups[row];
            count += IsNew(key) ? 1 : 0;
        }

        base.Add(batch, newGroups.AsSpan(0, count), [], groupCount);
    }

    public override void Finish()
    {
        if (_waiting is not null)
        {
            _seen.Dispose();
            _waiting.Finish();
            CountWaiting(_waiting);
        }

        base.Finish();
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _waiting?.Dispose();
        _seen.Dispose();
    }

    /// <summary>True iff a solution is new now; one that is put aside is not.</summary>
    private bool IsNew(ReadOnlySpan<ulong> key)
    {
        bool isNew = false;
        if (_waiting is null)
            _seen.FindOrAdd(key, out isNew);
        else if (_seen.Find(key) < 0)
            _waiting.Add(key);
        return isNew;
    }

    private void CountWaiting(SpilledPartitions waiting)
    {
        using var rest = new WaitingRowsOperator(_context, _rowLayout, waiting, level: 1);
        int[] groups = new int[Batch.Capacity];
        while (rest.Next() is { } batch)
        {
            for (int row = 0; row < batch.RowCount; row++)
                groups[row] = (int)batch.Rows(0)[row];
            base.Add(batch, groups.AsSpan(0, batch.RowCount), [], _groupCount);
        }
    }
}
