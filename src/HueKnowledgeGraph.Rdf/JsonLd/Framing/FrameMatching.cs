namespace HueKnowledgeGraph.Rdf;

/// <summary>Tells whether nodes and values fit a frame (<see href="https://www.w3.org/TR/json-ld11-framing/#frame-matching">Framing, section 4.1.3</see>).</summary>
internal static class FrameMatching
{
    /// <summary>True iff a node fits.</summary>
    /// <param name="subjects">The nodes of the graph by identifier.</param>
    /// <param name="node">The node.</param>
    /// <param name="pattern">The frame.</param>
    /// <param name="requireAll">All properties must fit, not one.</param>
    public static bool IsNode(JsonMap subjects, JsonMap node, JsonMap pattern, bool requireAll)
    {
        bool isWildcard = true, fitsSome = false;
        foreach ((string key, object? wanted) in pattern.Entries)
        {
            bool? fits;
            switch (key)
            {
                case Keywords.Id:
                    fits = HasId(node, JsonList.From(wanted));
                    if (!requireAll)
                        return fits.Value;
                    break;
                case Keywords.Type:
                    isWildcard = false;
                    fits = HasType(node, JsonList.From(wanted));
                    if (fits == false || !requireAll)
                        return fits.Value;
                    break;
                default:
                    if (key[0] == '@')
                        continue;
                    isWildcard = false;
                    fits = HasProperty(subjects, node, key, JsonList.From(wanted), requireAll, out bool isRefused);
                    if (isRefused)
                        return false;
                    break;
            }

            if (fits is null)
                continue;
            if (fits == false && requireAll)
                return false;
            fitsSome |= fits.Value;
        }

        return isWildcard || fitsSome;
    }

    /// <summary>True iff a value object fits a value pattern (section 4.1.4).</summary>
    public static bool IsValue(JsonMap pattern, JsonMap value)
    {
        JsonList values = Wanted(pattern, Keywords.Value), types = Wanted(pattern, Keywords.Type), languages = Wanted(pattern, Keywords.Language);
        if (values.Count == 0 && types.Count == 0 && languages.Count == 0)
            return true;
        return (IsAny(values) || values.Exists(v => JsonEquality.AreEqual(v, value[Keywords.Value])))
            && Fits(types, value[Keywords.Type]) && Fits(languages, value[Keywords.Language]);
    }

    private static JsonList Wanted(JsonMap pattern, string key) => pattern.TryGetValue(key, out object? wanted) ? JsonList.From(wanted) : [];

    private static bool Fits(JsonList wanted, object? value) => value is null
        ? wanted.Count == 0
        : IsAny(wanted) || wanted.Exists(w => w is string text && text.Equals(value as string, StringComparison.OrdinalIgnoreCase));

    private static bool IsAny(JsonList wanted) => wanted is [JsonMap { Count: 0 }, ..];

    private static bool HasId(JsonMap node, JsonList wanted) => wanted.Count == 0 || IsAny(wanted) || wanted.Contains(node[Keywords.Id]);

    private static bool HasType(JsonMap node, JsonList wanted)
    {
        JsonList types = Wanted(node, Keywords.Type);
        if (wanted.Count == 0)
            return types.Count == 0;
        if (wanted.Count == 1 && IsAny(wanted))
            return types.Count > 0;
        return wanted.Exists(w => w is JsonMap map ? map.ContainsKey(Keywords.Default) : types.Contains(w));
    }

    /// <summary>Whether a property fits; null if it neither fits nor speaks against the node.</summary>
    private static bool? HasProperty(JsonMap subjects, JsonMap node, string key, JsonList wanted, bool requireAll, out bool isRefused)
    {
        JsonList values = Wanted(node, key);
        isRefused = wanted.Count == 0 && values.Count > 0;
        if (wanted.Count == 0)
            return true;
        var pattern = wanted[0] as JsonMap ?? throw new JsonLdException(JsonLdErrorCode.InvalidFrame, $"the frame for <{key}> is an object");
        if (values.Count == 0 && pattern.ContainsKey(Keywords.Default))
            return null;
        if (pattern.TryGetValue(Keywords.List, out object? items))
        {
            object? item = JsonList.From(items) is [var first, ..] ? first : null;
            JsonList listed = values is [JsonMap list, ..] && ExpandedForm.IsList(list) ? JsonList.From(list[Keywords.List]) : [];
            return item is JsonMap inner && listed.Exists(v => FitsOne(subjects, (JsonMap)v!, inner, requireAll));
        }

        bool isNodePattern = pattern.ContainsKey(Keywords.Id) || pattern.ContainsKey(Keywords.Type) || pattern.Keys.Any(k => k[0] != '@');
        return ExpandedForm.IsValue(pattern) || isNodePattern
            ? values.Exists(v => FitsOne(subjects, (JsonMap)v!, pattern, requireAll))
            : values.Count > 0;
    }

    private static bool FitsOne(JsonMap subjects, JsonMap value, JsonMap pattern, bool requireAll)
    {
        if (ExpandedForm.IsValue(pattern))
            return ExpandedForm.IsValue(value) && IsValue(pattern, value);
        return value[Keywords.Id] is string id && subjects[id] is JsonMap node && IsNode(subjects, node, pattern, requireAll);
    }
}
