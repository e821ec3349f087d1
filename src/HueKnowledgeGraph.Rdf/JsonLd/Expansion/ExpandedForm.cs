namespace HueKnowledgeGraph.Rdf;

/// <summary>What a map of an expanded document is, and how values are added to one.</summary>
internal static class ExpandedForm
{
    /// <summary>A value object.</summary>
    public static bool IsValue(object? element) => element is JsonMap map && map.ContainsKey(Keywords.Value);

    /// <summary>A list object.</summary>
    public static bool IsList(object? element) => element is JsonMap map && map.ContainsKey(Keywords.List);

    /// <summary>A node object.</summary>
    public static bool IsNode(object? element) =>
        element is JsonMap map && !map.ContainsKey(Keywords.Value) && !map.ContainsKey(Keywords.List) && !map.ContainsKey(Keywords.Set);

    /// <summary>A map with @graph and no more than @id and @index beside it.</summary>
    public static bool IsGraph(object? element)
    {
        if (element is not JsonMap map || !map.ContainsKey(Keywords.Graph))
            return false;
        foreach ((string key, _) in map.Entries)
        {
            if (key is not (Keywords.Graph or Keywords.Id or Keywords.Index))
                return false;
        }

        return true;
    }

    /// <summary>A graph object without @id.</summary>
    public static bool IsSimpleGraph(object? element) => IsGraph(element) && !((JsonMap)element!).ContainsKey(Keywords.Id);

    /// <summary>A JSON value that is neither null, an array nor an object.</summary>
    public static bool IsScalar(object? element) => element is string or JsonNumber or bool;

    /// <summary>Adds a value, or each value of an array, to an entry (<see href="https://www.w3.org/TR/json-ld11-api/#dfn-add-value">API, "add value"</see>).</summary>
    /// <param name="map">Where to.</param>
    /// <param name="key">The entry.</param>
    /// <param name="value">A value or an array of values.</param>
    /// <param name="asArray">The entry is an array even if it has one value or none.</param>
    public static void Add(JsonMap map, string key, object? value, bool asArray)
    {
        bool exists = map.TryGetValue(key, out object? present);
        if (asArray && present is not JsonList)
        {
            map[key] = present = exists ? JsonList.Of(present) : [];
            exists = true;
        }

        if (value is JsonList many)
        {
            foreach (object? one in many)
                Add(map, key, one, asArray);
        }
        else if (!exists)
            map[key] = value;
        else if (present is JsonList list)
            list.Add(value);
        else
            map[key] = new JsonList { present, value };
    }
}
