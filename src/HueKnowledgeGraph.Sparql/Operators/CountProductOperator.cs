namespace HueKnowledgeGraph.Sparql;

/// <summary>Joins two counted inputs on their value by merging: multiplicities multiply, and no row is ever made.</summary>
/// <remarks>Inner: both counts multiplied. Left: times max(1, right). Semi, Anti, Minus: the left count where the right has, or has not,
/// the value.</remarks>
internal sealed class CountProductOperator : CountedOperator
{
    private readonly CountedOperator _left;
    private readonly CountedOperator _right;
    private readonly JoinKind _kind;
    private readonly JoinKind _correctionOf;
    private readonly CountCursor _leftCursor;
    private readonly CountCursor _rightCursor;
    private Batch? _output;

    /// <param name="context">The query.</param>
    /// <param name="left">Left counts.</param>
    /// <param name="right">Right counts.</param>
    /// <param name="kind">What becomes of the left counts.</param>
    /// <param name="isCorrection">
    /// Gives only the difference from the left counts, which is not 0 for shared values alone: left * (right - 1) for OPTIONAL, -left for
    /// MINUS and NOT EXISTS. Where the sum of the left counts is known, both sides can then skip. Multiplicities may be 0 and negative.
    /// </param>
    public CountProductOperator(QueryContext context, CountedOperator left, CountedOperator right, JoinKind kind, bool isCorrection = false)
        : base(context, left.Layout)
    {
        _correctionOf = isCorrection ? kind : JoinKind.Inner;
        kind = isCorrection ? JoinKind.Inner : kind;
        _left = left;
        _right = right;
        _kind = kind;
        _leftCursor = new CountCursor(left);
        _rightCursor = new CountCursor(right);
        EstimatedRows = kind is JoinKind.Inner or JoinKind.Semi ? Math.Min(left.EstimatedRows, right.EstimatedRows) : left.EstimatedRows;
        Certain = left.Certain;
        SortedBy = left.SortedBy;
    }

    public override IReadOnlyList<QueryOperator> Inputs => [_left, _right];

    public override string Describe() => _correctionOf == JoinKind.Inner
        ? $"Multiply counts {_kind.ToString().ToLowerInvariant()} on {Layout.Variables[0]}"
        : $"Correct counts {_correctionOf.ToString().ToLowerInvariant()} on {Layout.Variables[0]}";

    protected override Batch? NextCore()
    {
        _output ??= new Batch(1);
        Span<ulong> keys = _output.Column(0);
        int count = 0;
        while (count < keys.Length && _leftCursor.Reach(0))
        {
            ulong key = _leftCursor.Keys[_leftCursor.Position];
            bool hasRight = _rightCursor.Reach(key);
            if (_kind is JoinKind.Inner or JoinKind.Semi)
            {
                if (!hasRight)
                    break;
                if (_rightCursor.Keys[_rightCursor.Position] != key)
                {
                    _leftCursor.Reach(_rightCursor.Keys[_rightCursor.Position]);
                    continue;
                }
            }

            count = hasRight ? Merge(keys, count) : CopyRest(keys, count);
        }

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
        int matches = 0;
        bool keepsAlone = _kind is JoinKind.Left or JoinKind.Anti or JoinKind.Minus;
        bool keepsPairs = _kind is JoinKind.Inner or JoinKind.Left or JoinKind.Semi;
        int misses = 0; // a long stretch without a match is left to skipping
        while (i < left.Length && j < right.Length && count < output.Length && (keepsAlone || misses < 64))
        {
            if (left[i] == right[j])
            {
                if (keepsPairs)
                {
                    output[count] = left[i];
                    Counts[count++] = checked(leftCounts[i] * Factor(rightCounts[j]));
                }

                i++;
                j++;
                matches++;
                misses = 0;
            }
            else if (left[i] < right[j])
            {
                if (keepsAlone)
                {
                    output[count] = left[i];
                    Counts[count++] = leftCounts[i];
                }

                i++;
                misses++;
            }
            else
            {
                j++;
                misses++;
            }
        }

        _leftCursor.Use(keepsAlone ? i - _leftCursor.Position : matches);
        _rightCursor.Use(matches);
        _leftCursor.Position = i;
        _rightCursor.Position = j;
        return count;
    }

    private long Factor(long right) => _correctionOf switch
    {
        JoinKind.Inner => _kind == JoinKind.Semi ? 1 : right,
        JoinKind.Left => right - 1,
        _ => -1,
    };

    /// <summary>The right side has ended: the rest of the left batch stands alone.</summary>
    private int CopyRest(Span<ulong> output, int count)
    {
        ReadOnlySpan<ulong> left = _leftCursor.Keys;
        int length = Math.Min(left.Length - _leftCursor.Position, output.Length - count);
        left.Slice(_leftCursor.Position, length).CopyTo(output[count..]);
        Array.Copy(_leftCursor.Counts, _leftCursor.Position, Counts, count, length);
        _leftCursor.Position += length;
        _leftCursor.Use(length);
        return count + length;
    }
}
