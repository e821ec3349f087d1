namespace HueKnowledgeGraph.Store;

/// <summary>The plain twin of <see cref="BitPacking"/>: runs where there are no 256-bit vectors, and is the oracle in tests.</summary>
internal static class ScalarBitPacking
{
    public static void Unpack(ReadOnlySpan<ulong> words, int width, ulong bias, Span<ulong> target)
    {
        for (int i = 0; i < BitPacking.BlockLength; i++)
            target[i] = BitPacking.ValueAt(words, width, i) + bias;
    }
}
