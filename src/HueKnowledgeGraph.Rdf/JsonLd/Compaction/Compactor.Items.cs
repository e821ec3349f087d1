namespace HueKnowledgeGraph.Rdf;

/// <content>One value of a property: lists, graphs, maps and the rest (step 12.8).</content>
internal sealed partial class Compactor
{
    private void CompactItem(ActiveContext active, string name, object? item, JsonMap target)
    {
        TermDefinition? term = active.Find(name);
        Containers container = term?.Container ?? Containers.None;
        bool asArray = (container & Containers.Set) != 0 || name is Keywords.Graph or Keywords.List || !_options.CompactArrays;
        var map = item as JsonMap;
        bool isList = map is not null && map.ContainsKey(Keywords.List);
        bool isGraph = !isList && ExpandedForm.IsGraph(item);
        object? compacted = Compact(active, name, isList ? map![Keywords.List] : isGraph ? map![Keywords.Graph] : item);
        if (isList)
            AddList(active, name, map!, compacted, container, target, asArray);
        else if (isGraph)
            AddGraph(active, name, map!, compacted, container, target, asArray);
        else if (map is not null && (container & (Containers.Language | Containers.Index | Containers.Id | Containers.Type)) != 0 && (container & Containers.Graph) == 0)
            AddToMap(active, name, term!, map, compacted, target, asArray);
        else
            ExpandedForm.Add(target, name, compacted, asArray);
    }

    private void AddList(
        ActiveContext active, string name, JsonMap item, object? compacted, Containers container, JsonMap target, bool asArray)
    {
        JsonList list = JsonList.From(compacted);
        if ((container & Containers.List) != 0)
        {
            target[name] = list;
            return;
        }

        var wrapped = new JsonMap(Alias(active, Keywords.List), list);
        if (item.TryGetValue(Keywords.Index, out object? index))
            wrapped[Alias(active, Keywords.Index)] = index;
        ExpandedForm.Add(target, name, wrapped, asArray);
    }

    private void AddGraph(
        ActiveContext active, string name, JsonMap item, object? compacted, Containers container, JsonMap target, bool asArray)
    {
        bool isSimple = !item.ContainsKey(Keywords.Id);
        bool isGraphContainer = (container & Containers.Graph) != 0;
        if (isGraphContainer && (container & Containers.Id) != 0)
        {
            string key = item[Keywords.Id] is string id ? CompactIri(active, id, vocab: false) : Alias(active, Keywords.None);
            ExpandedForm.Add(MapIn(target, name), key, compacted, asArray);
        }
        else if (isGraphContainer && isSimple && (container & Containers.Index) != 0)
            ExpandedForm.Add(MapIn(target, name), item[Keywords.Index] as string ?? Alias(active, Keywords.None), compacted, asArray);
        else if (isGraphContainer && isSimple)
        {
            // Several nodes would be read as several graphs.
            if (compacted is JsonList { Count: > 1 })
                compacted = new JsonMap(Alias(active, Keywords.Included), compacted);
            ExpandedForm.Add(target, name, compacted, asArray);
        }
        else
        {
            var wrapped = new JsonMap(Alias(active, Keywords.Graph), compacted);
            if (item[Keywords.Id] is string id)
                wrapped[Alias(active, Keywords.Id)] = CompactIri(active, id, vocab: false);
            if (item.TryGetValue(Keywords.Index, out object? index))
                wrapped[Alias(active, Keywords.Index)] = index;
            ExpandedForm.Add(target, name, wrapped, asArray);
        }
    }

    private void AddToMap(
        ActiveContext active, string name, TermDefinition term, JsonMap item, object? compacted, JsonMap target, bool asArray)
    {
        string? key;
        if (term.Has(Containers.Language))
        {
            if (item.TryGetValue(Keywords.Value, out object? text))
                compacted = text;
            key = item[Keywords.Language] as string;
        }
        else if (term.Has(Containers.Index))
            key = term.Index is null or Keywords.Index ? item[Keywords.Index] as string : TakeIndex(active, term.Index, item, compacted);
        else if (term.Has(Containers.Id))
        {
            string alias = Alias(active, Keywords.Id);
            key = compacted is JsonMap node ? node[alias] as string : null;
            (compacted as JsonMap)?.Remove(alias);
        }
        else
        {
            key = compacted is JsonMap node ? TakeFirst(node, Alias(active, Keywords.Type)) : null;
            if (compacted is JsonMap { Count: 1 } rest && active.IsAlias(rest.Keys[0], Keywords.Id))
                compacted = Compact(active, name, new JsonMap(Keywords.Id, item[Keywords.Id]));
        }

        ExpandedForm.Add(MapIn(target, name), key ?? Alias(active, Keywords.None), compacted, asArray);
    }

    /// <summary>Takes the value of the property that an index map goes by out of a node; null if there is none that can be a key.</summary>
    private string? TakeIndex(ActiveContext active, string index, JsonMap item, object? compacted)
    {
        if (compacted is not JsonMap node)
            return null;
        string property = _contexts.ExpandIri(active, index, documentRelative: false, vocab: true) ?? index;
        object? value = item[property] is JsonList { Count: > 0 } values ? values[0] : null;
        string name = CompactIri(active, property, vocab: true, value);
        return TakeFirst(node, node.ContainsKey(name) ? name : CompactIri(active, property, vocab: true));
    }

    /// <summary>Takes the first value of an entry out of a node; null, and nothing taken, if it does not fit.</summary>
    private static string? TakeFirst(JsonMap node, string property)
    {
        if (!node.TryGetValue(property, out object? value))
            return null;
        JsonList values = JsonList.From(value);
        if (values.Count == 0 || values[0] is not string first)
            return null;
        node.Remove(property);
        for (int i = 1; i < values.Count; i++)
            ExpandedForm.Add(node, property, values[i], asArray: false);
        return first;
    }

    private static JsonMap MapIn(JsonMap target, string name)
    {
        if (target[name] is not JsonMap map)
            target[name] = map = new JsonMap();
        return map;
    }
}
