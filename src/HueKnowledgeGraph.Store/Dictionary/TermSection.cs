namespace HueKnowledgeGraph.Store;

/// <summary>The terms of one kind of a dictionary part: sorted, front-coded in blocks. Thread safe.</summary>
internal sealed class TermSection
{
    private readonly StoreFile _file;
    private readonly bool _hasTypes;
    private readonly long _dataOffset;
    private readonly long _dataLength;
    private readonly PagedTable _offsets;

    public TermSection(StoreFile file, bool hasTypes, ref MetadataReader metadata)
    {
        _file = file;
        _hasTypes = hasTypes;
        Count = metadata.Count();
        FirstPayload = metadata.Count();
        _dataOffset = metadata.Count();
        _dataLength = metadata.Count();
        _offsets = metadata.Table();
        Index = new TermIndex(file, ref metadata);
        if (_offsets.RowCount != (Count + TermBlock.Length - 1) / TermBlock.Length || _offsets.ColumnCount != 1)
            throw new StoreCorruptException(file.FilePath, file.Length, $"{Count} terms do not fit {_offsets.RowCount} block offsets");
    }

    /// <summary>Number of terms.</summary>
    public long Count { get; }

    /// <summary>Payload of the first term's id; the others follow.</summary>
    public long FirstPayload { get; }

    /// <summary>Finds a term's block by its hash.</summary>
    public TermIndex Index { get; }

    /// <summary>Bytes of the terms without offsets.</summary>
    public long DataLength => _dataLength;

    /// <summary>Decodes the block that holds term number <paramref name="block"/> * 16; its first <paramref name="wanted"/> terms are there then.</summary>
    public void Decode(long block, TermBlock target, int wanted = TermBlock.Length)
    {
        ReadOnlySpan<byte> source = Encoded(block, out int count);
        target.Decode(source, count, _hasTypes, wanted);
    }

    /// <summary>Decodes a block further, so that the first <paramref name="wanted"/> terms are there.</summary>
    public void Continue(long block, TermBlock target, int wanted) => target.Continue(Encoded(block, out _), _hasTypes, wanted);

    /// <summary>Finds a term through the index.</summary>
    /// <param name="value">Bytes to look for.</param>
    /// <param name="type">Literal type; 0 for other kinds.</param>
    /// <param name="valueHash"><see cref="TermIndex.HashOf"/> of the value.</param>
    /// <param name="place">Its place in the section.</param>
    public bool TryFind(ReadOnlySpan<byte> value, int type, ulong valueHash, out long place)
    {
        TermIndex.Candidates candidates = Index.Find(TermIndex.WithType(valueHash, type));
        while (candidates.TryNext(out long block))
        {
            if ((ulong)block >= (ulong)_offsets.RowCount)
                throw new StoreCorruptException(_file.FilePath, _dataOffset, $"the index names block {block} of {_offsets.RowCount}");
            ReadOnlySpan<byte> source = Encoded(block, out int count);
            int number = TermBlock.Find(source, count, _hasTypes, value, type);
            place = (block * TermBlock.Length) + number;
            if (number >= 0)
                return true;
        }

        place = 0;
        return false;
    }

    /// <summary>Number of terms below (type, value): the place of the first one that is not.</summary>
    /// <param name="value">Bytes to look for.</param>
    /// <param name="type">Literal type; 0 for other kinds.</param>
    /// <param name="scratch">Where blocks are decoded.</param>
    public long LowerBound(ReadOnlySpan<byte> value, int type, TermBlock scratch)
    {
        long low = 0;
        long high = _offsets.RowCount;
        while (low < high)
        {
            long middle = (low + high) >> 1;
            if (CompareHead(middle, value, type) <= 0)
                low = middle + 1;
            else
                high = middle;
        }

        if (low == 0)
            return 0;
        long block = low - 1;
        Decode(block, scratch);
        int place = 0;
        while (place < scratch.Count)
        {
            int difference = scratch.Type(place).CompareTo(type);
            if (difference == 0)
                difference = scratch.Value(place).SequenceCompareTo(value);
            if (difference >= 0)
                break;
            place++;
        }

        return (block * TermBlock.Length) + place;
    }

    /// <summary>Compares the first term of a block with a type and value.</summary>
    private int CompareHead(long block, ReadOnlySpan<byte> value, int type)
    {
        long start = OffsetOf(block);
        int headerLength = (int)Math.Min(2 * VarInt.MaxBytes, _dataLength - start);
        ReadOnlySpan<byte> header = _file.Read(_dataOffset + start, headerLength);
        int position = 0;
        int length = VarInt.Read(header, ref position);
        int headType = _hasTypes ? VarInt.Read(header, ref position) : 0;
        int difference = headType.CompareTo(type);
        return difference != 0 ? difference : _file.Read(_dataOffset + start + position, length).SequenceCompareTo(value);
    }

    private ReadOnlySpan<byte> Encoded(long block, out int count)
    {
        long start = OffsetOf(block);
        long end = block + 1 < _offsets.RowCount ? OffsetOf(block + 1) : _dataLength;
        count = (int)Math.Min(TermBlock.Length, Count - (block * TermBlock.Length));
        if (end < start || end > _dataLength)
            throw new StoreCorruptException(_file.FilePath, _dataOffset + start, "a block of terms has a length below 0");
        return _file.Read(_dataOffset + start, checked((int)(end - start)));
    }

    private long OffsetOf(long block)
    {
        long offset = (long)_offsets.ValueAt(0, block);
        return (ulong)offset <= (ulong)_dataLength ? offset
            : throw new StoreCorruptException(_file.FilePath, _dataOffset, $"the offset of term block {block} passes the section's end");
    }
}
