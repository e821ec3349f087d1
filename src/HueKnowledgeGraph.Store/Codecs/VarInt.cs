namespace HueKnowledgeGraph.Store;

/// <summary>Numbers in seven bits a byte, least significant first; the high bit says that more follow.</summary>
internal static class VarInt
{
    /// <summary>Bytes that a 32-bit number takes at most.</summary>
    public const int MaxBytes = 5;

    /// <summary>Writes a number and gives the bytes taken.</summary>
    public static int Write(Span<byte> target, uint value)
    {
        int length = 0;
        while (value >= 0x80)
        {
            target[length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        target[length] = (byte)value;
        return length + 1;
    }

    /// <summary>Reads a number at <paramref name="position"/> and moves it on.</summary>
    public static int Read(ReadOnlySpan<byte> source, ref int position)
    {
        uint value = source[position++];
        if (value < 0x80)
            return (int)value;
        value &= 0x7F;
        for (int shift = 7; ; shift += 7)
        {
            uint part = source[position++];
            value |= (part & 0x7F) << shift;
            if (part < 0x80)
                return (int)value;
        }
    }
}
