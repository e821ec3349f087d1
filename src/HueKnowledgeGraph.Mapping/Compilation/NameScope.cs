namespace HueKnowledgeGraph.Mapping;

/// <summary>What <c>$(name)</c> may mean in one mapping: a computed value, the value of <c>each</c>, a column.</summary>
internal sealed class NameScope(LogicalSource source, IReadOnlyList<string> columns)
{
    private readonly Dictionary<string, Evaluator> _named = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);

    public LogicalSource Source => source;

    public IReadOnlyList<string> Columns => columns;

    /// <summary>Gives a name to a value; a column or an earlier value of that name is an error.</summary>
    public void Add(MappingMark mark, string name, Evaluator value)
    {
        if (IndexOf(name) >= 0)
            MappingException.Throw(mark, $"'{name}' is already a column of {source.Title}: choose another name");
        if (!_named.TryAdd(name, value))
            MappingException.Throw(mark, $"'{name}' is already the name of a value of this mapping");
    }

    /// <summary>Gives a name to a computed value; <paramref name="key"/> stands for its expression, null if records do not decide it alone.</summary>
    public void Add(MappingMark mark, string name, Evaluator value, string? key)
    {
        Add(mark, name, value);
        if (key is not null)
            _keys[name] = key;
    }

    /// <summary>A text that is the same for references that mean the same in every mapping of the source; null if there is none.</summary>
    public string? KeyOf(string name)
    {
        if (_keys.TryGetValue(name, out string? key))
            return key;
        if (_named.ContainsKey(name))
            return null;
        if (IndexOf(name) >= 0)
            return $"column {name}";
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && _keys.TryGetValue(name[..dot], out string? record) ? $"({record}).{name[(dot + 1)..]}" : null;
    }

    /// <summary>Finds what a reference means.</summary>
    public Evaluator Resolve(MappingMark mark, string name)
    {
        if (_named.TryGetValue(name, out Evaluator? value))
            return value;
        int column = IndexOf(name);
        if (column >= 0 && columns.Skip(column + 1).Contains(name))
            MappingException.Throw(mark, $"'$({name})' names two columns of {source.Title}");
        if (column >= 0)
            return new ColumnEvaluator(column, name);
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot > 0 && _named.TryGetValue(name[..dot], out Evaluator? record))
            return Field(mark, name, record, name[(dot + 1)..]);
        string values = _named.Count == 0 ? string.Empty : $"; values: {string.Join(", ", _named.Keys)}";
        throw MappingException.At(
            mark,
            $"'$({name})' names no column of {source.Title} (columns: {string.Join(", ", columns)}{values})"
            + SourceFile.Hint(columns, source.Delimiter));
    }

    private static FieldEvaluator Field(MappingMark mark, string name, Evaluator record, string field)
    {
        if (record.Shape is not { } shape)
            throw MappingException.At(mark, $"'$({name})': this value has no fields");
        int index = shape.IndexOf(field);
        return index >= 0 ? new FieldEvaluator(record, index)
            : throw MappingException.At(mark, $"'$({name})' names no field (fields: {string.Join(", ", shape.Names)})");
    }

    private int IndexOf(string name)
    {
        for (int index = 0; index < columns.Count; index++)
        {
            if (columns[index] == name)
                return index;
        }

        return -1;
    }
}
