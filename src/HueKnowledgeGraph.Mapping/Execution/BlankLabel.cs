namespace HueKnowledgeGraph.Mapping;

/// <summary>Blank node labels from values: ASCII letters and digits stay, every other byte becomes <c>_</c> and two hexadecimal digits.</summary>
internal static class BlankLabel
{
    private static ReadOnlySpan<byte> Hex => "0123456789abcdef"u8;

    public static void Append(RecordBuffer buffer, ReadOnlySpan<byte> value)
    {
        foreach (byte sign in value)
        {
            if (char.IsAsciiLetterOrDigit((char)sign))
                buffer.Append([sign]);
            else
                buffer.Append([(byte)'_', Hex[sign >> 4], Hex[sign & 15]]);
        }
    }
}
