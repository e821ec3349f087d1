namespace HueKnowledgeGraph.Mapping;

/// <summary>Reads a mapping file in YARRRML (<see href="https://rml.io/yarrrml/spec/"/>) with our extensions, see docs/mapping.md.</summary>
internal static class YarrrmlReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="overrides">Files that replace those of the mapping, by name of the source or table.</param>
    /// <exception cref="MappingException">The file is absent or says something that cannot be read.</exception>
    public static MappingDocument Read(string file, IReadOnlyDictionary<string, string> overrides)
    {
        if (!File.Exists(file))
            throw new MappingException(file, -1, -1, "there is no such mapping file");
        using StreamReader text = new(file, new System.Text.UTF8Encoding(false, true));
        return Read(file, text, overrides);
    }

    /// <summary>Reads a text.</summary>
    public static MappingDocument Read(string file, TextReader text, IReadOnlyDictionary<string, string> overrides)
    {
        YamlKeys keys = new(YamlReader.Read(file, text), "a mapping file");
        PrefixTable prefixes = Prefixes(keys.Take("prefixes"));
        YamlItem? baseItem = keys.Take("base");
        TemplateReader templates = new(Externals(keys.Take("externals", "external")));
        ExpressionReader expressions = new(templates);
        TermReader terms = new(prefixes, expressions);
        SourceReader sourceReader = new(file, overrides, terms);
        Dictionary<string, LogicalSource> sources = Named(keys.Take("sources"), "sources", entry => sourceReader.Source(entry.Key.Text, entry.Value));
        Dictionary<string, TableDefinition> tables =
            Named(keys.Take("tables"), "tables", entry => sourceReader.Table(entry.Key.Text, entry.Value, sources));
        Dictionary<string, NamedExpression> fragments =
            Named(keys.Take("let"), "let", entry => new NamedExpression(entry.Key.Mark, entry.Key.Text, expressions.Value(entry.Value)));
        TriplesMapReader reader = new(terms, expressions, new PredicateObjectReader(terms, expressions), sourceReader, sources, fragments);
        List<TriplesMap> maps = [];
        foreach (YamlEntry entry in keys.TakeRequired("mappings", "mapping", "m").AsEntries("'mappings'"))
            maps.AddRange(reader.Read(entry));
        ProvenanceDefinition? provenance = keys.Take("provenance") is { } item ? Provenance(item, terms) : null;
        keys.Take("authors", "author", "a");
        keys.Take("targets", "target", "t");
        keys.End();
        return new MappingDocument(file)
        {
            Base = baseItem?.AsText("a base"),
            Prefixes = prefixes.Namespaces,
            Sources = [.. sources.Values, .. reader.InlineSources],
            Tables = [.. tables.Values],
            TriplesMaps = maps,
            Provenance = provenance,
        };
    }

    private static PrefixTable Prefixes(YamlItem? item)
    {
        PrefixTable prefixes = new();
        foreach (YamlEntry entry in item?.AsEntries("'prefixes'") ?? [])
            prefixes.Add(entry.Key.Text, entry.Value.AsText("a namespace"));
        return prefixes;
    }

    private static Dictionary<string, string> Externals(YamlItem? item)
    {
        Dictionary<string, string> externals = new(StringComparer.Ordinal);
        foreach (YamlEntry entry in item?.AsEntries("'externals'") ?? [])
            externals["_" + entry.Key.Text] = entry.Value.AsText("an external value");
        return externals;
    }

    private static Dictionary<string, T> Named<T>(YamlItem? item, string what, Func<YamlEntry, T> read)
    {
        Dictionary<string, T> named = new(StringComparer.Ordinal);
        foreach (YamlEntry entry in item?.AsEntries($"'{what}'") ?? [])
            named.Add(entry.Key.Text, read(entry));
        return named;
    }

    private static ProvenanceDefinition Provenance(YamlItem item, TermReader terms)
    {
        YamlKeys keys = new(item, "'provenance'");
        TermMap graph = terms.Iri(keys.TakeRequired("graph"), "a graph");
        YamlItem? run = keys.Take("run");
        YamlItem? records = keys.Take("records");
        keys.End();
        return new ProvenanceDefinition(item.Mark, graph, run is null ? null : terms.Iri(run, "a run"), records?.AsText("'records'") is not "false");
    }
}
