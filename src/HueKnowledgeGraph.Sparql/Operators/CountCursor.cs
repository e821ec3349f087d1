namespace HueKnowledgeGraph.Sparql;

/// <summary>Where a merge stands in counted values.</summary>
internal sealed class CountCursor(CountedOperator input)
{
    private const int SparseShare = 16; // fewer than one value in 16 used: skipping beats reading on

    private Batch? _batch;
    private int _used;
    private bool _isFirst = true;

    /// <summary>Number of the current value in <see cref="Keys"/>.</summary>
    public int Position { get; set; }

    /// <summary>True iff there are no more values.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Values of the current batch.</summary>
    public ReadOnlySpan<ulong> Keys => _batch is null ? [] : _batch.Rows(0);

    /// <summary>Their multiplicities.</summary>
    public long[] Counts => input.Counts;

    /// <summary>Values taken since the last batch; tells whether reading on or skipping is better.</summary>
    public void Use(int count) => _used += count;

    /// <summary>Sees to a current value that is at least <paramref name="key"/>; false at the end.</summary>
    public bool Reach(ulong key)
    {
        while (!IsAtEnd)
        {
            Position = Gallop.FirstAtLeast(Keys, Position, key);
            if (Position < Keys.Length)
                return true;
            if (key > 0 && input.CanSeek && (_isFirst || _used * SparseShare < Keys.Length))
                input.SeekTo(key);
            _isFirst = false;
            _used = 0;
            Position = 0;
            _batch = input.Next();
            IsAtEnd = _batch is null;
        }

        return false;
    }
}
