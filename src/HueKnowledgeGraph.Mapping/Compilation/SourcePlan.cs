namespace HueKnowledgeGraph.Mapping;

/// <summary>A source that is open, with the mappings that run on it.</summary>
internal sealed class SourcePlan : IDisposable
{
    private readonly FileStream _stream;
    private readonly Dictionary<string, LetEvaluator> _shared = new(StringComparer.Ordinal);
    private int _slots;

    public SourcePlan(LogicalSource source)
    {
        Source = source;
        _stream = SourceFile.Open(source);
        try
        {
            Reader = new CsvReader(SourceFile.Text(_stream, source), source.File, source.Delimiter);
        }
        catch
        {
            _stream.Dispose();
            throw;
        }

        Scope = new RecordScope(Reader, Warnings);
        IReadOnlyList<RequiredColumn> key = source.Key;
        KeyColumns = key.Count == 0 ? [0] : [.. key.Select(column => SourceFile.Column(Reader, source, column))];
    }

    public LogicalSource Source { get; }

    public CsvReader Reader { get; }

    public RecordScope Scope { get; }

    public RecordBuffer Buffer { get; } = new();

    public CallWarnings Warnings { get; } = new();

    /// <summary>Columns that name the record.</summary>
    public int[] KeyColumns { get; }

    /// <summary>The mappings, in the written order.</summary>
    public List<CompiledTriplesMap> Maps { get; } = [];

    /// <summary>Bytes of the file, and how far it is read.</summary>
    public long LengthBytes => _stream.Length;

    /// <summary>Bytes read so far.</summary>
    public long PositionBytes => _stream.Position;

    /// <summary>A new place for a computed value.</summary>
    public int NewSlot() => _slots++;

    /// <summary>The computed value of a key, made at its first use: mappings that compute the same share it.</summary>
    public LetEvaluator Shared(string? key, Func<LetEvaluator> make)
    {
        if (key is null)
            return make();
        if (!_shared.TryGetValue(key, out LetEvaluator? known))
            _shared[key] = known = make();
        return known;
    }

    /// <summary>Ends the compilation.</summary>
    public void Seal() => Scope.Allocate(_slots);

    /// <summary>What names the record at hand.</summary>
    public string Key() => string.Join(' ', KeyColumns.Where(column => column < Reader.FieldCount).Select(Reader.Text));

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();
}
