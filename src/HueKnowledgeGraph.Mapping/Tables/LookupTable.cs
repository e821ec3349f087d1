namespace HueKnowledgeGraph.Mapping;

/// <summary>Rows by key, in memory: what <c>lookup</c> reads. A row is a record value, or one text.</summary>
internal sealed class LookupTable
{
    private const char KeySeparator = '\u001F';
    private readonly Dictionary<string, List<Value>> _rows = new(StringComparer.Ordinal);
    private readonly List<Value> _inOrder = [];
    private readonly bool _matchFolded;
    private readonly Dictionary<Type, object> _derived = [];

    public LookupTable(string name, RecordShape? shape, int keyParts, bool matchFolded)
    {
        Name = name;
        Shape = shape;
        KeyParts = keyParts;
        _matchFolded = matchFolded;
    }

    public string Name { get; }

    /// <summary>The fields of a row; null if rows are texts.</summary>
    public RecordShape? Shape { get; }

    /// <summary>How many values make a key.</summary>
    public int KeyParts { get; }

    /// <summary>All rows, in the order of the file.</summary>
    public IReadOnlyList<Value> Rows => _inOrder;

    public void Add(ReadOnlySpan<string> key, Value row)
    {
        string whole = KeyOf(key);
        if (!_rows.TryGetValue(whole, out List<Value>? rows))
            _rows[whole] = rows = new List<Value>(1);
        rows.Add(row);
        _inOrder.Add(row);
    }

    /// <summary>The rows of a key, in the order of the file; empty if there are none.</summary>
    public IReadOnlyList<Value> Find(ReadOnlySpan<string> key) => _rows.TryGetValue(KeyOf(key), out List<Value>? rows) ? rows : [];

    /// <summary>Something that is made from the table once, such as an era table.</summary>
    public T Derived<T>(Func<LookupTable, T> make)
        where T : class
    {
        if (!_derived.TryGetValue(typeof(T), out object? made))
            _derived[typeof(T)] = made = make(this);
        return (T)made;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private string KeyOf(ReadOnlySpan<string> key)
    {
        if (!_matchFolded)
            return key.Length == 1 ? key[0] : string.Join(KeySeparator, key);
        string[] folded = new string[key.Length];
        for (int index = 0; index < key.Length; index++)
            folded[index] = VietnameseText.FoldName(key[index]);
        return string.Join(KeySeparator, folded);
    }
}
