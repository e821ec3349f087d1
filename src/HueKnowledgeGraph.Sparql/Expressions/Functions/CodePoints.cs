using System.Numerics;
using System.Runtime.InteropServices;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Counting code points in UTF-8: bytes that do not continue one (10xxxxxx) begin one.</summary>
internal static class CodePoints
{
    public static int Count(ReadOnlySpan<byte> text)
    {
        int count = 0;
        ReadOnlySpan<Vector<sbyte>> vectors = MemoryMarshal.Cast<byte, Vector<sbyte>>(text);
        foreach (Vector<sbyte> vector in vectors)
        {
            // All ones, -1, where a code point begins; widened, as a sum of bytes would overflow.
            Vector<sbyte> begins = Vector.GreaterThan(vector, new Vector<sbyte>(-65));
            count -= Vector.Sum(Vector.WidenLower(begins) + Vector.WidenUpper(begins));
        }

        foreach (byte unit in text[(vectors.Length * Vector<sbyte>.Count)..])
            count += (sbyte)unit > -65 ? 1 : 0;
        return count;
    }

    /// <summary>Bytes of the first <paramref name="count"/> code points; all if there are fewer.</summary>
    public static int Offset(ReadOnlySpan<byte> text, double count)
    {
        if (count >= text.Length)
            return text.Length;
        int left = (int)count;
        for (int i = 0; i < text.Length; i++)
        {
            if ((sbyte)text[i] > -65 && left-- == 0)
                return i;
        }

        return text.Length;
    }
}
