namespace HueKnowledgeGraph.Rdf;

/// <summary>A JSON object whose entries keep their order: what every JSON-LD algorithm works on.</summary>
/// <remarks>
/// JSON values are plain objects here: null, <see cref="bool"/>, <see cref="string"/>, <see cref="JsonNumber"/>, <see cref="JsonMap"/>
/// and <see cref="JsonList"/>. Most maps of JSON-LD hold one to eight entries, which are searched in line; longer ones get an index.
/// Not thread safe for writing; a finished tree may be read by many.
/// </remarks>
internal sealed class JsonMap
{
    private const int IndexedFrom = 12;

    private KeyValuePair<string, object?>[] _entries;
    private Dictionary<string, int>? _index;

    public JsonMap(int capacity = 2) => _entries = new KeyValuePair<string, object?>[capacity];

    /// <summary>A map of one entry.</summary>
    public JsonMap(string key, object? value) => (_entries, Count) = ([new(key, value)], 1);

    /// <summary>Where the map starts in its text, in bytes; -1 if it has been made.</summary>
    public int Offset { get; init; } = -1;

    /// <summary>Number of entries.</summary>
    public int Count { get; private set; }

    /// <summary>The entries in order; valid until the map changes.</summary>
    public ReadOnlySpan<KeyValuePair<string, object?>> Entries => _entries.AsSpan(0, Count);

    /// <summary>The keys in order, as a copy.</summary>
    public string[] Keys
    {
        get
        {
            string[] keys = new string[Count];
            for (int i = 0; i < keys.Length; i++)
                keys[i] = _entries[i].Key;
            return keys;
        }
    }

    /// <summary>The value of a key, null where it has none; setting adds or replaces, in place.</summary>
    public object? this[string key]
    {
        get => Find(key) is int at and >= 0 ? _entries[at].Value : null;
        set
        {
            int at = Find(key);
            if (at >= 0)
                _entries[at] = new(key, value);
            else
                Append(key, value);
        }
    }

    /// <summary>True iff there is an entry.</summary>
    public bool ContainsKey(string key) => Find(key) >= 0;

    /// <summary>Finds an entry, whose value may be null.</summary>
    public bool TryGetValue(string key, out object? value)
    {
        int at = Find(key);
        value = at >= 0 ? _entries[at].Value : null;
        return at >= 0;
    }

    /// <summary>Adds an entry; false, and nothing added, if the key is there.</summary>
    public bool TryAdd(string key, object? value)
    {
        if (Find(key) >= 0)
            return false;
        Append(key, value);
        return true;
    }

    /// <summary>Removes an entry; the others keep their order.</summary>
    public bool Remove(string key)
    {
        int at = Find(key);
        if (at < 0)
            return false;
        _entries.AsSpan(at + 1, Count - at - 1).CopyTo(_entries.AsSpan(at));
        _entries[--Count] = default;
        _index = null;
        return true;
    }

    /// <summary>A map with the same entries; values are shared.</summary>
    public JsonMap Copy() => new(Math.Max(2, Count)) { Offset = Offset, Source = this };

    /// <summary>Takes the entries of another map on making.</summary>
    private JsonMap Source
    {
        init
        {
            value.Entries.CopyTo(_entries);
            Count = value.Count;
        }
    }

    private void Append(string key, object? value)
    {
        if (Count == _entries.Length)
            Array.Resize(ref _entries, Math.Max(4, Count * 2));
        _index?.Add(key, Count);
        _entries[Count++] = new(key, value);
    }

    private int Find(string key)
    {
        if (Count >= IndexedFrom)
            return (_index ?? MakeIndex()).TryGetValue(key, out int place) ? place : -1;
        for (int i = 0; i < Count; i++)
        {
            string candidate = _entries[i].Key;
            if (ReferenceEquals(candidate, key) || (candidate.Length == key.Length && string.Equals(candidate, key)))
                return i;
        }

        return -1;
    }

    private Dictionary<string, int> MakeIndex()
    {
        var index = new Dictionary<string, int>(Count * 2, StringComparer.Ordinal);
        for (int i = 0; i < Count; i++)
            index.Add(_entries[i].Key, i);
        return _index = index;
    }
}
