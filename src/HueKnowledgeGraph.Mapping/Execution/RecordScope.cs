namespace HueKnowledgeGraph.Mapping;

/// <summary>The record at hand, as expressions see it: columns, and computed values that are computed once.</summary>
/// <remarks>A slot is valid as long as its stamp is that of its life: the record, or the value of <c>each</c>.</remarks>
internal sealed class RecordScope(CsvReader reader, CallWarnings warnings)
{
    private readonly Value[] _columns = new Value[reader.Columns.Count];
    private readonly long[] _columnStamps = new long[reader.Columns.Count];
    private Value[] _slots = [];
    private long[] _slotStamps = [];
    private long _clock;

    /// <summary>The record's fields.</summary>
    public CsvReader Reader => reader;

    public CallWarnings Warnings => warnings;

    /// <summary>Stamp of the record.</summary>
    public long RecordStamp { get; private set; }

    /// <summary>Stamp of the value of <c>each</c>; that of the record outside.</summary>
    public long IterationStamp { get; private set; }

    /// <summary>Why the record is refused; null while it is not.</summary>
    public Failure? Failure { get; private set; }

    /// <summary>Makes room for slots. Only before the first record.</summary>
    public void Allocate(int slots)
    {
        _slots = new Value[slots];
        _slotStamps = new long[slots];
    }

    public void BeginRecord()
    {
        RecordStamp = IterationStamp = ++_clock;
        Failure = null;
    }

    public void BeginIteration() => IterationStamp = ++_clock;

    /// <summary>Notes the first failure of the record. Always false, so that callers can return it.</summary>
    public bool Refuse(Failure failure, MappingMark mark)
    {
        Failure ??= failure.Mark is null ? failure with { Mark = mark } : failure;
        return false;
    }

    /// <summary>A column as text.</summary>
    public Value Column(int index)
    {
        if (_columnStamps[index] != RecordStamp)
        {
            _columns[index] = Value.Of(reader.Text(index));
            _columnStamps[index] = RecordStamp;
        }

        return _columns[index];
    }

    public bool TryGet(int slot, long stamp, out Value value)
    {
        value = _slots[slot];
        return _slotStamps[slot] == stamp;
    }

    public Value Set(int slot, long stamp, Value value)
    {
        _slots[slot] = value;
        _slotStamps[slot] = stamp;
        return value;
    }
}
