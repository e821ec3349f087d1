namespace HueKnowledgeGraph.Rdf;

/// <summary>
/// All nodes of an expanded document by graph and identifier, each once, blank nodes relabelled
/// (<see href="https://www.w3.org/TR/json-ld11-api/#node-map-generation">API, section 7.2</see>).
/// </summary>
internal sealed class NodeMap
{
    public const string DefaultGraph = "@default";

    private const int LongList = 32;

    private readonly BlankNodeIssuer _blanks = new("_:b");
    private readonly Dictionary<JsonList, HashSet<string>> _longLists = new(ReferenceEqualityComparer.Instance);

    /// <summary>Graphs by name, in each the nodes by identifier.</summary>
    public JsonMap Graphs { get; } = new(DefaultGraph, new JsonMap());

    /// <summary>Makes the map of a document.</summary>
    public static NodeMap Of(JsonList expanded)
    {
        var map = new NodeMap();
        map.AddAll(expanded, new Place(DefaultGraph));
        return map;
    }

    /// <summary>The nodes of a graph, made if need be.</summary>
    public JsonMap Graph(string name)
    {
        if (Graphs[name] is not JsonMap graph)
            Graphs[name] = graph = new JsonMap();
        return graph;
    }

    /// <summary>One graph that holds what all hold; the framing algorithm looks into it.</summary>
    public JsonMap Merged()
    {
        var merged = new JsonMap();
        foreach (string name in Graphs.Keys.Order(CodePointOrder.Instance))
        {
            foreach ((string id, object? node) in ((JsonMap)Graphs[name]!).Entries)
            {
                if (merged[id] is not JsonMap target)
                    merged[id] = target = new JsonMap(Keywords.Id, id);
                MergeInto(target, (JsonMap)node!);
            }
        }

        return merged;
    }

    /// <summary>The document in flattened form.</summary>
    public JsonList Flattened(bool ordered)
    {
        JsonMap defaults = Graph(DefaultGraph);
        foreach (string name in InOrder(Graphs, ordered))
        {
            if (name == DefaultGraph)
                continue;
            if (defaults[name] is not JsonMap entry)
                defaults[name] = entry = new JsonMap(Keywords.Id, name);
            entry[Keywords.Graph] = Nodes(Graph(name), ordered);
        }

        return Nodes(defaults, ordered);
    }

    /// <summary>The nodes that say something.</summary>
    public static JsonList Nodes(JsonMap graph, bool ordered)
    {
        var nodes = new JsonList();
        foreach (string id in InOrder(graph, ordered))
        {
            if (graph[id] is JsonMap node && !(node.Count == 1 && node.ContainsKey(Keywords.Id)))
                nodes.Add(node);
        }

        return nodes;
    }

    private static string[] InOrder(JsonMap map, bool ordered)
    {
        string[] keys = map.Keys;
        if (ordered)
            Array.Sort(keys, CodePointOrder.Instance);
        return keys;
    }

    private void MergeInto(JsonMap target, JsonMap node)
    {
        foreach ((string key, object? value) in node.Entries)
        {
            if (key == Keywords.Type)
                AddEachOnce(target, key, value);
            else if (key[0] == '@')
                target[key] = value;
            else
                AddEachOnce(target, key, value);
        }
    }

    private void AddEachOnce(JsonMap target, string key, object? values)
    {
        if (target[key] is not JsonList list)
            target[key] = list = [];
        foreach (object? value in JsonList.From(values))
        {
            bool isNew = list.Count < LongList
                ? !list.Exists(known => JsonEquality.AreEqual(known, value))
                : ValuesOf(list).Add(CanonicalJson.ToText(value));
            if (isNew)
                list.Add(value);
        }
    }

    /// <summary>What a long array holds, so that a node of very many values does not take time by their square.</summary>
    private HashSet<string> ValuesOf(JsonList list)
    {
        if (!_longLists.TryGetValue(list, out HashSet<string>? values))
            _longLists[list] = values = [.. list.Select(CanonicalJson.ToText)];
        return values;
    }

    private void AddAll(object? element, in Place place)
    {
        if (element is JsonList list)
        {
            foreach (object? item in list)
                AddAll(item, place);
            return;
        }

        if (!NestingLimit.Allows(0))
            throw new JsonLdException(JsonLdErrorCode.ContextOverflow, "objects stand in each other too deep for this thread's stack");
        var map = (JsonMap)element!;
        if (map.ContainsKey(Keywords.Value))
            Place(Relabelled(map), place);
        else if (map.TryGetValue(Keywords.List, out object? items))
        {
            var result = new JsonMap(Keywords.List, new JsonList());
            AddAll(items, place with { List = (JsonList)result[Keywords.List]!, Reverse = null });
            if (map.TryGetValue(Keywords.Index, out object? index))
                result[Keywords.Index] = index;
            Place(result, place);
        }
        else
            AddNode(map, place);
    }

    private JsonMap Relabelled(JsonMap map)
    {
        if (map[Keywords.Type] is not string type || !IriText.IsBlank(type))
            return map;
        JsonMap copy = map.Copy();
        copy[Keywords.Type] = _blanks.Issue(type);
        return copy;
    }

    /// <summary>Puts a value where it belongs: a list, or once into a property of the subject.</summary>
    private void Place(JsonMap value, in Place place)
    {
        if (place.List is not null)
            place.List.Add(value);
        else if (place.Subject is not null)
        {
            JsonMap subject = Node(place.Graph, place.Subject);

            // Lists are never the same, values and nodes may be.
            if (ExpandedForm.IsList(value))
                ExpandedForm.Add(subject, place.Property!, value, asArray: true);
            else
                AddEachOnce(subject, place.Property!, value);
        }
    }

    private void AddNode(JsonMap map, in Place place)
    {
        string? id = map.TryGetValue(Keywords.Id, out object? given) ? given as string : _blanks.Issue();
        if (id is null)
            return;
        if (given is not null && IriText.IsBlank(id))
            id = _blanks.Issue(id);
        JsonMap node = Node(place.Graph, id);
        if (place.Reverse is not null)
            AddEachOnce(node, place.Property!, place.Reverse);
        else
            Place(new JsonMap(Keywords.Id, id), place);
        AddTypes(node, map);
        AddIndex(node, map);
        foreach (string key in map.Keys.Order(CodePointOrder.Instance))
            AddEntry(node, id, key, map[key], place.Graph);
    }

    private JsonMap Node(string graph, string id)
    {
        JsonMap nodes = Graph(graph);
        if (nodes[id] is not JsonMap node)
            nodes[id] = node = new JsonMap(Keywords.Id, id);
        return node;
    }

    private void AddTypes(JsonMap node, JsonMap map)
    {
        if (!map.TryGetValue(Keywords.Type, out object? types))
            return;
        AddEachOnce(node, Keywords.Type, new JsonList().Filled(
            JsonList.From(types).Select(type => type is string text && IriText.IsBlank(text) ? _blanks.Issue(text) : type)));
    }

    private static void AddIndex(JsonMap node, JsonMap map)
    {
        if (!map.TryGetValue(Keywords.Index, out object? index))
            return;
        if (node.TryGetValue(Keywords.Index, out object? known) && !Equals(known, index))
            throw new JsonLdException(JsonLdErrorCode.ConflictingIndexes, $"the node {node[Keywords.Id]} has the indexes '{known}' and '{index}'");
        node[Keywords.Index] = index;
    }

    private void AddEntry(JsonMap node, string id, string key, object? value, string graph)
    {
        switch (key)
        {
            case Keywords.Id or Keywords.Type or Keywords.Index:
                break;
            case Keywords.Reverse:
                foreach ((string property, object? items) in ((JsonMap)value!).Entries)
                    AddAll(items, new Place(graph) { Property = property, Reverse = new JsonMap(Keywords.Id, id) });
                break;
            case Keywords.Graph:
                Graph(id);
                AddAll(value, new Place(id));
                break;
            case Keywords.Included:
                AddAll(value, new Place(graph));
                break;
            default:
                string name = IriText.IsBlank(key) ? _blanks.Issue(key) : key;
                if (!node.ContainsKey(name))
                    node[name] = new JsonList();
                AddAll(value, new Place(graph) { Subject = id, Property = name });
                break;
        }
    }
}

/// <summary>Where the elements of a document go in the node map.</summary>
/// <param name="Graph">The graph.</param>
internal readonly record struct Place(string Graph)
{
    /// <summary>The node that the elements are values of; null at the top.</summary>
    public string? Subject { get; init; }

    public string? Property { get; init; }

    /// <summary>The list that the elements are items of.</summary>
    public JsonList? List { get; init; }

    /// <summary>The node that each element points to.</summary>
    public JsonMap? Reverse { get; init; }
}
