namespace HueKnowledgeGraph.Store;

/// <summary>Decodes blocks; the layout is drawn at <see cref="BlockDescriptor"/>.</summary>
internal static class BlockDecoder
{
    /// <summary>Decodes 256 values. <paramref name="words"/> starts at the block; <paramref name="target"/> is at least 256 long.</summary>
    public static void Decode(BlockDescriptor block, ReadOnlySpan<ulong> words, Span<ulong> target)
    {
        target = target[..BitPacking.BlockLength];
        if (block.ReferenceBits == 0 && !block.IsDelta)
        {
            BitPacking.Unpack(words[1..], block.Width, words[0], target);
            return;
        }

        BitPacking.Unpack(words[block.ReferenceCount..], block.CodeWidth, 0, target);
        if (block.IsDelta)
            SumUp(words[0], target);
        else
            AddReferences(words[..block.ReferenceCount], block.Width, target);
    }

    /// <summary>The first value of a block.</summary>
    public static ulong First(BlockDescriptor block, ReadOnlySpan<ulong> words) => block.IsDelta ? words[0] : ValueAt(block, words, 0);

    /// <summary>One value of a block that is not <see cref="BlockDescriptor.IsDelta"/>.</summary>
    public static ulong ValueAt(BlockDescriptor block, ReadOnlySpan<ulong> words, int index)
    {
        ulong code = BitPacking.ValueAt(words[block.ReferenceCount..], block.CodeWidth, index);
        if (block.Width == 64)
            return words[0] + code;
        return words[(int)(code >> block.Width)] + (code & ((1UL << block.Width) - 1));
    }

    private static void SumUp(ulong value, Span<ulong> target)
    {
        for (int i = 0; i < target.Length; i++)
        {
            value += target[i];
            target[i] = value;
        }
    }

    private static void AddReferences(ReadOnlySpan<ulong> references, int width, Span<ulong> target)
    {
        // Width is below 64 here: a second reference exists only where it saves bits.
        ulong mask = (1UL << width) - 1;
        for (int i = 0; i < target.Length; i++)
            target[i] = references[(int)(target[i] >> width)] + (target[i] & mask);
    }
}
