namespace HueKnowledgeGraph.Rdf;

/// <summary>
/// Expands documents: contexts are applied and gone, keys are IRIs or keywords, values are arrays of objects
/// (<see href="https://www.w3.org/TR/json-ld11-api/#expansion-algorithms">API, section 5</see>).
/// </summary>
/// <remarks>Not thread safe. The input is not changed; parts of it may be shared by the output.</remarks>
internal sealed partial class Expander
{
    private readonly ContextProcessor _contexts;
    private readonly JsonLdOptions _options;
    private readonly string? _baseUrl;
    private readonly bool _isFrame;

    /// <summary>Makes an expander for one document.</summary>
    /// <param name="contexts">Shared by all that is processed together.</param>
    /// <param name="options">Processing mode and order.</param>
    /// <param name="baseUrl">Where the document lies, for relative IRIs of contexts.</param>
    /// <param name="isFrame">The document is a frame.</param>
    public Expander(ContextProcessor contexts, JsonLdOptions options, string? baseUrl, bool isFrame = false)
    {
        _contexts = contexts;
        _options = options;
        _baseUrl = baseUrl;
        _isFrame = isFrame;
    }

    /// <summary>Offset of the map that was begun last: where an error is, or next to it. -1 if none was.</summary>
    public int LastOffset { get; set; } = -1;

    private bool Is10 => _options.ProcessingMode == JsonLdVersion.V10;

    /// <summary>Expands a whole document into an array of nodes.</summary>
    public JsonList ExpandDocument(ActiveContext active, object? document)
    {
        object? expanded = Expand(active, null, document, _isFrame);
        if (expanded is JsonMap { Count: 1 } map && map.TryGetValue(Keywords.Graph, out object? graph))
            expanded = graph;
        return expanded is null ? [] : JsonList.From(expanded);
    }

    /// <summary>Expands some entries of a node whose context and types are known.</summary>
    public JsonMap ExpandPart(ActiveContext active, ActiveContext typeScoped, JsonMap entries)
    {
        var node = new NodeInExpansion(null, typeScoped, null, IsFrame: false);
        CheckOrder(active, entries);
        ExpandEntries(node, active, entries);
        return node.Result;
    }

    /// <summary>Expands one element; null, an object or an array of objects.</summary>
    /// <param name="active">The context that holds.</param>
    /// <param name="property">The key that the element is a value of, as written; null at the top.</param>
    /// <param name="element">The element.</param>
    /// <param name="isFrame">Frames are expanded.</param>
    /// <param name="fromMap">The element is a value of a map container.</param>
    public object? Expand(ActiveContext active, string? property, object? element, bool isFrame, bool fromMap = false)
    {
        if (element is null)
            return null;
        if (property == Keywords.Default)
            isFrame = false;
        TermDefinition? term = active.Find(property);
        switch (element)
        {
            case JsonList list:
                return ExpandList(active, property, term, list, isFrame, fromMap);
            case JsonMap map:
                if (!NestingLimit.Allows(0))
                    throw new JsonLdException(JsonLdErrorCode.ContextOverflow, "objects stand in each other too deep for this thread's stack");
                return ExpandMap(active, property, term, map, isFrame, fromMap);
            default:
                if (property is null or Keywords.Graph)
                    return null;
                if (term is { HasContext: true })
                    active = _contexts.ProcessScoped(active, term, propagate: true);
                return ExpandValue(active, active.Find(property), element);
        }
    }

    private JsonList ExpandList(ActiveContext active, string? property, TermDefinition? term, JsonList list, bool isFrame, bool fromMap)
    {
        var result = new JsonList(list.Count);
        bool isList = term?.Has(Containers.List) ?? false;
        foreach (object? item in list)
        {
            object? expanded = Expand(active, property, item, isFrame, fromMap);
            if (isList && expanded is JsonList inner)
                expanded = new JsonMap(Keywords.List, inner);
            if (expanded is JsonList many)
                result.AddRange(many);
            else if (expanded is not null)
                result.Add(expanded);
        }

        return result;
    }

    /// <summary>A scalar as a value object or node reference (<see href="https://www.w3.org/TR/json-ld11-api/#value-expansion">API, section 5.3</see>).</summary>
    private JsonMap ExpandValue(ActiveContext active, TermDefinition? term, object value)
    {
        if (value is string text && term?.Type is Keywords.Id or Keywords.Vocab)
            return new JsonMap(Keywords.Id, _contexts.ExpandIri(active, (string)value, documentRelative: true, vocab: term.Type == Keywords.Vocab));
        var result = new JsonMap(Keywords.Value, value);
        if (term?.Type is not (null or Keywords.Id or Keywords.Vocab or Keywords.None))
            result[Keywords.Type] = term.Type;
        else if (value is string)
        {
            string? language = term is { HasLanguage: true } ? term.Language : active.Language;
            string? direction = term is { HasDirection: true } ? term.Direction : active.Direction;
            if (language is not null)
                result[Keywords.Language] = language;
            if (direction is not null)
                result[Keywords.Direction] = direction;
        }

        return result;
    }

    /// <summary>Refuses keys in an order that a strictly streaming reader could not read, if that is asked for.</summary>
    private void CheckOrder(ActiveContext active, JsonMap element)
    {
        if (!_options.RequireStreamingOrder)
            return;
        bool mayBeContext = true, mayBeType = true;
        foreach ((string key, _) in element.Entries)
        {
            bool isType = active.IsAlias(key, Keywords.Type);
            if ((key == Keywords.Context && !mayBeContext) || (isType && !mayBeType && !element.Keys.Any(k => active.IsAlias(k, Keywords.Value))))
                throw Error(JsonLdErrorCode.InvalidStreamingKeyOrder, $"'{key}' comes too late; @context is first, then @type, then the rest");
            mayBeContext = false;
            mayBeType &= isType || key == Keywords.Context;
        }
    }

    private static JsonLdException Error(string code, string problem) => new(code, problem);
}
