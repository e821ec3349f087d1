using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace HueKnowledgeGraph.Store;

/// <summary>An immutable file of the store, mapped; every byte is covered by the checksum of its 64 KiB chunk.</summary>
/// <remarks>A chunk is verified when it is first read into use; a bit in <c>_verified</c> remembers it. One mechanism for pages,
/// directories and dictionaries alike: see docs/format.md. Thread safe.</remarks>
internal sealed class StoreFile : IDisposable
{
    private readonly MappedFile _map;
    private readonly StoreFileFooter _footer;
    private readonly int[] _verified;

    private StoreFile(string path, MappedFile map, StoreFileFooter footer)
    {
        FilePath = path;
        _map = map;
        _footer = footer;
        _verified = new int[(footer.ChunkCount + 31) / 32];
    }

    public string FilePath { get; }

    /// <summary>Bytes of the whole file.</summary>
    public long Length => _map.Length;

    /// <summary>Opens a file and verifies its footer and checksum table.</summary>
    public static StoreFile Open(IStoreFiles files, string name, StoreFileKind kind, long expectedLength)
    {
        string path = files.PathOf(name);
        if (!files.Exists(name))
            throw new StoreCorruptException(path, 0, "the file that the manifest names is missing");
        var map = files.Map(name);
        try
        {
            if (map.Length != expectedLength || map.Length < StoreFileFooter.Length)
                throw new StoreCorruptException(path, map.Length, $"the file has {map.Length} bytes, the manifest says {expectedLength}");
            ReadOnlySpan<byte> tail = map.Span(map.Length - StoreFileFooter.Length, StoreFileFooter.Length);
            StoreFileFooter footer = StoreFileFooter.Read(tail, path, map.Length, kind);
            if (!Manifest.IsReadable(footer.FormatVersion))
                throw new StoreVersionException(Path.GetDirectoryName(path)!, footer.FormatVersion, Manifest.CurrentFormatVersion);
            if (XxHash3.HashToUInt64(map.Span(footer.DataLength, checked((int)(footer.ChunkCount * sizeof(ulong))))) != footer.TableChecksum)
                throw new StoreCorruptException(path, footer.DataLength, "the checksum table does not fit its own checksum");
            return new StoreFile(path, map, footer);
        }
        catch
        {
            map.Dispose();
            throw;
        }
    }

    /// <summary>The metadata, which end the data.</summary>
    public ReadOnlySpan<byte> Metadata => Read(_footer.MetadataOffset, checked((int)(_footer.DataLength - _footer.MetadataOffset)));

    /// <summary>Verified bytes.</summary>
    public ReadOnlySpan<byte> Read(long offset, int length)
    {
        Verify(offset, length);
        return _map.Span(offset, length);
    }

    /// <summary>Bytes that an earlier <see cref="Read"/> or <see cref="Verify"/> of the same range has verified.</summary>
    public ReadOnlySpan<byte> ReadVerified(long offset, int length) => _map.Span(offset, length);

    /// <summary>As <see cref="ReadVerified"/>, as numbers; <paramref name="offset"/> is a multiple of 8.</summary>
    public ReadOnlySpan<ulong> ReadVerifiedWords(long offset, int count) =>
        MemoryMarshal.Cast<byte, ulong>(_map.Span(offset, count * sizeof(ulong)));

    /// <summary>Verifies every chunk that the range touches and that was not verified before.</summary>
    public void Verify(long offset, int length)
    {
        if (offset < 0 || length < 0 || offset + length > _footer.DataLength)
            throw new StoreCorruptException(FilePath, offset, $"{length} bytes are referred to here, past the end of the data at {_footer.DataLength}");
        if (length == 0)
            return;
        long last = (offset + length - 1) >> StoreFileFooter.ChunkBits;
        for (long chunk = offset >> StoreFileFooter.ChunkBits; chunk <= last; chunk++)
        {
            if ((_verified[chunk >> 5] & (1 << (int)(chunk & 31))) == 0)
                VerifyChunk(chunk);
        }
    }

    /// <summary>Verifies all chunks anew and gives the offset of each bad one.</summary>
    public IEnumerable<long> BadChunks(CancellationToken cancellation)
    {
        for (long chunk = 0; chunk < _footer.ChunkCount; chunk++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!IsGood(chunk))
                yield return chunk << StoreFileFooter.ChunkBits;
        }
    }

    public void Dispose() => _map.Dispose();

    private void VerifyChunk(long chunk)
    {
        if (!IsGood(chunk))
            throw new StoreCorruptException(FilePath, chunk << StoreFileFooter.ChunkBits, "the checksum of this 64 KiB chunk does not fit its bytes");
        Interlocked.Or(ref _verified[chunk >> 5], 1 << (int)(chunk & 31));
    }

    private bool IsGood(long chunk)
    {
        long offset = chunk << StoreFileFooter.ChunkBits;
        int length = (int)Math.Min(StoreFileFooter.ChunkLength, _footer.DataLength - offset);
        ulong stored = BinaryPrimitives.ReadUInt64LittleEndian(_map.Span(_footer.DataLength + (chunk * sizeof(ulong)), sizeof(ulong)));
        return XxHash3.HashToUInt64(_map.Span(offset, length)) == stored;
    }
}
