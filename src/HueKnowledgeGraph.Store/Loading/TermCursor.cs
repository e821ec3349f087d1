namespace HueKnowledgeGraph.Store;

/// <summary>A forward pass over sorted terms: one input of the merge.</summary>
internal abstract class TermCursor : IDisposable
{
    /// <summary>The current term's bytes, until the next <see cref="Move"/>.</summary>
    public abstract ReadOnlySpan<byte> Value { get; }

    /// <summary>Rank of its literal type among all types of the merge; 0 for others.</summary>
    public abstract int Type { get; }

    /// <summary>Number of the chunk that names the term; of no meaning for an older part.</summary>
    public virtual int Chunk => -1;

    /// <summary>The term's number in its chunk.</summary>
    public virtual int Number => -1;

    /// <summary>Goes to the next term; false at the end.</summary>
    public abstract bool Move();

    public int CompareTo(TermCursor other)
    {
        int difference = Type.CompareTo(other.Type);
        return difference == 0 ? Value.SequenceCompareTo(other.Value) : difference;
    }

    public virtual void Dispose()
    {
    }
}

/// <summary>The terms of a chunk's run.</summary>
internal sealed class RunCursor(LoadFolder folder, TermRun run, int chunk, int[]? typeRanks) : TermCursor
{
    private readonly TempFileReader _file = folder.OpenRead(run.File);
    private int _left = run.Count;
    private byte[] _value = new byte[256];
    private int _length;
    private int _type;

    private int _number;

    public override int Chunk => chunk;

    public override int Number => _number;

    public override ReadOnlySpan<byte> Value => _value.AsSpan(0, _length);

    public override int Type => _type;

    public override bool Move()
    {
        if (_left-- == 0)
            return false;
        int shared = (int)_file.ReadNumber();
        int added = (int)_file.ReadNumber();
        _type = typeRanks is null ? 0 : typeRanks[(int)_file.ReadNumber()];
        _number = (int)_file.ReadNumber();
        if (shared + added > _value.Length)
            Array.Resize(ref _value, 2 * (shared + added));
        _file.Read(_value.AsSpan(shared, added));
        _length = shared + added;
        return true;
    }

    public override void Dispose() => _file.Dispose();
}

/// <summary>A chunk's triple terms with their final blank node labels, sorted anew.</summary>
internal sealed class TripleTermCursor(IReadOnlyList<(byte[] Text, int Number)> sorted, int chunk) : TermCursor
{
    private int _place = -1;

    public override int Chunk => chunk;

    public override int Number => sorted[_place].Number;

    public override ReadOnlySpan<byte> Value => sorted[_place].Text;

    public override int Type => 0;

    public override bool Move() => ++_place < sorted.Count;
}

/// <summary>The terms of an older dictionary part.</summary>
internal sealed class PartCursor(TermSection section, int part, int[]? typeRanks) : TermCursor
{
    private readonly TermBlock _block = new();
    private long _place = -1;

    /// <summary>Number of the part.</summary>
    public int Part { get; } = part;

    /// <summary>The term's payload.</summary>
    public long Payload => section.FirstPayload + _place;

    public override ReadOnlySpan<byte> Value => _block.Value((int)(_place % TermBlock.Length));

    public override int Type => typeRanks is null ? 0 : typeRanks[_block.Type((int)(_place % TermBlock.Length))];

    public override bool Move()
    {
        if (++_place >= section.Count)
            return false;
        if (_place % TermBlock.Length == 0)
            section.Decode(_place / TermBlock.Length, _block);
        return true;
    }
}
