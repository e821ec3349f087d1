namespace HueKnowledgeGraph.Rdf;

/// <summary>
/// Applies a context to an expanded document: IRIs become terms, values become as plain as the context lets them
/// (<see href="https://www.w3.org/TR/json-ld11-api/#compaction-algorithms">API, section 6</see>).
/// </summary>
/// <remarks>Not thread safe. The input is not changed.</remarks>
internal sealed partial class Compactor
{
    private readonly ContextProcessor _contexts;
    private readonly JsonLdOptions _options;

    public Compactor(ContextProcessor contexts, JsonLdOptions options)
    {
        _contexts = contexts;
        _options = options;
    }

    private bool Is10 => _options.ProcessingMode == JsonLdVersion.V10;

    /// <summary>Compacts one element.</summary>
    /// <param name="active">The context that holds.</param>
    /// <param name="property">The compacted key that the element is a value of; null at the top.</param>
    /// <param name="element">The element.</param>
    public object? Compact(ActiveContext active, string? property, object? element) => element switch
    {
        JsonList list => CompactList(active, property, list),
        JsonMap map => CompactMap(active, property, map),
        _ => element,
    };

    private object? CompactList(ActiveContext active, string? property, JsonList list)
    {
        var result = new JsonList(list.Count);
        foreach (object? item in list)
        {
            if (Compact(active, property, item) is { } compacted)
                result.Add(compacted);
        }

        bool staysArray = result.Count != 1 || !_options.CompactArrays || property is Keywords.Graph or Keywords.Set
            || (active.Find(property)?.Has(Containers.List | Containers.Set) ?? false);
        return staysArray ? result : result[0];
    }

    private object? CompactMap(ActiveContext active, string? property, JsonMap element)
    {
        if (!NestingLimit.Allows(0))
            throw new JsonLdException(JsonLdErrorCode.ContextOverflow, "objects stand in each other too deep for this thread's stack");
        ActiveContext typeScoped = active;
        bool isValue = element.ContainsKey(Keywords.Value);
        bool hasId = element.ContainsKey(Keywords.Id);
        TermDefinition? term = active.Find(property);
        if (active.Previous is not null && !isValue && !(hasId && element.Count == 1))
            active = active.Previous;
        if (term is { HasContext: true })
        {
            active = _contexts.ProcessScoped(active, term, propagate: true);
            term = active.Find(property);
        }

        if (isValue || hasId)
        {
            object? value = CompactValue(active, property, element);
            if (value is not (JsonMap or JsonList) || term?.Type == Keywords.Json)
                return value;
        }

        if (ExpandedForm.IsList(element) && (term?.Has(Containers.List) ?? false))
            return Compact(active, property, element[Keywords.List]);
        active = WithTypeContexts(active, typeScoped, element);
        var result = new JsonMap(element.Count);
        foreach (string key in InOrder(element))
            CompactEntry(new NodeInCompaction(active, typeScoped, property, result), key, element[key]);
        return result;
    }

    private ActiveContext WithTypeContexts(ActiveContext active, ActiveContext typeScoped, JsonMap element)
    {
        if (!element.TryGetValue(Keywords.Type, out object? types))
            return active;
        foreach (string type in JsonList.From(types).OfType<string>().Select(t => CompactIri(typeScoped, t, vocab: true)).Order(CodePointOrder.Instance))
        {
            if (typeScoped.Find(type) is { HasContext: true } term)
                active = _contexts.ProcessScoped(active, term, propagate: false);
        }

        return active;
    }

    private string[] InOrder(JsonMap map)
    {
        string[] keys = map.Keys;
        if (_options.Ordered)
            Array.Sort(keys, CodePointOrder.Instance);
        return keys;
    }

    /// <summary>A node whose entries are being compacted.</summary>
    private readonly record struct NodeInCompaction(ActiveContext Active, ActiveContext TypeScoped, string? Property, JsonMap Result);
}
