namespace HueKnowledgeGraph.Mapping;

/// <summary>Reads source and table declarations.</summary>
/// <param name="mappingFile">Paths are relative to the folder of this file.</param>
/// <param name="overrides">Files that replace those of the mapping, by name of the source.</param>
/// <param name="terms">Reads graphs.</param>
internal sealed class SourceReader(string mappingFile, IReadOnlyDictionary<string, string> overrides, TermReader terms)
{
    private const string FormulationMark = "~";

    /// <summary>Reads a source.</summary>
    /// <param name="name">Its name; an inline source is named by its file.</param>
    /// <param name="item"><c>['file.csv~csv']</c>, <c>file.csv~csv</c>, or the long form.</param>
    public LogicalSource Source(string? name, YamlItem item)
    {
        if (item is YamlMap)
            return LongSource(name, item);
        YamlItem first = item.AsList() is [var one, ..] ? one : throw MappingException.At(item.Mark, "a source names a file");
        string written = first.AsText("a source");
        int mark = written.LastIndexOf(FormulationMark, StringComparison.Ordinal);
        string access = mark < 0 ? written : written[..mark];
        byte delimiter = Formulation(first.Mark, mark < 0 ? null : written[(mark + 1)..], access);
        return new LogicalSource(item.Mark, name ?? access) { File = FileOf(name ?? access, access), Delimiter = delimiter };
    }

    /// <summary>Reads a lookup table.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="item">The declaration.</param>
    /// <param name="sources">The declared sources.</param>
    public TableDefinition Table(string name, YamlItem item, IReadOnlyDictionary<string, LogicalSource> sources)
    {
        YamlKeys keys = new(item, $"table '{name}'");
        YamlItem? values = keys.Take("values");
        YamlItem? sourceName = keys.Take("source");
        YamlItem? access = keys.Take("access");
        YamlItem? formulation = keys.Take("referenceFormulation");
        YamlItem? delimiter = keys.Take("delimiter");
        IReadOnlyList<RequiredColumn> key = keys.Take("key").AsColumns("a key column");
        bool folded = IsFolded(keys.Take("match"));
        keys.End();
        if (values is not null)
            return new TableDefinition(item.Mark, name) { MatchFolded = folded, Entries = [.. values.AsEntries("values").Select(Entry)] };
        if (key.Count == 0)
            MappingException.Throw(item.Mark, $"table '{name}' has no 'key'");
        return new TableDefinition(item.Mark, name) { Key = key, MatchFolded = folded, Source = TableSource() };

        LogicalSource TableSource()
        {
            if (sourceName is not null)
            {
                string wanted = sourceName.AsText("a source's name");
                return sources.TryGetValue(wanted, out LogicalSource? source) ? source
                    : throw MappingException.At(sourceName.Mark, $"'{wanted}' names no source (sources: {string.Join(", ", sources.Keys)})");
            }

            string file = (access ?? throw MappingException.At(item.Mark, $"table '{name}' has neither 'access', nor 'source', nor 'values'")).AsText("a file");
            byte sign = Formulation(formulation?.Mark ?? item.Mark, formulation?.AsText("a reference formulation"), file);
            return new LogicalSource(item.Mark, name) { File = FileOf(name, file), Delimiter = delimiter is null ? sign : Delimiter(delimiter) };
        }
    }

    private LogicalSource LongSource(string? name, YamlItem item)
    {
        YamlKeys keys = new(item, name is null ? "a source" : $"source '{name}'");
        YamlItem accessItem = keys.TakeRequired("access");
        YamlItem? formulation = keys.Take("referenceFormulation");
        YamlItem? delimiter = keys.Take("delimiter");
        YamlItem? encoding = keys.Take("encoding");
        YamlItem? graph = keys.Take("graph");
        YamlItem? key = keys.Take("key");
        if (keys.Take("type") is { } type && type.AsText("a source's type") is not "localfile")
            MappingException.Throw(type.Mark, "only sources of the type 'localfile' can be read");
        keys.End();
        if (encoding is not null && encoding.AsText("an encoding").ToUpperInvariant() is not ("UTF-8" or "UTF8"))
            MappingException.Throw(encoding.Mark, $"'{encoding.AsText("an encoding")}': sources are UTF-8; save the file as UTF-8");
        string access = accessItem.AsText("a file");
        byte sign = Formulation(formulation?.Mark ?? item.Mark, formulation?.AsText("a reference formulation"), access);
        return new LogicalSource(item.Mark, name ?? access)
        {
            File = FileOf(name ?? access, access),
            Delimiter = delimiter is null ? sign : Delimiter(delimiter),
            Graph = graph is null ? null : terms.Iri(graph, "a graph"),
            Key = key.AsColumns("a key column"),
        };
    }

    private string FileOf(string name, string access) =>
        overrides.TryGetValue(name, out string? file) ? file : Path.Combine(Path.GetDirectoryName(mappingFile) ?? string.Empty, access);

    private static byte Formulation(MappingMark mark, string? formulation, string access) => formulation switch
    {
        "csv" or "ql:CSV" => (byte)',',
        "tsv" => (byte)'\t',
        null => access.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) ? (byte)'\t' : (byte)',',
        _ => throw MappingException.At(mark, $"'{formulation}' is no reference formulation that can be read (csv, tsv)"),
    };

    private static byte Delimiter(YamlItem item)
    {
        string text = item.AsText("a delimiter");
        return text.Length == 1 && char.IsAscii(text[0]) && text[0] is not ('"' or '\r' or '\n')
            ? (byte)text[0]
            : throw MappingException.At(item.Mark, $"'{text}' is no delimiter: one ASCII sign is wanted");
    }

    private static bool IsFolded(YamlItem? item) => item?.AsText("'match'") switch
    {
        null or "exact" => false,
        "folded" => true,
        var other => throw MappingException.At(item.Mark, $"'{other}' is no way to match (exact, folded)"),
    };

    private static TableEntry Entry(YamlEntry entry) =>
        entry.Value is YamlMap map
            ? new TableEntry(entry.Key.Text, null, [.. map.Entries.Select(field => KeyValuePair.Create(field.Key.Text, field.Value.AsText("a field")))])
            : new TableEntry(entry.Key.Text, entry.Value.AsText("a value"), []);
}
