namespace HueKnowledgeGraph.Store;

/// <summary>256 neighbouring leading keys of an order, decoded: keys and first rows.</summary>
/// <remarks>Each thread keeps the last block of up to <see cref="SlotCount"/> orders: look-ups of an index nested loop ascend and mostly
/// stay in a block, which saves 0.4 us each. A block belongs to its file by <see cref="OrderFile.Number"/>, never reused.</remarks>
internal sealed class DirectoryBlock
{
    private const int SlotCount = 16;

    [ThreadStatic]
    private static DirectoryBlock?[]? _slots;

    private readonly ulong[] _keys = new ulong[PagedTable.BlockRows];
    private readonly ulong[] _starts = new ulong[PagedTable.BlockRows + 1];
    private long _fileNumber = -1;

    /// <summary>Number of the block.</summary>
    public long Number { get; private set; } = -1;

    /// <summary>Entries in the block.</summary>
    public int Count { get; private set; }

    /// <summary>Number of the first entry.</summary>
    public long FirstEntry => Number << PagedTable.BlockBits;

    public ReadOnlySpan<ulong> Keys => _keys.AsSpan(0, Count);

    /// <summary>First row of each entry, then the row behind the last.</summary>
    public ReadOnlySpan<ulong> Starts => _starts.AsSpan(0, Count + 1);

    /// <summary>This thread's block of an order, decoded if it is not the one asked last. Use it before the next call.</summary>
    public static DirectoryBlock Shared(OrderFile file, long number)
    {
        DirectoryBlock?[] slots = _slots ??= new DirectoryBlock?[SlotCount];
        DirectoryBlock block = slots[file.Number % SlotCount] ??= new DirectoryBlock();
        if (block.Number != number || block._fileNumber != file.Number)
            block.Load(file, number);
        return block;
    }

    /// <summary>Decodes a block.</summary>
    public void Load(OrderFile file, long number)
    {
        _fileNumber = -1;
        Count = file.ReadDirectory(number, _keys, _starts);
        Number = number;
        _fileNumber = file.Number;
    }
}
