namespace HueKnowledgeGraph.Rdf;

/// <content>Entries whose key is a keyword (step 13.4).</content>
internal sealed partial class Expander
{
    private void ExpandKeyword(NodeInExpansion node, ActiveContext active, string key, string keyword, object? value)
    {
        if (node.Property == Keywords.Reverse)
            throw Error(JsonLdErrorCode.InvalidReversePropertyMap, $"'{key}' stands in @reverse, where only properties may stand");
        JsonMap result = node.Result;
        bool mayRepeat = !Is10 && keyword is Keywords.Included or Keywords.Type;
        if (result.ContainsKey(keyword) && !mayRepeat)
            throw Error(JsonLdErrorCode.CollidingKeywords, $"two keys of one object stand for {keyword}");
        switch (keyword)
        {
            case Keywords.Id:
                result[keyword] = ExpandId(active, value, node.IsFrame);
                break;
            case Keywords.Type:
                AddTypes(node, value);
                break;
            case Keywords.Graph:
                result[keyword] = AsList(Expand(active, Keywords.Graph, value, node.IsFrame));
                break;
            case Keywords.Included when !Is10:
                AddIncluded(node, active, value);
                break;
            case Keywords.Value:
                result[keyword] = ExpandValueKeyword(node, value);
                break;
            case Keywords.Language:
                result[keyword] = node.IsFrame ? AsFramed(value, s => s is string, JsonLdErrorCode.InvalidLanguageTaggedString, keyword)
                    : value as string ?? throw Error(JsonLdErrorCode.InvalidLanguageTaggedString, "@language is a string");
                break;
            case Keywords.Direction when !Is10:
                result[keyword] = node.IsFrame ? AsFramed(value, s => s is "ltr" or "rtl", JsonLdErrorCode.InvalidBaseDirection, keyword)
                    : value is "ltr" or "rtl" ? value : throw Error(JsonLdErrorCode.InvalidBaseDirection, "@direction is 'ltr' or 'rtl'");
                break;
            case Keywords.Index:
                result[keyword] = value as string ?? throw Error(JsonLdErrorCode.InvalidIndexValue, "@index is a string");
                break;
            case Keywords.List when node.Property is not (null or Keywords.Graph):
                result[keyword] = AsList(Expand(active, node.Property, value, node.IsFrame));
                break;
            case Keywords.Set:
                SetUnlessNull(result, keyword, Expand(active, node.Property, value, node.IsFrame));
                break;
            case Keywords.Reverse:
                ExpandReverse(node, active, value);
                break;
            case Keywords.Default or Keywords.Embed or Keywords.Explicit or Keywords.OmitDefault or Keywords.RequireAll when node.IsFrame:
                SetUnlessNull(result, keyword, ExpandFrameFlag(active, node.Property, keyword, value));
                break;
        }
    }

    private static void SetUnlessNull(JsonMap result, string key, object? value)
    {
        if (value is not null)
            result[key] = value;
    }

    private static JsonList AsList(object? value) => value is null ? [] : JsonList.From(value);

    private object? ExpandFrameFlag(ActiveContext active, string? property, string keyword, object? value) =>
        keyword == Keywords.Default ? Expand(active, property, value, isFrame: false) : Expand(active, keyword, value, isFrame: true);

    private object? ExpandId(ActiveContext active, object? value, bool isFrame)
    {
        if (value is string id)
        {
            string? expanded = _contexts.ExpandIri(active, id, documentRelative: true, vocab: false);
            return isFrame ? JsonList.Of(expanded) : expanded;
        }

        if (isFrame && value is JsonMap { Count: 0 })
            return JsonList.Of(value);
        if (isFrame && value is JsonList list && list.TrueForAll(item => item is string))
        {
            var ids = new JsonList(list.Count);
            ids.AddRange(list.Select(item => (object?)_contexts.ExpandIri(active, (string)item!, documentRelative: true, vocab: false)));
            return ids;
        }

        throw Error(JsonLdErrorCode.InvalidIdValue, "@id is a string");
    }

    private void AddTypes(NodeInExpansion node, object? value)
    {
        object? expanded = value switch
        {
            string one => ExpandType(node, one),
            JsonList list when list.TrueForAll(item => item is string) => ExpandTypes(node, list),
            JsonMap { Count: 0 } when node.IsFrame => value,
            JsonMap { Count: 1 } map when node.IsFrame && map.TryGetValue(Keywords.Default, out object? preset) => ExpandDefaultType(node, preset),
            JsonList { Count: 1 } list when node.IsFrame && list[0] is JsonMap { Count: 0 } => value,
            _ => throw Error(JsonLdErrorCode.InvalidTypeValue, "@type is a string or an array of strings"),
        };
        if (node.Result.TryGetValue(Keywords.Type, out object? present))
        {
            var all = new JsonList();
            all.AddRange(JsonList.From(present));
            all.AddRange(JsonList.From(expanded));
            expanded = all;
        }

        node.Result[Keywords.Type] = expanded;
    }

    private string? ExpandType(NodeInExpansion node, string type) =>
        _contexts.ExpandIri(node.TypeScoped, type, documentRelative: true, vocab: true);

    private JsonList ExpandTypes(NodeInExpansion node, JsonList list)
    {
        var types = new JsonList(list.Count);
        foreach (object? item in list)
        {
            if (ExpandType(node, (string)item!) is { } type)
                types.Add(type);
        }

        return types;
    }

    private JsonMap ExpandDefaultType(NodeInExpansion node, object? preset) => new(Keywords.Default, preset switch
    {
        string one => ExpandType(node, one),
        JsonList list when list.TrueForAll(item => item is string) => ExpandTypes(node, list),
        _ => throw Error(JsonLdErrorCode.InvalidTypeValue, "@default of @type is an IRI"),
    });

    private void AddIncluded(NodeInExpansion node, ActiveContext active, object? value)
    {
        JsonList expanded = AsList(Expand(active, null, value, node.IsFrame));
        if (value is not (JsonMap or JsonList) || !expanded.TrueForAll(ExpandedForm.IsNode) || HasOther(value))
            throw Error(JsonLdErrorCode.InvalidIncludedValue, "@included holds node objects only");
        if (node.Result[Keywords.Included] is JsonList present)
            present.AddRange(expanded);
        else
            node.Result[Keywords.Included] = expanded;

        // Values at the top of a document are dropped by expansion, and here are errors.
        bool HasOther(object? element) => element switch
        {
            JsonList list => list.Exists(HasOther),
            JsonMap map => map.Keys.Any(k => active.IsAlias(k, Keywords.Value) || active.IsAlias(k, Keywords.List)),
            _ => true,
        };
    }

    private object? ExpandValueKeyword(NodeInExpansion node, object? value)
    {
        if (node.InputType == Keywords.Json)
        {
            return Is10
                ? throw Error(JsonLdErrorCode.InvalidValueObjectValue, "@json is of 1.1, and the document is processed as 1.0")
                : value;
        }

        if (value is null || ExpandedForm.IsScalar(value))
            return node.IsFrame && value is not null ? JsonList.Of(value) : value;
        return node.IsFrame
            ? AsFramed(value, ExpandedForm.IsScalar, JsonLdErrorCode.InvalidValueObjectValue, Keywords.Value)
            : throw Error(JsonLdErrorCode.InvalidValueObjectValue, "@value is a string, a number, true, false or null");
    }

    /// <summary>In a frame: a value, an array of values, or an empty object that stands for any value.</summary>
    private JsonList AsFramed(object? value, Predicate<object?> isAllowed, string code, string keyword)
    {
        JsonList list = JsonList.From(value);
        bool isWildcard = list is [JsonMap { Count: 0 }];
        return isWildcard || list.TrueForAll(isAllowed) ? list : throw Error(code, $"{keyword} of a frame is a value, an array of values or an empty object");
    }

    private void ExpandReverse(NodeInExpansion node, ActiveContext active, object? value)
    {
        if (value is not JsonMap)
            throw Error(JsonLdErrorCode.InvalidReverseValue, "@reverse is an object");
        if (Expand(active, Keywords.Reverse, value, node.IsFrame) is not JsonMap expanded)
            return;
        foreach ((string property, object? items) in expanded.Entries)
        {
            if (property == Keywords.Reverse)
            {
                foreach ((string twice, object? item) in ((JsonMap)items!).Entries)
                    ExpandedForm.Add(node.Result, twice, item, asArray: true);
            }
            else
                AddReversed(node.Result, property, items);
        }
    }

    private void AddReversed(JsonMap result, string property, object? items)
    {
        if (result[Keywords.Reverse] is not JsonMap reverse)
            result[Keywords.Reverse] = reverse = new JsonMap();
        foreach (object? item in JsonList.From(items))
        {
            if (ExpandedForm.IsValue(item) || ExpandedForm.IsList(item))
                throw Error(JsonLdErrorCode.InvalidReversePropertyValue, $"the value of the reverse property <{property}> is a node, not a value and not a list");
            ExpandedForm.Add(reverse, property, item, asArray: true);
        }
    }
}
