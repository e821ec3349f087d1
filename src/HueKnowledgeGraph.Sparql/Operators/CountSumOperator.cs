namespace HueKnowledgeGraph.Sparql;

/// <summary>UNION of two counted inputs: a value's multiplicities add up.</summary>
internal sealed class CountSumOperator : CountedOperator
{
    private const int SmallFetch = 256; // after a skip little is wanted

    private readonly CountedOperator _left;
    private readonly CountedOperator _right;
    private readonly CountCursor _leftCursor;
    private readonly CountCursor _rightCursor;
    private Batch? _output;
    private ulong _from; // where the consumer wants to go on

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

    public override bool CanSeek => true;

    public override string Describe() => $"Add counts of {Layout.Variables[0]}";

    public override void SeekTo(ulong key) => _from = key;

    protected override Batch? NextCore()
    {
        _output ??= new Batch(1);
        Span<ulong> keys = _output.Column(0);
        int count = 0;
        int wanted = _from > 0 ? SmallFetch : keys.Length;
        while (count < wanted)
        {
            bool hasLeft = _leftCursor.Reach(_from);
            bool hasRight = _rightCursor.Reach(_from);
            if (!hasLeft && !hasRight)
                break;
            count = hasLeft && hasRight ? Merge(keys[..wanted], count) : Copy(hasLeft ? _leftCursor : _rightCursor, keys[..wanted], count);
        }

        _from = 0;
        _output.RowCount = count;
        return count == 0 ? null : _output;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _output?.Dispose();
    }

    /// <summary>Merges what both current batches hold; the new number of output values.</summary>
    private int Merge(Span<ulong> output, int count)
    {
        ReadOnlySpan<ulong> left = _leftCursor.Keys;
        ReadOnlySpan<ulong> right = _rightCursor.Keys;
        long[] leftCounts = _leftCursor.Counts;
        long[] rightCounts = _rightCursor.Counts;
        int i = _leftCursor.Position;
        int j = _rightCursor.Position;
        while (i < left.Length && j < right.Length && count < output.Length)
        {
            ulong a = left[i];
            ulong b = right[j];
            output[count] = Math.Min(a, b);
            Counts[count++] = (a <= b ? leftCounts[i] : 0) + (b <= a ? rightCounts[j] : 0);
            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }

        _leftCursor.Use(i - _leftCursor.Position);
        _rightCursor.Use(j - _rightCursor.Position);
        _leftCursor.Position = i;
        _rightCursor.Position = j;
        return count;
    }

    /// <summary>The other input has ended: this one's values stand alone.</summary>
    private int Copy(CountCursor cursor, Span<ulong> output, int count)
    {
        int length = Math.Min(cursor.Keys.Length - cursor.Position, output.Length - count);
        cursor.Keys.Slice(cursor.Position, length).CopyTo(output[count..]);
        Array.Copy(cursor.Counts, cursor.Position, Counts, count, length);
        cursor.Position += length;
        cursor.Use(length);
        return count + length;
    }
}
