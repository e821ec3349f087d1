namespace HueKnowledgeGraph.Store;

/// <summary>Where a block of a column lies in its page and how it is coded, in 32 bits.</summary>
/// <remarks>
/// <code>
/// 31 28   27   26     24 23      17 16                                   0
/// +----+-------+---------+----------+-------------------------------------+
/// | 0  | delta | refBits |  width   | offset from the page's start, in 8 B |
/// +----+-------+---------+----------+-------------------------------------+
/// </code>
/// <list type="bullet">
/// <item>delta = 0, refBits = r: 2^r reference words, then packed codes of r + width bits; a code is (reference number &lt;&lt; width) |
/// distance from it. With r = 0 this is frame of reference, with r = 0 and width 0 a constant, with width 0 a dictionary; with several
/// references it codes columns that mix kinds of term, whose ids lie far apart.</item>
/// <item>delta = 1: the first value, then packed differences of each value from the one before (the first is 0).</item>
/// </list>
/// </remarks>
internal readonly record struct BlockDescriptor(uint Bits)
{
    public const int MaxReferenceBits = 5;

    public BlockDescriptor(int offsetWords, int width, int referenceBits, bool isDelta)
        : this((uint)offsetWords | ((uint)width << 17) | ((uint)referenceBits << 24) | (isDelta ? 1u << 27 : 0))
    {
    }

    /// <summary>Offset from the start of the page in words of 8 bytes.</summary>
    public int OffsetWords => (int)(Bits & 0x1FFFF);

    /// <summary>Bits of a distance or difference, 0 to 64.</summary>
    public int Width => (int)(Bits >> 17) & 0x7F;

    /// <summary>Logarithm of the number of references.</summary>
    public int ReferenceBits => (int)(Bits >> 24) & 7;

    public bool IsDelta => (Bits & (1u << 27)) != 0;

    /// <summary>Bits of a packed code.</summary>
    public int CodeWidth => Width + ReferenceBits;

    /// <summary>Words of references (or the first value) before the packed codes.</summary>
    public int ReferenceCount => 1 << ReferenceBits;

    /// <summary>Words of the whole block.</summary>
    public int WordCount => ReferenceCount + BitPacking.WordCount(CodeWidth);
}
