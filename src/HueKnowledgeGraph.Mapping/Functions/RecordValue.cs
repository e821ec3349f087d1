namespace HueKnowledgeGraph.Mapping;

/// <summary>The field names of a kind of record value.</summary>
internal sealed class RecordShape
{
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);

    public RecordShape(params IReadOnlyList<string> names)
    {
        Names = names;
        for (int index = 0; index < names.Count; index++)
            _index.TryAdd(names[index], index);
    }

    /// <summary>The names, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The place of a field, or -1.</summary>
    public int IndexOf(string name) => _index.GetValueOrDefault(name, -1);
}

/// <summary>A value with named fields: a row of a table, or a function's several results.</summary>
/// <param name="shape">The names.</param>
/// <param name="fields">As many as there are names.</param>
internal sealed class RecordValue(RecordShape shape, Value[] fields)
{
    public RecordShape Shape => shape;

    public Value[] Fields => fields;

    /// <summary>The field of that name; no value if there is no such field.</summary>
    public Value this[string name] => shape.IndexOf(name) is >= 0 and var index ? fields[index] : Value.None;

    /// <summary>The first field that has a value: what the record is called in messages.</summary>
    public override string ToString()
    {
        foreach (Value field in fields)
        {
            if (!field.IsNone)
                return field.ToString();
        }

        return string.Empty;
    }
}
