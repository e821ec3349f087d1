namespace HueKnowledgeGraph.Sparql;

/// <summary>Cursors one after the other, each opened when it is reached; all rows of one have the same first key.</summary>
/// <param name="keys">First keys, ascending.</param>
/// <param name="open">Opens the cursor of a key; its rows start with that key.</param>
internal sealed class SequenceCursor(ulong[] keys, Func<ulong, RowCursor> open) : RowCursor
{
    private int _next;
    private RowCursor? _current;
    private long _read;
    private long _skipped;

    public override (long Read, long Skipped) Pages => (_read + (_current?.Pages.Read ?? 0), _skipped + (_current?.Pages.Skipped ?? 0));

    public override bool Move()
    {
        while (true)
        {
            if (_current is not null && _current.Move())
            {
                Current = _current.Current;
                return true;
            }

            Close();
            if (_next == keys.Length)
                return false;
            _current = open(keys[_next++]);
        }
    }

    public override void SeekTo(ulong key)
    {
        if (_current is not null && keys[_next - 1] >= key)
            return;
        Close();
        _next = Gallop.FirstAtLeast(keys, _next, key);
    }

    protected override void Dispose(bool disposing) => Close();

    private void Close()
    {
        if (_current is null)
            return;
        (long read, long skipped) = _current.Pages;
        _read += read;
        _skipped += skipped;
        _current.Dispose();
        _current = null;
    }
}
