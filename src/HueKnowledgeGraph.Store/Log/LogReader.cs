namespace HueKnowledgeGraph.Store;

/// <summary>Reads a log frame by frame, from its start or from where an earlier reader ended.</summary>
/// <remarks>Tells a torn tail, which is the end, from damage, which is an exception: see docs/format.md.</remarks>
internal sealed class LogReader : IDisposable
{
    private readonly Stream _stream;
    private readonly string _path;
    private readonly byte[] _head = new byte[LogFrame.HeadLength];

    /// <summary>Opens a log.</summary>
    /// <param name="files">The store's files.</param>
    /// <param name="name">Name of the log.</param>
    /// <param name="position">0 for the start, else a <see cref="Position"/> of an earlier reader.</param>
    public LogReader(IStoreFiles files, string name, long position = 0)
    {
        _path = files.PathOf(name);
        try
        {
            _stream = files.OpenRead(name);
        }
        catch (FileNotFoundException)
        {
            throw new StoreCorruptException(_path, 0, "the log that the manifest names is missing");
        }

        try
        {
            if (position == 0)
                position = ReadLogHead();
            _stream.Position = Position = position;
        }
        catch
        {
            _stream.Dispose();
            throw;
        }
    }

    /// <summary>Offset behind the last frame read.</summary>
    public long Position { get; private set; }

    /// <summary>The reader looks no further, even if the file is longer. Default: no end.</summary>
    public long End { get; set; } = long.MaxValue;

    /// <summary>Bytes of the file that are to be read.</summary>
    public long Length => Math.Min(_stream.Length, End);

    /// <summary>The next frame's records; false at the end of what is whole.</summary>
    /// <exception cref="StoreCorruptException">A frame does not hold what was written.</exception>
    public bool TryRead(out List<CommitRecord> records)
    {
        records = [];
        if (!TryReadFrame(out LogFrame frame, out byte[] body))
            return false;
        int position = 0;
        for (int i = 0; i < frame.RecordCount; i++)
            records.Add(CommitRecord.Read(body.AsMemory(0, frame.BodyLength), ref position, _path, Position + LogFrame.HeadLength));
        if (position != frame.BodyLength || (records.Count > 0 && records[0].Number != frame.FirstCommit))
            throw new StoreCorruptException(_path, Position, "the frame's head does not fit its records");
        Position += frame.Length;
        return true;
    }

    public void Dispose() => _stream.Dispose();

    private long ReadLogHead()
    {
        int read = _stream.ReadAtLeast(_head, _head.Length, throwOnEndOfStream: false);
        if (!LogFrame.IsLogHead(_head.AsSpan(0, read)))
            throw new StoreCorruptException(_path, 0, "the file does not begin as a log does");
        return LogFrame.HeadLength;
    }

    private bool TryReadFrame(out LogFrame frame, out byte[] body)
    {
        frame = default;
        body = [];
        _stream.Position = Position;
        long length = Length;
        if (Position + LogFrame.HeadLength > length)
            return false;
        _stream.ReadExactly(_head);
        if (!LogFrame.TryRead(_head, out frame))
            return IsLostHead() ? false : throw new StoreCorruptException(_path, Position, "the head of this frame does not fit its checksum");
        if (Position + frame.Length > length)
            return false;
        body = new byte[LogFrame.PaddedLength(frame.BodyLength)];
        _stream.ReadExactly(body);
        if (Crc32C.Of(body) == frame.BodyChecksum)
            return true;
        return Position + frame.Length == length && HasLostSector(body) ? false
            : throw new StoreCorruptException(_path, Position, "the checksum of this frame does not fit its bytes");
    }

    /// <summary>A head in a sector of zeros: the sector was never written when the file grew.</summary>
    private bool IsLostHead()
    {
        int rest = (int)Math.Min(LogFrame.SectorLength - (Position & (LogFrame.SectorLength - 1)), _stream.Length - Position);
        byte[] sector = new byte[rest];
        _stream.Position = Position;
        _stream.ReadExactly(sector);
        return IsZero(sector);
    }

    /// <summary>
    /// Whether as many zeros as a sector has stand in the frame, or its last sector is zeros: it was never written. No whole frame has such a
    /// stretch, as text and filling are not zero.
    /// </summary>
    private bool HasLostSector(ReadOnlySpan<byte> body)
    {
        long end = Position + LogFrame.HeadLength + body.Length;
        int inLastSector = (int)((end - 1) & (LogFrame.SectorLength - 1)) + 1;
        return body.IndexOf(stackalloc byte[LogFrame.SectorLength]) >= 0 || (inLastSector <= body.Length && IsZero(body[^inLastSector..]));
    }

    private static bool IsZero(ReadOnlySpan<byte> bytes) => bytes.IndexOfAnyExcept((byte)0) < 0;
}
