namespace HueKnowledgeGraph.Rdf;

/// <content>Value compaction (<see href="https://www.w3.org/TR/json-ld11-api/#value-compaction">API, section 6.3</see>).</content>
internal sealed partial class Compactor
{
    private object? CompactValue(ActiveContext active, string? property, JsonMap value)
    {
        TermDefinition? term = active.Find(property);
        bool hasIndex = value.ContainsKey(Keywords.Index);
        if (value.TryGetValue(Keywords.Id, out object? id) && id is string iri && value.Count == (hasIndex ? 2 : 1))
        {
            if (term?.Type is Keywords.Id or Keywords.Vocab)
                return CompactIri(active, iri, vocab: term.Type == Keywords.Vocab);
            return Renamed(active, value);
        }

        bool hasType = value.TryGetValue(Keywords.Type, out object? type);
        if (hasType && term?.Type is not null && Equals(type, term.Type))
            return value[Keywords.Value];
        if (term?.Type == Keywords.None || hasType)
            return Renamed(active, value);
        if (!value.TryGetValue(Keywords.Value, out object? content))
            return Renamed(active, value);
        bool isIndexFree = !hasIndex || (term?.Has(Containers.Index) ?? false);
        string? language = term is { HasLanguage: true } ? term.Language : active.Language;
        string? direction = term is { HasDirection: true } ? term.Direction : active.Direction;
        bool isPlain = content is not string
            || (string.Equals(value[Keywords.Language] as string, language, StringComparison.OrdinalIgnoreCase)
                && value[Keywords.Direction] as string == direction);
        return isPlain && isIndexFree ? content : Renamed(active, value);
    }

    /// <summary>The value with its keys, and its type, compacted.</summary>
    private JsonMap Renamed(ActiveContext active, JsonMap value)
    {
        var result = new JsonMap(value.Count);
        foreach ((string key, object? item) in value.Entries)
            result[Alias(active, key)] = key == Keywords.Type && item is string type ? CompactIri(active, type, vocab: true) : item;
        return result;
    }
}
