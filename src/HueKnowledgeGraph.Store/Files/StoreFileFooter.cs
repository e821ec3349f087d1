using System.Buffers.Binary;
using System.IO.Hashing;

namespace HueKnowledgeGraph.Store;

/// <summary>The last 64 bytes of every store file but the manifest.</summary>
/// <remarks>
/// <code>
///  0  magic "HUEKGST1"      8
///  8  format version        4
/// 12  file kind             4   1 dictionary, 2 quads, 3 dead rows
/// 16  data length           8   bytes before the checksum table
/// 24  metadata offset       8   metadata are the end of the data
/// 32  chunk count           8   = ceiling(data length / 65,536)
/// 40  table checksum        8   XXH3-64 of the checksum table
/// 48  reserved, 0           8
/// 56  footer checksum       8   XXH3-64 of bytes 0 to 55
/// </code>
/// </remarks>
internal readonly record struct StoreFileFooter(int FormatVersion, StoreFileKind Kind, long DataLength, long MetadataOffset, ulong TableChecksum)
{
    public const int Length = 64;
    public const int ChunkBits = 16;
    public const int ChunkLength = 1 << ChunkBits;

    private static ReadOnlySpan<byte> Magic => "HUEKGST1"u8;

    public long ChunkCount => (DataLength + ChunkLength - 1) >> ChunkBits;

    public void Write(Span<byte> target)
    {
        target[..Length].Clear();
        Magic.CopyTo(target);
        BinaryPrimitives.WriteInt32LittleEndian(target[8..], FormatVersion);
        BinaryPrimitives.WriteInt32LittleEndian(target[12..], (int)Kind);
        BinaryPrimitives.WriteInt64LittleEndian(target[16..], DataLength);
        BinaryPrimitives.WriteInt64LittleEndian(target[24..], MetadataOffset);
        BinaryPrimitives.WriteInt64LittleEndian(target[32..], ChunkCount);
        BinaryPrimitives.WriteUInt64LittleEndian(target[40..], TableChecksum);
        BinaryPrimitives.WriteUInt64LittleEndian(target[56..], XxHash3.HashToUInt64(target[..56]));
    }

    /// <summary>Reads and checks a footer of a file of <paramref name="fileLength"/> bytes.</summary>
    public static StoreFileFooter Read(ReadOnlySpan<byte> source, string path, long fileLength, StoreFileKind kind)
    {
        long at = fileLength - Length;
        if (BinaryPrimitives.ReadUInt64LittleEndian(source[56..]) != XxHash3.HashToUInt64(source[..56]))
            throw new StoreCorruptException(path, at, "the footer's checksum does not fit its bytes");
        var footer = new StoreFileFooter(
            BinaryPrimitives.ReadInt32LittleEndian(source[8..]),
            (StoreFileKind)BinaryPrimitives.ReadInt32LittleEndian(source[12..]),
            BinaryPrimitives.ReadInt64LittleEndian(source[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(source[24..]),
            BinaryPrimitives.ReadUInt64LittleEndian(source[40..]));
        if (!source.StartsWith(Magic) || footer.Kind != kind)
            throw new StoreCorruptException(path, at, $"the footer is not one of a {kind} file");
        if (footer.DataLength < 0 || footer.DataLength + (footer.ChunkCount * sizeof(ulong)) + Length != fileLength
            || footer.MetadataOffset < 0 || footer.MetadataOffset > footer.DataLength)
            throw new StoreCorruptException(path, at, $"the footer counts {footer.DataLength} data bytes, which does not fit a file of {fileLength} bytes");
        return footer;
    }
}

/// <summary>What a store file holds.</summary>
internal enum StoreFileKind
{
    /// <summary>A dictionary part.</summary>
    Dictionary = 1,

    /// <summary>One order of one segment.</summary>
    Quads = 2,

    /// <summary>Removed rows of one segment.</summary>
    DeadRows = 3,
}
