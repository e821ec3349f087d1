namespace HueKnowledgeGraph.Mapping;

/// <summary>Reads the lookup tables of a mapping.</summary>
internal static class LookupTableReader
{
    public static LookupTable Read(TableDefinition definition) =>
        definition.Source is { } source ? ReadFile(definition, source) : ReadEntries(definition);

    private static LookupTable ReadFile(TableDefinition definition, LogicalSource source)
    {
        using FileStream stream = SourceFile.Open(source);
        CsvReader reader = new(SourceFile.Text(stream, source), source.File, source.Delimiter);
        RecordShape shape = new(reader.Columns);
        int[] keyColumns = [.. definition.Key.Select(key => SourceFile.Column(reader, source, key))];
        LookupTable table = new(definition.Name, shape, keyColumns.Length, definition.MatchFolded);
        string[] key = new string[keyColumns.Length];
        while (reader.Read())
        {
            if (reader.FieldCount != reader.Columns.Count)
                throw new MappingException(source.File, reader.Line, -1, $"this row of table '{definition.Name}' has {reader.FieldCount} fields; the header has {reader.Columns.Count}");
            Value[] fields = new Value[reader.FieldCount];
            for (int index = 0; index < fields.Length; index++)
                fields[index] = Value.Of(reader.Text(index));
            for (int index = 0; index < key.Length; index++)
                key[index] = fields[keyColumns[index]].Text ?? string.Empty;
            table.Add(key, Value.Of(new RecordValue(shape, fields)));
        }

        return table;
    }

    private static LookupTable ReadEntries(TableDefinition definition)
    {
        string[] names = [.. definition.Entries.SelectMany(entry => entry.Fields).Select(field => field.Key).Distinct(StringComparer.Ordinal)];
        RecordShape? shape = names.Length == 0 ? null : new RecordShape(names);
        LookupTable table = new(definition.Name, shape, 1, definition.MatchFolded);
        foreach (TableEntry entry in definition.Entries)
            table.Add([entry.Key], RowOf(entry, shape));
        return table;
    }

    private static Value RowOf(TableEntry entry, RecordShape? shape)
    {
        if (shape is null)
            return Value.Of(entry.Text);
        Value[] fields = new Value[shape.Names.Count];
        foreach (KeyValuePair<string, string> field in entry.Fields)
            fields[shape.IndexOf(field.Key)] = Value.Of(field.Value);
        return Value.Of(new RecordValue(shape, fields));
    }
}
