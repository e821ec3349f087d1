namespace HueKnowledgeGraph.Rdf;

/// <summary>
/// Makes expanded JSON-LD of statements, with RDF lists as list objects
/// (<see href="https://www.w3.org/TR/json-ld11-api/#serialize-rdf-as-json-ld-algorithm">API, section 8.4</see>).
/// </summary>
/// <remarks>Holds all statements. Triple terms have no form in JSON-LD 1.1 and are an <see cref="InvalidOperationException"/>.</remarks>
internal sealed class RdfCollector
{
    private const string Direction = RdfVocabulary.Namespace + "direction";
    private const string ListType = RdfVocabulary.Namespace + "List";

    private readonly JsonLdOptions _options;
    private readonly RdfValues _values;
    private readonly JsonMap _graphs = new(NodeMap.DefaultGraph, new JsonMap());
    private readonly Dictionary<string, Usage?> _referencedOnce = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _compounds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Usage>> _listEnds = new(StringComparer.Ordinal);
    private readonly HashSet<Quad> _seen = [];

    public RdfCollector(JsonLdOptions options)
    {
        _options = options;
        _values = new RdfValues(options);
    }

    /// <summary>Adds a statement.</summary>
    public void Add(Quad quad)
    {
        if (!_seen.Add(quad))
            return;
        string graphName = quad.Graph is null ? NodeMap.DefaultGraph : RdfValues.IdOf(quad.Graph);
        JsonMap graph = Entry(_graphs, graphName, isNode: false);
        if (quad.Graph is not null)
            Entry((JsonMap)_graphs[NodeMap.DefaultGraph]!, graphName, isNode: true);
        string subject = RdfValues.IdOf(quad.Subject), predicate = RdfValues.IdOf(quad.Predicate);
        JsonMap node = Entry(graph, subject, isNode: true);
        if (_options.RdfDirection == JsonLdDirection.CompoundLiteral && predicate == Direction)
            InGraph(_compounds, graphName).Add(subject);
        string? target = quad.Object is Literal ? null : RdfValues.IdOf(quad.Object);
        if (target is not null)
            Entry(graph, target, isNode: true);
        if (predicate == RdfVocabulary.Type && target is not null && !_options.UseRdfType)
        {
            ExpandedForm.Add(node, Keywords.Type, target, asArray: true);
            return;
        }

        JsonMap value = _values.Of(quad.Object);
        if (_options.UseNativeTypes && node[predicate] is JsonList known && known.Exists(v => JsonEquality.AreEqual(v, value)))
            return;
        ExpandedForm.Add(node, predicate, value, asArray: true);
        var usage = new Usage(node, predicate, value);
        if (target == RdfVocabulary.Nil)
            InGraph(_listEnds, graphName).Add(usage);
        else if (target is not null && quad.Object is BlankNode)
            _referencedOnce[target] = _referencedOnce.ContainsKey(target) ? null : usage;
    }

    /// <summary>The document.</summary>
    public JsonList ToDocument()
    {
        foreach (string name in _graphs.Keys)
        {
            var graph = (JsonMap)_graphs[name]!;
            foreach (string compound in _compounds.GetValueOrDefault(name) ?? [])
                JoinCompound(graph, compound);
            foreach (Usage end in _listEnds.GetValueOrDefault(name) ?? [])
                JoinList(graph, end);
        }

        var defaults = (JsonMap)_graphs[NodeMap.DefaultGraph]!;
        foreach (string name in _graphs.Keys)
        {
            if (name != NodeMap.DefaultGraph)
                ((JsonMap)defaults[name]!)[Keywords.Graph] = NodeMap.Nodes((JsonMap)_graphs[name]!, _options.Ordered);
        }

        return NodeMap.Nodes(defaults, _options.Ordered);
    }

    private static T InGraph<T>(Dictionary<string, T> byGraph, string name)
        where T : new()
    {
        if (!byGraph.TryGetValue(name, out T? found))
            byGraph[name] = found = new T();
        return found;
    }

    private static JsonMap Entry(JsonMap map, string key, bool isNode)
    {
        if (map[key] is not JsonMap entry)
            map[key] = entry = isNode ? new JsonMap(Keywords.Id, key) : new JsonMap();
        return entry;
    }

    /// <summary>Puts a compound literal in the place of the reference to its node.</summary>
    private void JoinCompound(JsonMap graph, string id)
    {
        if (_referencedOnce.GetValueOrDefault(id) is not { } usage || graph[id] is not JsonMap node)
            return;
        graph.Remove(id);
        JsonMap value = usage.Value;
        value.Remove(Keywords.Id);
        value[Keywords.Value] = First(node, "value");
        if (First(node, "language") is { } language)
        {
            value[Keywords.Language] = language is string tag && RdfEmitter.IsLanguage(tag)
                ? tag
                : throw new JsonLdException(JsonLdErrorCode.InvalidLanguageTaggedString, $"'{language}' is no language tag");
        }

        value[Keywords.Direction] = First(node, "direction") is "ltr" or "rtl"
            ? First(node, "direction")
            : throw new JsonLdException(JsonLdErrorCode.InvalidBaseDirection, "rdf:direction is 'ltr' or 'rtl'");
    }

    private static object? First(JsonMap node, string property) =>
        node[RdfVocabulary.Namespace + property] is JsonList { Count: > 0 } list && list[0] is JsonMap value ? value[Keywords.Value] : null;

    /// <summary>Goes from an end of a list towards its start, as far as the cells are nothing but cells, and puts a list object there.</summary>
    private void JoinList(JsonMap graph, Usage end)
    {
        (JsonMap node, string property, JsonMap head) = end;
        var items = new JsonList();
        while (property == RdfVocabulary.Rest && node[Keywords.Id] is string id && IsCell(node) && _referencedOnce.GetValueOrDefault(id) is { } usage)
        {
            items.Add(((JsonList)node[RdfVocabulary.First]!)[0]);
            graph.Remove(id);
            (node, property, head) = usage;
        }

        head.Remove(Keywords.Id);
        items.Reverse();
        head[Keywords.List] = items;
    }

    private static bool IsCell(JsonMap node)
    {
        foreach ((string key, object? value) in node.Entries)
        {
            bool fits = key switch
            {
                Keywords.Id => value is string id && IriText.IsBlank(id),
                RdfVocabulary.First or RdfVocabulary.Rest => value is JsonList { Count: 1 },
                Keywords.Type => value is JsonList { Count: 1 } types && types[0] is ListType,
                _ => false,
            };
            if (!fits)
                return false;
        }

        return node.ContainsKey(RdfVocabulary.First) && node.ContainsKey(RdfVocabulary.Rest);
    }

    /// <summary>A value and the property that holds it.</summary>
    private sealed record Usage(JsonMap Node, string Property, JsonMap Value);
}
