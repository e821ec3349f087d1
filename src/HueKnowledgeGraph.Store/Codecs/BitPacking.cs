using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HueKnowledgeGraph.Store;

/// <summary>Packs blocks of 256 numbers of 0 to 64 bits each, interleaved over four 64-bit lanes so that one vector holds four neighbours.</summary>
/// <remarks>
/// <para>Value i lies in lane i mod 4, at bit (i / 4) * width of that lane; word k of lane l is word 4 k + l of the block. A block of
/// width w takes exactly 4 w words, 32 w bytes. Least significant bit first.</para>
/// <para>The width stays a variable: fast-code.md rows 4b and 4d (0.10 against 0.06 ns a value) differ by less than the memory traffic of
/// eight bytes a value.</para>
/// </remarks>
internal static class BitPacking
{
    /// <summary>Values in a block.</summary>
    public const int BlockLength = 256;

    /// <summary>Words that a block of this width takes.</summary>
    public static int WordCount(int width) => 4 * width;

    /// <summary>Bits that the number needs; 0 for 0.</summary>
    public static int WidthOf(ulong value) => 64 - System.Numerics.BitOperations.LeadingZeroCount(value);

    /// <summary>Packs 256 values that fit the width. <paramref name="words"/>: at least <see cref="WordCount"/>, overwritten.</summary>
    public static void Pack(ReadOnlySpan<ulong> values, int width, Span<ulong> words)
    {
        words[..WordCount(width)].Clear();
        if (width == 0)
            return;
        for (int i = 0; i < BlockLength; i++)
        {
            int bit = (i >> 2) * width;
            int word = ((bit >> 6) << 2) + (i & 3);
            int shift = bit & 63;
            words[word] |= values[i] << shift;
            if (shift + width > 64)
                words[word + 4] |= values[i] >> (64 - shift);
        }
    }

    /// <summary>Unpacks 256 values and adds <paramref name="bias"/> to each. <paramref name="target"/>: at least 256 long.</summary>
    public static void Unpack(ReadOnlySpan<ulong> words, int width, ulong bias, Span<ulong> target)
    {
        if (width == 0)
            target[..BlockLength].Fill(bias);
        else if (Vector256.IsHardwareAccelerated)
            UnpackVector(words[..WordCount(width)], width, bias, target[..BlockLength]);
        else
            ScalarBitPacking.Unpack(words, width, bias, target);
    }

    /// <summary>One value without unpacking the block.</summary>
    public static ulong ValueAt(ReadOnlySpan<ulong> words, int width, int index)
    {
        if (width == 0)
            return 0;
        int bit = (index >> 2) * width;
        int word = ((bit >> 6) << 2) + (index & 3);
        int shift = bit & 63;
        ulong value = words[word] >> shift;
        if (shift + width > 64)
            value |= words[word + 4] << (64 - shift);
        return value & MaskOf(width);
    }

    /// <summary>The lowest <paramref name="width"/> bits, 1 to 64.</summary>
    public static ulong MaskOf(int width) => ulong.MaxValue >> (64 - width);

    private static void UnpackVector(ReadOnlySpan<ulong> words, int width, ulong bias, Span<ulong> target)
    {
        ref ulong source = ref MemoryMarshal.GetReference(words);
        ref ulong sink = ref MemoryMarshal.GetReference(target);
        Vector256<ulong> mask = Vector256.Create(MaskOf(width));
        Vector256<ulong> add = Vector256.Create(bias);
        Vector256<ulong> current = Vector256.LoadUnsafe(ref source);
        nuint next = 4;
        int shift = 0;
        for (nuint i = 0; i < BlockLength; i += 4)
        {
            Vector256<ulong> value = Vector256.ShiftRightLogical(current, shift);
            shift += width;
            if (shift >= 64)
            {
                shift -= 64;
                if (next < (nuint)words.Length)
                {
                    current = Vector256.LoadUnsafe(ref source, next);
                    next += 4;
                }

                if (shift > 0)
                    value |= Vector256.ShiftLeft(current, width - shift);
            }

            ((value & mask) + add).StoreUnsafe(ref sink, i);
        }
    }
}
