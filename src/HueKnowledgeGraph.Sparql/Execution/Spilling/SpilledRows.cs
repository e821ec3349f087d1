namespace HueKnowledgeGraph.Sparql;

/// <summary>Rows put aside on disk, row after row, to be read in their order, once or more; few rows stay in memory.</summary>
internal sealed class SpilledRows : IDisposable
{
    /// <summary>Ids of the largest buffer: 16 KiB a file, since sixteen and more are written at a time.</summary>
    private const int MaxBufferLength = 2048;

    private readonly QueryContext _context;
    private readonly MemoryCharge _charge;
    private readonly string _what;
    private ulong[] _buffer = [];
    private int _used;
    private SpillFile? _file;

    /// <param name="context">The query; it has a spill space.</param>
    /// <param name="columnCount">Ids of a row; 0 or more.</param>
    /// <param name="what">For the message of a refusal.</param>
    public SpilledRows(QueryContext context, int columnCount, string what)
    {
        _context = context;
        _what = what;
        _charge = new MemoryCharge(context, what);
        ColumnCount = columnCount;
    }

    /// <summary>Ids of a row.</summary>
    public int ColumnCount { get; }

    /// <summary>Number of rows.</summary>
    public long Count { get; private set; }

    /// <summary>Appends a row.</summary>
    public void Add(ReadOnlySpan<ulong> row)
    {
        Count++;
        if (_used + row.Length > _buffer.Length)
            MakeRoom();
        row.CopyTo(_buffer.AsSpan(_used));
        _used += row.Length;
    }

    /// <summary>Appends all rows of a batch, which has as many columns.</summary>
    public void Add(Batch batch)
    {
        Span<ulong> row = stackalloc ulong[ColumnCount];
        for (int i = 0; i < batch.RowCount; i++)
        {
            for (int column = 0; column < row.Length; column++)
                row[column] = batch.Rows(column)[i];
            Add(row);
        }
    }

    /// <summary>No more rows come: what is buffered leaves memory, if there is a file at all.</summary>
    public void Finish()
    {
        if (_file is null)
            return;
        _file.Append(_buffer.AsSpan(0, _used));
        _used = 0;
        _buffer = [];
        _charge.Add(-_charge.Bytes);
    }

    /// <summary>Copies ids from a position on, as many as there are and fit; the number of them.</summary>
    public int Read(Span<ulong> ids, long position)
    {
        _context.Poll();
        long inFile = _file?.Length ?? 0;
        if (position < inFile)
        {
            int count = (int)Math.Min(ids.Length, inFile - position);
            _file!.Read(ids[..count], position);
            return count;
        }

        ReadOnlySpan<ulong> rest = _buffer.AsSpan(0, _used)[(int)(position - inFile)..];
        rest = rest[..Math.Min(rest.Length, ids.Length)];
        rest.CopyTo(ids);
        return rest.Length;
    }

    public void Dispose()
    {
        _file?.Dispose();
        _buffer = [];
        _used = 0;
        _charge.Dispose();
    }

    /// <summary>A whole number of rows, small where the query's memory is.</summary>
    public static int BufferLengthFor(QueryContext context, int most, int columnCount)
    {
        const int Least = 64;
        const int Share = 1024; // of the memory a buffer may take
        int width = Math.Max(1, columnCount);
        long length = Math.Clamp(context.Options.MemoryBytes / Share / sizeof(ulong), Least, most);
        return Math.Max(1, (int)length / width) * width;
    }

    private void MakeRoom()
    {
        if (_buffer.Length == 0)
        {
            int length = BufferLengthFor(_context, MaxBufferLength, ColumnCount);
            _charge.Add((long)length * sizeof(ulong));
            _buffer = GC.AllocateUninitializedArray<ulong>(length);
            return;
        }

        _context.Poll();
        _file ??= new SpillFile(_context.Options.Spill!, _what);
        _file.Append(_buffer.AsSpan(0, _used));
        _used = 0;
    }
}
