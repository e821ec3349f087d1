using System.Runtime.InteropServices;

namespace HueKnowledgeGraph.Sparql;

/// <summary>One temporary file of ids, written at its end and read anywhere; its bytes count against the quota until it is disposed.</summary>
internal sealed class SpillFile : IDisposable
{
    private readonly SpillSpace _space;
    private readonly FileStream _file;
    private readonly string _what;

    /// <param name="space">Where.</param>
    /// <param name="what">For the message of a refusal: "a sort", "a hash join".</param>
    public SpillFile(SpillSpace space, string what)
    {
        _space = space;
        _what = what;
        try
        {
            _file = space.OpenFile();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw QueryLimitException.DiskFailed(what, space, failure);
        }
    }

    /// <summary>Ids written so far.</summary>
    public long Length { get; private set; }

    /// <exception cref="QueryLimitException">The quota, or the disk, is full.</exception>
    public void Append(ReadOnlySpan<ulong> ids)
    {
        long bytes = (long)ids.Length * sizeof(ulong);
        if (!_space.TryTake(bytes))
            throw QueryLimitException.Disk(_what, _space.BytesInUse + bytes, _space.QuotaBytes);
        long offset = Length * sizeof(ulong);
        Length += ids.Length;
        try
        {
            RandomAccess.Write(_file.SafeFileHandle, MemoryMarshal.AsBytes(ids), offset);
        }
        catch (IOException failure)
        {
            throw QueryLimitException.DiskFailed(_what, _space, failure);
        }
    }

    /// <summary>Fills <paramref name="ids"/> from a position on; all of them have been written.</summary>
    public void Read(Span<ulong> ids, long position)
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(ids);
        for (long offset = position * sizeof(ulong); !bytes.IsEmpty;)
        {
            int count = RandomAccess.Read(_file.SafeFileHandle, bytes, offset);
            if (count == 0)
                throw new EndOfStreamException($"A temporary file in {_space.Folder} ends at byte {offset}, before what was written there.");
            bytes = bytes[count..];
            offset += count;
        }
    }

    public void Dispose()
    {
        _file.Dispose();
        _space.GiveBack(Length * sizeof(ulong));
        Length = 0;
    }
}
