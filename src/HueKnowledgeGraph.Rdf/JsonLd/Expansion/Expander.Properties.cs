namespace HueKnowledgeGraph.Rdf;

/// <content>Entries whose key is a property, and map containers (steps 13.5 to 13.14).</content>
internal sealed partial class Expander
{
    private void ExpandProperty(NodeInExpansion node, ActiveContext active, string key, string property, object? value)
    {
        TermDefinition? term = active.Find(key);
        Containers container = term?.Container ?? Containers.None;
        object? expanded;
        if (term?.Type == Keywords.Json)
            expanded = new JsonMap(Keywords.Value, value) { [Keywords.Type] = Keywords.Json };
        else if ((container & Containers.Language) != 0 && value is JsonMap languages)
            expanded = ExpandLanguageMap(active, term!, languages);
        else if ((container & (Containers.Index | Containers.Type | Containers.Id)) != 0 && value is JsonMap map)
            expanded = ExpandIndexMap(active, key, term!, map, node.IsFrame);
        else
            expanded = Expand(active, key, value, node.IsFrame);
        if (expanded is null)
            return;
        if ((container & Containers.List) != 0 && !ExpandedForm.IsList(expanded))
            expanded = new JsonMap(Keywords.List, JsonList.From(expanded));
        if ((container & Containers.Graph) != 0 && (container & (Containers.Id | Containers.Index)) == 0)
            expanded = AsGraphs(expanded);
        if (term is { IsReverse: true })
            AddReversed(node.Result, property, expanded);
        else
            ExpandedForm.Add(node.Result, property, expanded, asArray: true);
    }

    private static JsonList AsGraphs(object expanded)
    {
        var graphs = new JsonList();
        foreach (object? value in JsonList.From(expanded))
            graphs.Add(new JsonMap(Keywords.Graph, JsonList.From(value)));
        return graphs;
    }

    private JsonList ExpandLanguageMap(ActiveContext active, TermDefinition term, JsonMap languages)
    {
        string? direction = term.HasDirection ? term.Direction : active.Direction;
        var result = new JsonList(languages.Count);
        foreach (string language in InOrder(languages))
        {
            foreach (object? item in JsonList.From(languages[language]))
            {
                if (item is null)
                    continue;
                if (item is not string text)
                    throw Error(JsonLdErrorCode.InvalidLanguageMapValue, $"the value for the language '{language}' is a string or an array of strings");
                var value = new JsonMap(Keywords.Value, text);
                if (!active.IsAlias(language, Keywords.None))
                    value[Keywords.Language] = language;
                if (direction is not null)
                    value[Keywords.Direction] = direction;
                result.Add(value);
            }
        }

        return result;
    }

    private JsonList ExpandIndexMap(ActiveContext active, string key, TermDefinition term, JsonMap map, bool isFrame)
    {
        var result = new JsonList(map.Count);
        foreach (string index in InOrder(map))
        {
            ActiveContext within = active;
            if (term.Has(Containers.Id | Containers.Type))
                within = active.Previous ?? active;
            if (term.Has(Containers.Type) && within.Find(index) is { HasContext: true } type)
                within = _contexts.ProcessScoped(within, type, propagate: false);
            string? expandedIndex = _contexts.ExpandIri(active, index, documentRelative: false, vocab: true);
            object? items = Expand(within, key, JsonList.From(map[index]), isFrame, fromMap: true);
            foreach (object? item in JsonList.From(items))
            {
                JsonMap indexed = term.Has(Containers.Graph) && !ExpandedForm.IsGraph(item)
                    ? new JsonMap(Keywords.Graph, JsonList.From(item))
                    : (JsonMap)item!;
                if (expandedIndex != Keywords.None)
                    SetIndex(active, term, indexed, index, expandedIndex);
                result.Add(indexed);
            }
        }

        return result;
    }

    private void SetIndex(ActiveContext active, TermDefinition term, JsonMap item, string index, string? expandedIndex)
    {
        if (term.Has(Containers.Index) && term.Index is not (null or Keywords.Index))
        {
            string property = _contexts.ExpandIri(active, term.Index, documentRelative: false, vocab: true) ?? term.Index;
            JsonList values = JsonList.Of(ExpandValue(active, active.Find(term.Index), index));
            if (item.TryGetValue(property, out object? present))
                values.AddRange(JsonList.From(present));
            item[property] = values;
            if (item.ContainsKey(Keywords.Value))
                throw Error(JsonLdErrorCode.InvalidValueObject, $"a value of a map by <{property}> is a node, not a value");
        }
        else if (term.Has(Containers.Index))
            item.TryAdd(Keywords.Index, index);
        else if (term.Has(Containers.Id))
        {
            if (!item.ContainsKey(Keywords.Id))
                item[Keywords.Id] = _contexts.ExpandIri(active, index, documentRelative: true, vocab: false);
        }
        else
        {
            JsonList types = JsonList.Of(expandedIndex);
            if (item.TryGetValue(Keywords.Type, out object? present))
                types.AddRange(JsonList.From(present));
            item[Keywords.Type] = types;
        }
    }

    private string[] InOrder(JsonMap map)
    {
        string[] keys = map.Keys;
        if (_options.Ordered)
            Array.Sort(keys, CodePointOrder.Instance);
        return keys;
    }
}
