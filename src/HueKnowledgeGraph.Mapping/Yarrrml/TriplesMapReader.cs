using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Mapping;

/// <summary>Reads the entries of <c>mappings</c>.</summary>
internal sealed class TriplesMapReader(
    TermReader terms,
    ExpressionReader expressions,
    PredicateObjectReader predicateObjects,
    SourceReader sourceReader,
    IReadOnlyDictionary<string, LogicalSource> sources,
    IReadOnlyDictionary<string, NamedExpression> fragments)
{
    private readonly Dictionary<string, LogicalSource> _inline = new(StringComparer.Ordinal);

    /// <summary>Sources that mappings name in place, in the order in which they came.</summary>
    public IEnumerable<LogicalSource> InlineSources => _inline.Values;

    /// <summary>Reads one mapping: a triples map for each of its sources.</summary>
    public IReadOnlyList<TriplesMap> Read(YamlEntry entry)
    {
        string name = entry.Key.Text;
        YamlKeys keys = new(entry.Value, $"mapping '{name}'");
        IReadOnlyList<LogicalSource> usedSources = Sources(keys.TakeRequired("sources", "source"));
        YamlItem? subjects = keys.Take("subjects", "subject", "s");
        YamlItem? statements = keys.Take("predicateobjects", "predicateobject", "po");
        YamlItem? graphs = keys.Take("graphs", "graph", "g");
        YamlItem? condition = keys.Take("condition", "conditions");
        YamlItem? required = keys.Take("require");
        YamlItem? let = keys.Take("let");
        YamlItem? each = keys.Take("each");
        YamlItem? use = keys.Take("use");
        keys.End();
        TriplesMap map = new(entry.Key.Mark, name, usedSources[0])
        {
            Subjects = subjects is null ? [RecordNode(entry.Key.Mark, name)] : [.. subjects.AsList().Select(subject => terms.Iri(subject, "a subject"))],
            PredicateObjects = statements is null ? [] : [.. statements.AsList().Select(predicateObjects.Read)],
            Graphs = graphs is null ? [] : [.. graphs.AsList().Select(graph => terms.Iri(graph, "a graph"))],
            Condition = condition is null ? null : expressions.Value(condition),
            Required = required.AsColumns("a required column"),
            Let = [.. Fragments(use), .. Lets(let)],
            Each = each is null ? null : Each(each),
        };
        return [.. usedSources.Select(source => map with { Source = source })];
    }

    /// <summary>YARRRML: a mapping without subjects makes a blank node for each record.</summary>
    private static TermMap RecordNode(MappingMark mark, string name) =>
        new(mark, new RecordLabelExpression(mark, $"{Path.GetFileNameWithoutExtension(mark.File)}-{name}-"), TermKind.BlankNode);

    private IReadOnlyList<LogicalSource> Sources(YamlItem item)
    {
        List<LogicalSource> found = [];
        foreach (YamlItem one in item.AsList())
        {
            if (one is YamlText { Text: var name } && !name.Contains('~', StringComparison.Ordinal))
            {
                found.Add(sources.TryGetValue(name, out LogicalSource? declared) ? declared
                    : throw MappingException.At(one.Mark, $"'{name}' names no source (sources: {string.Join(", ", sources.Keys)})"));
                continue;
            }

            LogicalSource source = sourceReader.Source(null, one);
            found.Add(_inline.TryGetValue(source.Name, out LogicalSource? known) ? known : _inline[source.Name] = source);
        }

        return found.Count > 0 ? found : throw MappingException.At(item.Mark, "a mapping needs a source");
    }

    private IEnumerable<NamedExpression> Fragments(YamlItem? use)
    {
        foreach (YamlItem item in use?.AsList() ?? [])
        {
            string name = item.AsText("the name of a fragment");
            yield return fragments.TryGetValue(name, out NamedExpression? fragment) ? fragment
                : throw MappingException.At(item.Mark, $"'{name}' names no entry of the file's 'let' (entries: {string.Join(", ", fragments.Keys)})");
        }
    }

    private IEnumerable<NamedExpression> Lets(YamlItem? let) =>
        let?.AsEntries("'let'").Select(entry => new NamedExpression(entry.Key.Mark, entry.Key.Text, expressions.Value(entry.Value))) ?? [];

    private NamedExpression Each(YamlItem each) =>
        each.AsEntries("'each'") is [var entry]
            ? new NamedExpression(entry.Key.Mark, entry.Key.Text, expressions.Value(entry.Value))
            : throw MappingException.At(each.Mark, "'each' names one list: { name: expression }");
}
