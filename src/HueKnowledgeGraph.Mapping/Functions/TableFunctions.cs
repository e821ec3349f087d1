namespace HueKnowledgeGraph.Mapping;

/// <summary>Functions that read lookup tables.</summary>
internal static class TableFunctions
{
    public static IReadOnlyList<MappingFunction> All { get; } =
    [
        new("lookup", [new("table", ParameterOptions.Table), new("column", ParameterOptions.NamedOnly), new("keys", ParameterOptions.Rest)], (a, _) => First(a)) { GivesRow = true },
        new("lookupAll", [new("table", ParameterOptions.Table), new("column", ParameterOptions.NamedOnly), new("keys", ParameterOptions.Rest)], (a, _) => Every(a)) { GivesRow = true },
    ];

    private static Value First(ReadOnlySpan<Value> arguments)
    {
        IReadOnlyList<Value> rows = Rows(arguments);
        return rows.Count == 0 ? Value.None : Column(rows[0], arguments[1]);
    }

    private static Value Every(ReadOnlySpan<Value> arguments)
    {
        Value column = arguments[1];
        return Value.List([.. Rows(arguments).Select(row => Column(row, column))]);
    }

    private static IReadOnlyList<Value> Rows(ReadOnlySpan<Value> arguments)
    {
        string[] key = new string[arguments.Length - 2];
        for (int index = 0; index < key.Length; index++)
            key[index] = TextFunctions.OneText(arguments[index + 2]);
        return arguments[0].Table!.Find(key);
    }

    private static Value Column(Value row, Value column) => column.Text is { } name && row.Record is { } record ? record[name] : row;
}
