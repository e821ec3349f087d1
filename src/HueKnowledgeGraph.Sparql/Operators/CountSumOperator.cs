namespace HueKnowledgeGraph.Sparql;

/// <summary>UNION of two counted inputs: a value's multiplicities add up.</summary>
internal sealed class CountSumOperator : CountedOperator
{
    private readonly CountedOperator _left;
    private readonly CountedOperator _right;
    private readonly CountCursor _leftCursor;
    private readonly CountCursor _rightCursor;
    private Batch? _output;

    public CountSumOperator(QueryContext context, CountedOperator left, CountedOperator right)
        : base(context, left.Layout)
    {
        _left = left;
        _right = right;
        _leftCursor = new CountCursor(left);
        _rightCursor = new CountCursor(right);
        EstimatedRows = left.EstimatedRows + right.EstimatedRows;
        Certain = left.Certain;
        SortedBy = left.SortedBy;
    }

    public override IReadOnlyList<QueryOperator> Inputs => [_left, _right];

    public override bool CanSeek => false;

    public override string Describe() => $"Add counts of {Layout.Variables[0]}";

    protected override Batch? NextCore()
    {
        _output ??= new Batch(1);
        Span<ulong> keys = _output.Column(0);
        int count = 0;
        while (count < keys.Length)
        {
            bool hasLeft = _leftCursor.Reach(0);
            bool hasRight = _rightCursor.Reach(0);
            if (!hasLeft && !hasRight)
                break;
            ulong left = hasLeft ? _leftCursor.Keys[_leftCursor.Position] : ulong.MaxValue;
            ulong right = hasRight ? _rightCursor.Keys[_rightCursor.Position] : ulong.MaxValue;
            keys[count] = Math.Min(left, right);
            Counts[count++] = Take(_leftCursor, left <= right) + Take(_rightCursor, right <= left);
        }

        _output.RowCount = count;
        return count == 0 ? null : _output;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _output?.Dispose();
    }

    private static long Take(CountCursor cursor, bool isTaken)
    {
        if (!isTaken)
            return 0;
        cursor.Use(1);
        return cursor.Counts[cursor.Position++];
    }
}
