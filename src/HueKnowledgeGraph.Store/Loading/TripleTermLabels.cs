using System.Buffers;

namespace HueKnowledgeGraph.Store;

/// <summary>Finds and replaces blank node labels in the canonical text of a triple term.</summary>
internal static class TripleTermLabels
{
    public delegate void LabelAction(ReadOnlySpan<byte> label);

    /// <summary>Calls <paramref name="use"/> with each label, without <c>_:</c>.</summary>
    public static void ForEach(ReadOnlySpan<byte> text, LabelAction use)
    {
        for (int start = 0; TryNext(text, ref start, out int length); start += length)
            use(text.Slice(start, length));
    }

    /// <summary>The text with every label replaced.</summary>
    public static byte[] Replace(ReadOnlySpan<byte> text, Func<byte[], string> newLabel)
    {
        var result = new ArrayBufferWriter<byte>();
        int copied = 0;
        for (int start = 0; TryNext(text, ref start, out int length); start += length)
        {
            result.Write(text[copied..start]);
            result.Write(System.Text.Encoding.UTF8.GetBytes(newLabel(text.Slice(start, length).ToArray())));
            copied = start + length;
        }

        result.Write(text[copied..]);
        return result.WrittenSpan.ToArray();
    }

    /// <summary>Moves to the next label from <paramref name="start"/> on, past IRIs and quoted strings.</summary>
    private static bool TryNext(ReadOnlySpan<byte> text, ref int start, out int length)
    {
        for (int i = start; i < text.Length; i++)
        {
            switch (text[i])
            {
                case (byte)'<' when text[i..].StartsWith("<<("u8):
                    i += 2;
                    break;
                case (byte)'<':
                    i += Math.Max(0, text[i..].IndexOf((byte)'>'));
                    break;
                case (byte)'"':
                    i = EndOfString(text, i);
                    break;
                case (byte)'_' when i + 1 < text.Length && text[i + 1] == ':':
                    start = i + 2;
                    int space = text[start..].IndexOf((byte)' ');
                    length = space < 0 ? text.Length - start : space;
                    return true;
            }
        }

        length = 0;
        return false;
    }

    private static int EndOfString(ReadOnlySpan<byte> text, int start)
    {
        int i = start + 1;
        while (i < text.Length && text[i] != '"')
            i += text[i] == '\\' ? 2 : 1;
        return i;
    }
}
