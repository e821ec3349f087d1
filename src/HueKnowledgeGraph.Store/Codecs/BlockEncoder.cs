namespace HueKnowledgeGraph.Store;

/// <summary>Finds the smallest coding of a block of 256 values. Reuses its scratch: one for each thread.</summary>
internal sealed class BlockEncoder
{
    /// <summary>Words that the largest block takes.</summary>
    public const int MaxWords = 1 + (4 * 64);

    private const int MaxGaps = (1 << BlockDescriptor.MaxReferenceBits) - 1;

    // Below this width there is little to gain and sorting the block costs 3 us, ten times the packing.
    private const int MinWidthForReferences = 4;

    private readonly ulong[] _codes = new ulong[BitPacking.BlockLength];
    private readonly ulong[] _distinct = new ulong[BitPacking.BlockLength];
    private readonly int[] _gaps = new int[MaxGaps];
    private readonly ulong[] _gapSizes = new ulong[MaxGaps];

    /// <summary>Encodes 256 values.</summary>
    /// <param name="values">256 values; a shorter last block is filled up with its last value.</param>
    /// <param name="offsetWords">Offset of the block for the descriptor.</param>
    /// <param name="allowDelta">False where single values must be read without decoding the block.</param>
    /// <param name="words">Receives the block; at least <see cref="MaxWords"/> long.</param>
    public BlockDescriptor Encode(ReadOnlySpan<ulong> values, int offsetWords, bool allowDelta, Span<ulong> words)
    {
        values = values[..BitPacking.BlockLength];
        ulong min = values[0];
        ulong max = values[0];
        ulong maxDelta = 0;
        bool ascends = allowDelta;
        for (int i = 1; i < values.Length; i++)
        {
            ulong value = values[i];
            min = Math.Min(min, value);
            max = Math.Max(max, value);
            ascends &= value >= values[i - 1];
            maxDelta = Math.Max(maxDelta, value - values[i - 1]);
        }

        int width = BitPacking.WidthOf(max - min);
        if (ascends && BitPacking.WidthOf(maxDelta) < width)
            return EncodeDelta(values, new BlockDescriptor(offsetWords, BitPacking.WidthOf(maxDelta), 0, true), words);
        var plain = new BlockDescriptor(offsetWords, width, 0, false);
        if (width >= MinWidthForReferences)
        {
            int distinct = SortDistinct(values);
            BlockDescriptor best = ChooseReferences(plain, distinct);
            if (best.ReferenceBits > 0)
                return EncodeReferences(values, best, distinct, words);
        }

        words[0] = min;
        for (int i = 0; i < values.Length; i++)
            _codes[i] = values[i] - min;
        BitPacking.Pack(_codes, width, words[1..]);
        return plain;
    }

    private BlockDescriptor EncodeDelta(ReadOnlySpan<ulong> values, BlockDescriptor block, Span<ulong> words)
    {
        words[0] = values[0];
        _codes[0] = 0;
        for (int i = 1; i < values.Length; i++)
            _codes[i] = values[i] - values[i - 1];
        BitPacking.Pack(_codes, block.Width, words[1..]);
        return block;
    }

    private int SortDistinct(ReadOnlySpan<ulong> values)
    {
        values.CopyTo(_distinct);
        Array.Sort(_distinct);
        int count = 1;
        for (int i = 1; i < values.Length; i++)
        {
            if (_distinct[i] != _distinct[count - 1])
                _distinct[count++] = _distinct[i];
        }

        return count;
    }

    /// <summary>Cuts the sorted values at their largest gaps into 2^r groups and takes the r that costs least.</summary>
    private BlockDescriptor ChooseReferences(BlockDescriptor plain, int distinct)
    {
        FindLargestGaps(distinct);
        BlockDescriptor best = plain;
        for (int bits = 1; bits <= BlockDescriptor.MaxReferenceBits && 1 << (bits - 1) < distinct; bits++)
        {
            int groups = Math.Min(1 << bits, distinct);
            var candidate = new BlockDescriptor(plain.OffsetWords, WidestGroup(groups, distinct), bits, false);
            if (candidate.WordCount < best.WordCount)
                best = candidate;
        }

        return best;
    }

    /// <summary>Puts the places of the largest gaps into <c>_gaps</c>, the largest first. Most gaps fail the first comparison.</summary>
    private void FindLargestGaps(int distinct)
    {
        int count = 0;
        for (int i = 1; i < distinct; i++)
        {
            ulong size = _distinct[i] - _distinct[i - 1];
            if (count == MaxGaps && size <= _gapSizes[MaxGaps - 1])
                continue;
            int place = count < MaxGaps ? count++ : MaxGaps - 1;
            for (; place > 0 && _gapSizes[place - 1] < size; place--)
                (_gapSizes[place], _gaps[place]) = (_gapSizes[place - 1], _gaps[place - 1]);
            (_gapSizes[place], _gaps[place]) = (size, i);
        }
    }

    private int WidestGroup(int groups, int distinct)
    {
        Span<int> starts = stackalloc int[1 << BlockDescriptor.MaxReferenceBits];
        int count = GroupStarts(groups, starts);
        ulong widest = 0;
        for (int i = 0; i < count; i++)
        {
            int end = i + 1 < count ? starts[i + 1] : distinct;
            widest = Math.Max(widest, _distinct[end - 1] - _distinct[starts[i]]);
        }

        return BitPacking.WidthOf(widest);
    }

    /// <summary>Places in the distinct values where groups start, ascending.</summary>
    private int GroupStarts(int groups, Span<int> starts)
    {
        starts[0] = 0;
        _gaps.AsSpan(0, groups - 1).CopyTo(starts[1..]);
        starts[..groups].Sort();
        return groups;
    }

    private BlockDescriptor EncodeReferences(ReadOnlySpan<ulong> values, BlockDescriptor block, int distinct, Span<ulong> words)
    {
        Span<int> starts = stackalloc int[1 << BlockDescriptor.MaxReferenceBits];
        int groups = GroupStarts(Math.Min(block.ReferenceCount, distinct), starts);
        Span<ulong> references = words[..block.ReferenceCount];
        for (int i = 0; i < references.Length; i++)
            references[i] = _distinct[starts[Math.Min(i, groups - 1)]];
        for (int i = 0; i < values.Length; i++)
        {
            int group = references[..groups].BinarySearch(values[i]);
            group = group < 0 ? ~group - 1 : group;
            _codes[i] = ((ulong)group << block.Width) | (values[i] - references[group]);
        }

        BitPacking.Pack(_codes, block.CodeWidth, words[block.ReferenceCount..]);
        return block;
    }
}
