namespace HueKnowledgeGraph.Sparql;

/// <summary>Counts the rows of any plan by one variable: in runs if the rows come sorted by it, else in a hash table.</summary>
internal sealed class RowCountOperator : CountedOperator
{
    private readonly QueryOperator _input;
    private readonly int _column;
    private readonly bool _isSorted;
    private CountTable? _table;
    private Batch? _output;
    private ulong _pendingKey; // the run that may go on in the next batch
    private long _pendingCount;
    private bool _isAtEnd;

    public RowCountOperator(QueryContext context, QueryOperator input, Variable key)
        : base(context, LayoutOf(key))
    {
        _input = input;
        _column = input.Layout.ColumnOf(key);
        _isSorted = input.SortedBy.FirstOrDefault() == key;
        EstimatedRows = input.EstimatedRows;
        Certain = new HashSet<Variable> { key };
        SortedBy = Layout.Variables;
    }

    public override IReadOnlyList<QueryOperator> Inputs => [_input];

    public override string Describe() => $"Count rows by {Layout.Variables[0]}" + (_isSorted ? "" : " (hash)");

    protected override Batch? NextCore()
    {
        _output ??= new Batch(1);
        int count = _isSorted ? NextRuns(_output.Column(0)) : NextOfTable(_output.Column(0));
        _output.RowCount = count;
        return count == 0 ? null : _output;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _table?.Dispose();
        _output?.Dispose();
    }

    private int NextOfTable(Span<ulong> keys)
    {
        if (_table is null)
        {
            _table = new CountTable(Context);
            while (_input.Next() is { } batch)
            {
                foreach (ulong key in batch.Rows(_column))
                    _table.Add(key, 1);
            }
        }

        return _table.Next(keys, Counts);
    }

    private int NextRuns(Span<ulong> keys)
    {
        int count = 0;
        while (count == 0 && !_isAtEnd)
        {
            Batch? batch = _input.Next();
            _isAtEnd = batch is null;
            foreach (ulong key in batch is null ? [] : batch.Rows(_column))
            {
                if (key != _pendingKey && _pendingCount > 0)
                {
                    keys[count] = _pendingKey;
                    Counts[count++] = _pendingCount;
                    _pendingCount = 0;
                }

                _pendingKey = key;
                _pendingCount++;
            }

            if (_isAtEnd && _pendingCount > 0)
            {
                keys[count] = _pendingKey;
                Counts[count++] = _pendingCount;
                _pendingCount = 0;
            }
        }

        return count;
    }
}
