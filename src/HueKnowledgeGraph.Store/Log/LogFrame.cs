using System.Buffers.Binary;

namespace HueKnowledgeGraph.Store;

/// <summary>The head of a frame of the log: records that were written and synced together. Drawn in docs/format.md.</summary>
/// <param name="BodyLength">Bytes of the records, without the filling.</param>
/// <param name="RecordCount">Number of records.</param>
/// <param name="BodyChecksum">CRC-32C of body and filling.</param>
/// <param name="FirstCommit">Number of the first record's commit.</param>
internal readonly record struct LogFrame(int BodyLength, int RecordCount, uint BodyChecksum, long FirstCommit)
{
    /// <summary>Bytes of a frame's head and of the log's; frames start at multiples of it, so that a head lies in one sector.</summary>
    public const int HeadLength = 32;

    /// <summary>What a disk writes whole or not at all.</summary>
    public const int SectorLength = 512;

    private const int CheckedLength = HeadLength - sizeof(uint);

    private static ReadOnlySpan<byte> FrameMark => "HUEF"u8;

    private static ReadOnlySpan<byte> LogMark => "HUEKGLG1"u8;

    /// <summary>Bytes of the frame with head and filling.</summary>
    public long Length => HeadLength + PaddedLength(BodyLength);

    /// <summary>Fills a frame up; at least one, so that no sector of a frame is all zeros.</summary>
    public const byte Filling = 0xFF;

    /// <summary>A body's length with its filling.</summary>
    public static long PaddedLength(long bodyLength) => ((bodyLength / HeadLength) + 1) * HeadLength;

    /// <summary>Writes the head of a log.</summary>
    public static void WriteLogHead(Span<byte> target)
    {
        target[..HeadLength].Clear();
        LogMark.CopyTo(target);
        BinaryPrimitives.WriteInt32LittleEndian(target[8..], Manifest.CurrentFormatVersion);
        BinaryPrimitives.WriteUInt32LittleEndian(target[CheckedLength..], Crc32C.Of(target[..CheckedLength]));
    }

    /// <summary>True iff the bytes are the head of a log that this program reads.</summary>
    public static bool IsLogHead(ReadOnlySpan<byte> source) => source.Length >= HeadLength && source.StartsWith(LogMark) && HasGoodChecksum(source)
        && Manifest.IsReadable(BinaryPrimitives.ReadInt32LittleEndian(source[8..]));

    public void Write(Span<byte> target)
    {
        target[..HeadLength].Clear();
        FrameMark.CopyTo(target);
        BinaryPrimitives.WriteInt32LittleEndian(target[4..], BodyLength);
        BinaryPrimitives.WriteInt32LittleEndian(target[8..], RecordCount);
        BinaryPrimitives.WriteUInt32LittleEndian(target[12..], BodyChecksum);
        BinaryPrimitives.WriteInt64LittleEndian(target[16..], FirstCommit);
        BinaryPrimitives.WriteUInt32LittleEndian(target[CheckedLength..], Crc32C.Of(target[..CheckedLength]));
    }

    /// <summary>Reads a head; false if the bytes are none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> source, out LogFrame frame)
    {
        frame = default;
        if (!source.StartsWith(FrameMark) || !HasGoodChecksum(source))
            return false;
        frame = new LogFrame(
            BinaryPrimitives.ReadInt32LittleEndian(source[4..]),
            BinaryPrimitives.ReadInt32LittleEndian(source[8..]),
            BinaryPrimitives.ReadUInt32LittleEndian(source[12..]),
            BinaryPrimitives.ReadInt64LittleEndian(source[16..]));
        return frame.BodyLength >= 0;
    }

    private static bool HasGoodChecksum(ReadOnlySpan<byte> source) =>
        BinaryPrimitives.ReadUInt32LittleEndian(source[CheckedLength..]) == Crc32C.Of(source[..CheckedLength]);
}
