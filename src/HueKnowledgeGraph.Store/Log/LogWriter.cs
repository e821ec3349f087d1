namespace HueKnowledgeGraph.Store;

/// <summary>Appends frames to a log; each is durable when the call returns. Used by one thread at a time.</summary>
internal sealed class LogWriter : IDisposable
{
    private readonly IStoreFiles _files;
    private IFileWriter? _file;

    private LogWriter(IStoreFiles files, string name, IFileWriter file)
    {
        _files = files;
        Name = name;
        _file = file;
        Length = file.Length;
    }

    /// <summary>Name of the file.</summary>
    public string Name { get; }

    /// <summary>Bytes that are durable.</summary>
    public long Length { get; private set; }

    /// <summary>Makes an empty log, durable but for its name in the directory.</summary>
    public static LogWriter Create(IStoreFiles files, string name)
    {
        IFileWriter file = files.Create(name);
        try
        {
            Span<byte> head = stackalloc byte[LogFrame.HeadLength];
            LogFrame.WriteLogHead(head);
            file.Write(head);
            file.Sync();
            return new LogWriter(files, name, file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Opens a log that was read up to <paramref name="length"/>; a torn tail behind it is cut.</summary>
    public static LogWriter Open(IStoreFiles files, string name, long length)
    {
        IFileWriter file = files.Append(name, length);
        try
        {
            file.Sync();
            return new LogWriter(files, name, file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Writes records as one frame and syncs it.</summary>
    /// <param name="records">At least one; together less than 2 GB.</param>
    /// <param name="firstCommit">Number of the first record's commit.</param>
    public void Append(IReadOnlyList<ReadOnlyMemory<byte>> records, long firstCommit)
    {
        IFileWriter file = _file ??= Reopen();
        int bodyLength = checked((int)records.Sum(record => (long)record.Length));
        byte[] bytes = new byte[LogFrame.HeadLength + LogFrame.PaddedLength(bodyLength)];
        int position = LogFrame.HeadLength;
        foreach (ReadOnlyMemory<byte> record in records)
        {
            record.Span.CopyTo(bytes.AsSpan(position));
            position += record.Length;
        }

        bytes.AsSpan(position).Fill(LogFrame.Filling);
        new LogFrame(bodyLength, records.Count, Crc32C.Of(bytes.AsSpan(LogFrame.HeadLength)), firstCommit).Write(bytes);
        file.Write(bytes);
        file.Sync();
        Length += bytes.Length;
    }

    /// <summary>After a failed write: cuts what may be there of it. Where that fails too, the next frame is not written before it is done.</summary>
    public void CutFailedWrite()
    {
        _file?.Dispose();
        _file = null;
        _file = Reopen();
    }

    public void Dispose() => _file?.Dispose();

    private IFileWriter Reopen()
    {
        IFileWriter file = _files.Append(Name, Length);
        try
        {
            file.Sync();
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
