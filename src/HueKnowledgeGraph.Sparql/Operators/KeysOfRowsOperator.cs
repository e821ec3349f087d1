namespace HueKnowledgeGraph.Sparql;

/// <summary>The distinct values of one variable in rows that are kept, ascending by id; every row binds it.</summary>
internal sealed class KeysOfRowsOperator : QueryOperator
{
    private readonly KeptRowsOperator _source;
    private readonly Variable _key;
    private RowSorter? _keys;
    private Batch? _output;
    private ulong _last;

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
        {
            _keys = new RowSorter(Context, 1, new IdRowOrder(Context, [0]), "the keys of a join");
            _source.CopyTo(_keys, _source.Layout.ColumnOf(_key));
            _keys.Finish();
        }

        _output ??= new Batch(1);
        while (_keys.Fill(_output) > 0)
        {
            RemoveRepeats(_output);
            if (_output.RowCount > 0)
                return _output;
            Context.Poll();
        }

        return null;
    }

    protected override void Dispose(bool disposing)
    {
        _keys?.Dispose();
        _output?.Dispose();
    }

    private void RemoveRepeats(Batch batch)
    {
        Span<ulong> keys = batch.Column(0);
        int count = 0;
        for (int i = 0; i < batch.RowCount; i++)
        {
            ulong key = keys[i];
            keys[count] = key;
            count += key != _last ? 1 : 0; // no term has id 0
            _last = key;
        }

        batch.RowCount = count;
    }
}
