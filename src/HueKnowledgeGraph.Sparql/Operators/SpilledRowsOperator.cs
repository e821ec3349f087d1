namespace HueKnowledgeGraph.Sparql;

/// <summary>Hands out rows that were put aside on disk.</summary>
internal sealed class SpilledRowsOperator : CountedOperator
{
    private readonly SpilledRows _rows;
    private readonly bool _isCounted;
    private SpilledRowsReader? _reader;
    private Batch? _output;

    /// <param name="context">The query.</param>
    /// <param name="like">What the rows came from: layout and certain variables are its own.</param>
    /// <param name="rows">The rows; they stay the caller's.</param>
    /// <param name="isCounted">Each row has one id more, its multiplicity.</param>
    public SpilledRowsOperator(QueryContext context, QueryOperator like, SpilledRows rows, bool isCounted = false)
        : base(context, like.Layout)
    {
        _rows = rows;
        _isCounted = isCounted;
        EstimatedRows = rows.Count;
        Certain = like.Certain;
    }

    public override string Describe() => "Spilled rows";

    /// <summary>The next batch starts with the first row again.</summary>
    public void Restart() => _reader?.Reset();

    protected override Batch? NextCore()
    {
        _reader ??= new SpilledRowsReader(Context, _rows, "spilled rows");
        _output ??= new Batch(_rows.ColumnCount);
        if (_reader.Fill(_output) == 0)
            return null;
        if (_isCounted)
        {
            ReadOnlySpan<ulong> counts = _output.Rows(Layout.Count);
            for (int row = 0; row < counts.Length; row++)
                Counts[row] = (long)counts[row];
        }

        return _output;
    }

    protected override void Dispose(bool disposing)
    {
        _reader?.Dispose();
        _output?.Dispose();
    }
}
