namespace HueKnowledgeGraph.Store;

/// <summary>Writes the terms of one kind of a dictionary part, in ascending order.</summary>
internal sealed class TermSectionWriter(StoreFileWriter file, bool hasTypes, TermIndexRoom room, long expectedTerms) : IDisposable
{
    private readonly List<long> _offsets = [];
    private readonly TermIndexWriter _index = new(room, expectedTerms);
    private readonly byte[] _header = new byte[3 * VarInt.MaxBytes];
    private readonly long _dataOffset = file.Position;
    private byte[] _last = new byte[256];
    private int _lastLength;

    /// <summary>Terms so far.</summary>
    public long Count { get; private set; }

    /// <summary>Adds the next term; for a literal with the number of its type.</summary>
    public void Add(ReadOnlySpan<byte> value, int type)
    {
        _index.Add(TermIndex.WithType(TermIndex.HashOf(value), type), Count / TermBlock.Length);
        int length = 0;
        int shared = 0;
        if (Count % TermBlock.Length == 0)
        {
            _offsets.Add(file.Position - _dataOffset);
        }
        else
        {
            shared = value.CommonPrefixLength(_last.AsSpan(0, _lastLength));
            length = VarInt.Write(_header, (uint)shared);
        }

        length += VarInt.Write(_header.AsSpan(length), (uint)(value.Length - shared));
        if (hasTypes)
            length += VarInt.Write(_header.AsSpan(length), (uint)type);
        file.Write(_header.AsSpan(0, length));
        file.Write(value[shared..]);
        if (value.Length > _last.Length)
            _last = new byte[2 * value.Length];
        value.CopyTo(_last);
        _lastLength = value.Length;
        Count++;
    }

    /// <summary>Ends the section and describes it.</summary>
    /// <param name="firstPayload">Payload of its first term.</param>
    /// <param name="metadata">Receives the description.</param>
    public void Finish(long firstPayload, MetadataWriter metadata)
    {
        long dataLength = file.Position - _dataOffset;
        var offsets = new PagedTableWriter(file, 1, allowDelta: false);
        foreach (long offset in _offsets)
            offsets.Add((ulong)offset);
        offsets.Finish();
        metadata.Number(Count).Number(firstPayload).Number(_dataOffset).Number(dataLength).Table(offsets);
        _index.Finish(file, _offsets.Count, metadata);
    }

    public void Dispose() => _index.Dispose();
}
