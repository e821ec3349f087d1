namespace HueKnowledgeGraph.Rdf;

/// <content>Objects (<see href="https://www.w3.org/TR/json-ld11-api/#expansion-algorithm">API, section 5.1.2</see>, steps 6 to 20).</content>
internal sealed partial class Expander
{
    private object? ExpandMap(ActiveContext active, string? property, TermDefinition? term, JsonMap element, bool isFrame, bool fromMap)
    {
        LastOffset = element.Offset >= 0 ? element.Offset : LastOffset;
        active = ContextOf(active, term, element, fromMap);
        ActiveContext typeScoped = active;
        CheckOrder(active, element);
        active = WithTypeContexts(active, element, out string? inputType);
        var node = new NodeInExpansion(property, typeScoped, inputType, isFrame);
        ExpandEntries(node, active, element);
        return Finish(node.Result, property, isFrame);
    }

    /// <summary>The context within an object, before its types are known.</summary>
    public ActiveContext ContextOf(ActiveContext active, TermDefinition? term, JsonMap element, bool fromMap)
    {
        if (active.Previous is not null && !fromMap && !KeepsContext(active, element))
            active = active.Previous;
        if (term is { HasContext: true })
            active = _contexts.ProcessScoped(active, term, propagate: true);
        return element.TryGetValue(Keywords.Context, out object? local) ? _contexts.Process(active, local, _baseUrl) : active;
    }

    /// <summary>The context with the scoped contexts of the types of an object, and the last of the types.</summary>
    public ActiveContext WithTypeContexts(ActiveContext active, JsonMap element, out string? inputType)
    {
        ActiveContext typeScoped = active;
        inputType = null;
        List<string>? keys = TypeKeys(active, element);
        if (keys is null)
            return active;
        foreach (string key in keys)
        {
            object? value = element[key];
            if (key == keys[0] && (value is JsonList { Count: > 0 } types ? types[^1] : value) is string last)
                inputType = _contexts.ExpandIri(active, last, documentRelative: true, vocab: true);
            foreach (string name in Sorted(value))
            {
                if (typeScoped.Find(name) is { HasContext: true } term)
                    active = _contexts.ProcessScoped(active, term, propagate: false);
            }
        }

        return active;
    }

    /// <summary>A value object and a mere reference stay within the context of the node that they stand in.</summary>
    private static bool KeepsContext(ActiveContext active, JsonMap element)
    {
        foreach ((string key, _) in element.Entries)
        {
            if (active.IsAlias(key, Keywords.Value) || (element.Count == 1 && active.IsAlias(key, Keywords.Id)))
                return true;
        }

        return false;
    }

    private static List<string>? TypeKeys(ActiveContext active, JsonMap element)
    {
        List<string>? keys = null;
        foreach ((string key, _) in element.Entries)
        {
            if (active.IsAlias(key, Keywords.Type))
                (keys ??= new List<string>(1)).Add(key);
        }

        if (keys?.Count > 1)
            keys.Sort(CodePointOrder.Instance);
        return keys;
    }

    private static IEnumerable<string> Sorted(object? value) => value switch
    {
        string one => [one],
        JsonList { Count: 1 } list => list.OfType<string>(),
        JsonList list => list.OfType<string>().Order(CodePointOrder.Instance),
        _ => [],
    };

    private void ExpandEntries(NodeInExpansion node, ActiveContext active, JsonMap element)
    {
        List<string>? nests = null;
        if (_options.Ordered)
        {
            foreach (string key in element.Keys.Order(CodePointOrder.Instance))
                ExpandEntry(node, active, key, element[key], ref nests);
        }
        else
        {
            foreach ((string key, object? value) in element.Entries)
                ExpandEntry(node, active, key, value, ref nests);
        }

        foreach (string key in nests ?? [])
            ExpandNest(node, active, key, element[key]);
    }

    private void ExpandEntry(NodeInExpansion node, ActiveContext active, string key, object? value, ref List<string>? nests)
    {
        if (key == Keywords.Context)
            return;
        string? property = _contexts.ExpandIri(active, key, documentRelative: false, vocab: true);
        if (property is null)
            return;
        if (Keywords.IsKeyword(property))
        {
            if (property == Keywords.Nest)
                (nests ??= []).Add(key);
            ExpandKeyword(node, active, key, property, value);
        }
        else if (property.Contains(':', StringComparison.Ordinal))
            ExpandProperty(node, active, key, property, value);
    }

    private void ExpandNest(NodeInExpansion node, ActiveContext active, string key, object? value)
    {
        ActiveContext within = active.Find(key) is { HasContext: true } term ? _contexts.ProcessScoped(active, term, propagate: true) : active;
        foreach (object? nested in JsonList.From(value))
        {
            if (nested is not JsonMap map || map.Keys.Any(k => within.IsAlias(k, Keywords.Value)))
                throw Error(JsonLdErrorCode.InvalidNestValue, $"the value of '{key}' is an object of properties, or an array of such objects");
            ExpandEntries(node, within, map);
        }
    }

    private object? Finish(JsonMap result, string? property, bool isFrame)
    {
        if (result.ContainsKey(Keywords.Value))
        {
            if (!FinishValue(result, isFrame))
                return null;
        }
        else if (result.TryGetValue(Keywords.Type, out object? type) && type is not JsonList)
            result[Keywords.Type] = JsonList.Of(type);
        else if (result.ContainsKey(Keywords.Set) || result.ContainsKey(Keywords.List))
        {
            if (result.Count > 2 || (result.Count == 2 && !result.ContainsKey(Keywords.Index)))
                throw Error(JsonLdErrorCode.InvalidSetOrListObject, "beside @list or @set only @index may stand");
            if (result.TryGetValue(Keywords.Set, out object? set))
                return set;
        }

        if (result.Count == 1 && result.ContainsKey(Keywords.Language))
            return null;
        if (property is not (null or Keywords.Graph))
            return result;
        bool isFloating = result.Count == 0 || result.ContainsKey(Keywords.Value) || result.ContainsKey(Keywords.List)
            || (result.Count == 1 && result.ContainsKey(Keywords.Id) && !isFrame);
        return isFloating ? null : result;
    }

    /// <summary>Checks a value object; false if it says nothing.</summary>
    private bool FinishValue(JsonMap result, bool isFrame)
    {
        foreach ((string key, _) in result.Entries)
        {
            if (key is not (Keywords.Direction or Keywords.Index or Keywords.Language or Keywords.Type or Keywords.Value))
                throw Error(JsonLdErrorCode.InvalidValueObject, $"'{key}' is not allowed beside @value");
        }

        bool hasType = result.TryGetValue(Keywords.Type, out object? type);
        bool hasLanguage = result.ContainsKey(Keywords.Language);
        if (hasType && (hasLanguage || result.ContainsKey(Keywords.Direction)))
            throw Error(JsonLdErrorCode.InvalidValueObject, "@value with @type has no @language and no @direction");
        if (type is Keywords.Json)
            return true;
        object? value = result[Keywords.Value];
        if (value is null or JsonList { Count: 0 })
            return false;
        if (hasLanguage && value is not string && !isFrame)
            throw Error(JsonLdErrorCode.InvalidLanguageTaggedValue, "only a string can have a language");
        if (hasType && !isFrame && !(type is string iri && IriText.IsWellFormed(iri)))
            throw Error(JsonLdErrorCode.InvalidTypedValue, "@type of a value is one IRI");
        return true;
    }

    /// <summary>A node whose entries are being expanded.</summary>
    /// <param name="Property">The key that it is a value of.</param>
    /// <param name="TypeScoped">The context for its types.</param>
    /// <param name="InputType">The last of its types, expanded.</param>
    /// <param name="IsFrame">It is part of a frame.</param>
    private sealed record NodeInExpansion(string? Property, ActiveContext TypeScoped, string? InputType, bool IsFrame)
    {
        public JsonMap Result { get; } = new(4);
    }
}
