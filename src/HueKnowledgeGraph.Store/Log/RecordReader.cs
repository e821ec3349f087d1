using System.Buffers.Binary;

namespace HueKnowledgeGraph.Store;

/// <summary>Reads the numbers and bytes of a log record; what cannot be is reported as damage.</summary>
internal ref struct RecordReader(ReadOnlySpan<byte> source, int position, string path, long offset)
{
    private readonly int _start = position;
    private ReadOnlySpan<byte> _source = source;

    /// <summary>Where the next value starts in the source.</summary>
    public int Position { get; private set; } = position;

    /// <summary>Ends the source.</summary>
    public void Limit(int end)
    {
        if (end > _source.Length)
            throw Damage("it passes the end of its frame");
        _source = _source[..end];
    }

    public long Long()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte part = Byte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return (long)value >= 0 ? (long)value : throw Damage("a number is too large");
        }

        throw Damage("a number is too long");
    }

    public int Int()
    {
        long value = Long();
        return value <= int.MaxValue ? (int)value : throw Damage("a number is too large");
    }

    /// <summary>A number of things that take at least a byte each.</summary>
    public int Count()
    {
        int count = Int();
        return count <= _source.Length - Position ? count : throw Damage("it counts more than it holds");
    }

    public byte Byte() => Position < _source.Length ? _source[Position++] : throw Damage("it ends too early");

    public ulong Word()
    {
        if (_source.Length - Position < sizeof(ulong))
            throw Damage("it ends too early");
        ulong value = BinaryPrimitives.ReadUInt64LittleEndian(_source[Position..]);
        Position += sizeof(ulong);
        return value;
    }

    /// <summary>Place and length of counted bytes.</summary>
    public (int Start, int Length) Bytes()
    {
        int length = Count();
        int start = Position;
        Position += length;
        return (start, length);
    }

    public readonly StoreCorruptException Damage(string problem) => new(path, offset + _start, "in the record here, " + problem);
}
