namespace HueKnowledgeGraph.Sparql;

/// <summary>DISTINCT inside an aggregate: hands on each pair of group and term once, as one row. Over the query's memory new pairs wait on disk.</summary>
internal sealed class DistinctAccumulator : Accumulator
{
    private const string What = "DISTINCT in an aggregate";

    private readonly Accumulator _inner;
    private readonly QueryContext _context;
    private readonly int[] _groups = new int[Batch.Capacity];
    private readonly ulong[] _values = new ulong[Batch.Capacity];
    private GroupValueSet _seen;
    private SpilledPartitions? _waiting;
    private int _count;

    public DistinctAccumulator(Accumulator inner, QueryContext context)
        : base(context, What)
    {
        _inner = inner;
        _context = context;
        _seen = new GroupValueSet(Memory);
    }

    public override long Bytes => base.Bytes + _inner.Bytes;

    public override long BytesFor(int groupCount, int rows) => _inner.BytesFor(groupCount, rows);

    public override void EnsureGroups(int groupCount) => _inner.EnsureGroups(groupCount);

    public override void Add(ReadOnlySpan<int> groups, ReadOnlySpan<ulong> values, ReadOnlySpan<long> multiplicities)
    {
        if (MayWait && _waiting is null && _context.ShouldSpill(Memory.Bytes, _seen.BytesFor(groups.Length)))
            _waiting = NewParts(0);
        for (int i = 0; i < groups.Length; i++)
        {
            if (_waiting is null)
                Add(groups[i], values[i]);
            else if (!_seen.Contains(groups[i], values[i]))
                _waiting.Add([(ulong)groups[i], values[i]]);
        }

        HandOn();
    }

    public override void Finish()
    {
        if (_waiting is not null)
        {
            _seen.Clear();
            _waiting.Finish();
            AddWaiting(_waiting, 1);
        }

        _inner.Finish();
    }

    public override ulong Result(int group) => _inner.Result(group);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _waiting?.Dispose();
        _inner.Dispose();
    }

    private SpilledPartitions NewParts(int level) => new(_context, 2, [0, 1], level, What);

    private void Add(int group, ulong value)
    {
        if (!_seen.Add(group, value))
            return;
        _groups[_count] = group;
        _values[_count++] = value;
        if (_count == Batch.Capacity)
            HandOn();
    }

    private void HandOn()
    {
        _inner.Add(_groups.AsSpan(0, _count), _values.AsSpan(0, _count), default);
        _count = 0;
    }

    /// <summary>Pairs of each part, which are in no other.</summary>
    private void AddWaiting(SpilledPartitions parts, int level)
    {
        for (int part = 0; part < SpilledPartitions.Count; part++)
        {
            _seen.Clear();
            SpilledPartitions? further = null;
            using (var reader = new SpilledRowsReader(_context, parts[part], What))
            {
                while (reader.MoveNext())
                {
                    (int group, ulong value) = ((int)reader.Row[0], reader.Row[1]);
                    if (further is null && level < SpilledPartitions.MaxLevel && _context.ShouldSpill(Memory.Bytes, _seen.BytesFor(1), level))
                        further = NewParts(level);
                    if (further is null)
                        Add(group, value);
                    else if (!_seen.Contains(group, value))
                        further.Add(reader.Row);
                }
            }

            HandOn();
            parts[part].Dispose();
            if (further is null)
                continue;
            using (further)
            {
                _seen.Clear();
                further.Finish();
                AddWaiting(further, level + 1);
            }
        }
    }
}
