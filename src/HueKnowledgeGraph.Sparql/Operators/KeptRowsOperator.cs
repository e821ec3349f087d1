namespace HueKnowledgeGraph.Sparql;

/// <summary>Keeps the rows of its input, so that <see cref="KeysOfRowsOperator"/> can tell the other side of a join which keys are wanted.</summary>
/// <remarks>The input is read as soon as either of the two is asked for rows. Over the query's memory the rows lie on disk.</remarks>
internal sealed class KeptRowsOperator : QueryOperator
{
    private const string What = "the smaller side of a join";

    private readonly QueryOperator _input;
    private RowTable? _rows;
    private SpilledRows? _spilled;
    private SpilledRowsReader? _reader;
    private Batch? _output;
    private int _next;

    public KeptRowsOperator(QueryContext context, QueryOperator input)
        : base(context, input.Layout)
    {
        _input = input;
        EstimatedRows = input.EstimatedRows;
        Certain = input.Certain;
        SortedBy = input.SortedBy;
    }

    public override IReadOnlyList<QueryOperator> Inputs => [_input];

    public override string Describe() => "Keep rows";

    /// <summary>Hands all rows to <paramref name="sorter"/>, of them one column.</summary>
    public void CopyTo(RowSorter sorter, int column)
    {
        Consume();
        using Batch view = Batch.View(1);
        using var all = new Batch(Layout.Count);
        view.Show(0, all, column);
        using SpilledRowsReader? reader = _spilled is null ? null : new SpilledRowsReader(Context, _spilled, What);
        for (int start = 0; (view.RowCount = Fill(all, start, reader)) > 0; start += Batch.Capacity)
        {
            Context.Poll();
            sorter.Add(view);
        }
    }

    protected override Batch? NextCore()
    {
        Consume();
        if (_spilled is not null)
            _reader ??= new SpilledRowsReader(Context, _spilled, What);
        _output ??= new Batch(Layout.Count);
        int count = Fill(_output, _next, _reader);
        _next += count;
        return count == 0 ? null : _output;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _reader?.Dispose();
        _spilled?.Dispose();
        _rows?.Dispose();
        _output?.Dispose();
    }

    private int Fill(Batch output, int start, SpilledRowsReader? reader)
    {
        if (reader is not null)
            return reader.Fill(output);
        if (start >= _rows!.Count)
            return 0;
        _rows.CopyTo(output, start);
        return output.RowCount;
    }

    private void Consume()
    {
        if (_rows is not null)
            return;
        _rows = new RowTable(Context, Layout.Count, What);
        while (_input.Next() is { } batch)
        {
            long growth = _rows.BytesFor(batch.RowCount);
            if (_spilled is null && Context.ShouldSpill(_rows.Bytes, growth))
                Spill();
            if (_spilled is null)
                _rows.Append(batch);
            else
                _spilled.Add(batch);
        }

        _spilled?.Finish();
    }

    private void Spill()
    {
        _spilled = new SpilledRows(Context, Layout.Count, What);
        using var copy = new Batch(Layout.Count);
        for (int start = 0; start < _rows!.Count; start += Batch.Capacity)
        {
            _rows.CopyTo(copy, start);
            _spilled.Add(copy);
        }

        _rows.Dispose();
    }
}
