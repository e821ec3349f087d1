namespace HueKnowledgeGraph.Sparql;

/// <summary>The distinct values of one variable in rows that are kept, ascending by id; every row binds it.</summary>
internal sealed class KeysOfRowsOperator : QueryOperator
{
    private readonly KeptRowsOperator _source;
    private readonly Variable _key;
    private MemoryCharge? _charge;
    private ulong[]? _keys;
    private int _count;
    private int _next;
    private Batch? _output;

    public KeysOfRowsOperator(QueryContext context, KeptRowsOperator source, Variable key)
        : base(context, new VariableLayout([key]))
    {
        _source = source;
        _key = key;
        EstimatedRows = source.EstimatedRows;
        Certain = new HashSet<Variable> { key };
        SortedBy = [key];
    }

    public override string Describe() => $"Keys {_key} of the kept rows";

    protected override Batch? NextCore()
    {
        if (_keys is null)
            Collect();
        int count = Math.Min(Batch.Capacity, _count - _next);
        if (count == 0)
            return null;
        _output ??= new Batch(1);
        _keys.AsSpan(_next, count).CopyTo(_output.Column(0));
        _output.RowCount = count;
        _next += count;
        return _output;
    }

    protected override void Dispose(bool disposing)
    {
        _charge?.Dispose();
        _output?.Dispose();
    }

    private void Collect()
    {
        ReadOnlySpan<ulong> values = _source.Rows().Column(_source.Layout.ColumnOf(_key));
        _charge = new MemoryCharge(Context, "the keys of a join");
        _charge.Add((long)sizeof(ulong) * values.Length);
        _keys = values.ToArray();
        Array.Sort(_keys);
        for (int i = 0; i < _keys.Length; i++)
        {
            if (_count == 0 || _keys[i] != _keys[_count - 1])
                _keys[_count++] = _keys[i];
        }
    }
}
