namespace HueKnowledgeGraph.Rdf;

/// <content>The entries of a node (<see href="https://www.w3.org/TR/json-ld11-api/#compaction-algorithm">API, section 6.1.2</see>, step 12).</content>
internal sealed partial class Compactor
{
    private void CompactEntry(in NodeInCompaction node, string key, object? value)
    {
        (ActiveContext active, ActiveContext typeScoped, string? property, JsonMap result) = node;
        switch (key)
        {
            case Keywords.Id:
                result[Alias(active, key)] = CompactIds(active, value);
                return;
            case Keywords.Type:
                CompactTypes(active, typeScoped, result, value);
                return;
            case Keywords.Reverse:
                CompactReverse(active, result, (JsonMap)value!);
                return;
            case Keywords.Preserve:
                object? preserved = Compact(active, property, value);
                if (value is not JsonList { Count: 0 })
                    result[key] = preserved;
                return;
            case Keywords.Index when active.Find(property)?.Has(Containers.Index) ?? false:
                return;
            case Keywords.Direction or Keywords.Index or Keywords.Language or Keywords.Value:
                result[Alias(active, key)] = value;
                return;
        }

        bool insideReverse = property == Keywords.Reverse;
        JsonList items = JsonList.From(value);
        if (items.Count == 0)
        {
            string name = CompactIri(active, key, vocab: true, value, insideReverse);
            ExpandedForm.Add(NestOf(active, name, result), name, new JsonList(), asArray: true);
        }

        foreach (object? item in items)
        {
            string name = CompactIri(active, key, vocab: true, item, insideReverse);
            CompactItem(active, name, item, NestOf(active, name, result));
        }
    }

    private string Alias(ActiveContext active, string keyword) => CompactIri(active, keyword, vocab: true);

    /// <summary>An identifier, or in frames several.</summary>
    private object? CompactIds(ActiveContext active, object? value) => value switch
    {
        string id => CompactIri(active, id, vocab: false),
        JsonList list => new JsonList(list.Count).Filled(list.Select(id => id is string text ? CompactIri(active, text, vocab: false) : id)),
        _ => value,
    };

    private void CompactTypes(ActiveContext active, ActiveContext typeScoped, JsonMap result, object? value)
    {
        object? types = value is string one
            ? CompactIri(typeScoped, one, vocab: true)
            : new JsonList().Filled(JsonList.From(value).Select(t => t is string type ? CompactIri(typeScoped, type, vocab: true) : t));
        string alias = Alias(active, Keywords.Type);
        bool asArray = (!Is10 && (active.Find(alias)?.Has(Containers.Set) ?? false)) || !_options.CompactArrays;
        if (types is JsonList { Count: 0 })
            asArray = true;
        ExpandedForm.Add(result, alias, types, asArray);
    }

    private void CompactReverse(ActiveContext active, JsonMap result, JsonMap value)
    {
        var compacted = (JsonMap)Compact(active, Keywords.Reverse, value)!;
        foreach (string property in compacted.Keys)
        {
            if (active.Find(property) is not { IsReverse: true } term)
                continue;
            ExpandedForm.Add(result, property, compacted[property], term.Has(Containers.Set) || !_options.CompactArrays);
            compacted.Remove(property);
        }

        if (compacted.Count > 0)
            result[Alias(active, Keywords.Reverse)] = compacted;
    }

    /// <summary>The map that a property's values go to: the node, or the nest that the term asks for.</summary>
    private JsonMap NestOf(ActiveContext active, string name, JsonMap result)
    {
        if (active.Find(name)?.Nest is not { } nest)
            return result;
        if (!active.IsAlias(nest, Keywords.Nest))
            throw new JsonLdException(JsonLdErrorCode.InvalidNestValue, $"@nest of the term '{name}' is '{nest}', which does not stand for @nest");
        if (result[nest] is not JsonMap nested)
            result[nest] = nested = new JsonMap();
        return nested;
    }
}
