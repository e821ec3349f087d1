namespace HueKnowledgeGraph.Rdf;

/// <content>IRI compaction (<see href="https://www.w3.org/TR/json-ld11-api/#iri-compaction">API, section 6.2</see>).</content>
internal sealed partial class Compactor
{
    /// <summary>The term, compact IRI or relative reference for an IRI or keyword.</summary>
    /// <param name="active">The context that holds.</param>
    /// <param name="iri">The IRI, blank node or keyword.</param>
    /// <param name="vocab">Terms and the vocabulary mapping apply; otherwise the base.</param>
    /// <param name="value">A value that the term is to fit, or null.</param>
    /// <param name="isReverse">The term is to be a reverse property.</param>
    public string CompactIri(ActiveContext active, string iri, bool vocab, object? value = null, bool isReverse = false)
    {
        InverseContext inverse = active.Inverse;
        if (vocab && inverse.Contains(iri) && SelectTerm(active, iri, value, isReverse) is { } term)
            return term;
        if (vocab && active.Vocab is { } start && iri.Length > start.Length && iri.StartsWith(start, StringComparison.Ordinal)
            && active.Find(iri[start.Length..]) is null)
        {
            return iri[start.Length..];
        }

        if (PrefixedName(active, inverse, iri, value is null) is { } name)
            return name;
        CheckPrefixes(active, iri);
        if (vocab)
            return iri;
        if (active.BaseIri is not null && _options.CompactToRelative)
            iri = RelativeIri.Of(active.BaseIri, iri);
        return Keywords.HasKeywordForm(iri) ? "./" + iri : iri;
    }

    private static string? PrefixedName(ActiveContext active, InverseContext inverse, string iri, bool mayBeTerm)
    {
        string? best = null;
        foreach ((string prefix, string start) in inverse.Prefixes)
        {
            if (iri.Length <= start.Length || !iri.StartsWith(start, StringComparison.Ordinal))
                continue;
            string candidate = string.Concat(prefix, ":", iri.AsSpan(start.Length));
            bool isBetter = best is null || candidate.Length < best.Length
                || (candidate.Length == best.Length && CodePointOrder.Instance.Compare(candidate, best) < 0);
            if (isBetter && (active.Find(candidate) is not { } other || (mayBeTerm && other.Iri == iri)))
                best = candidate;
        }

        return best;
    }

    /// <summary>Refuses an IRI that would be read back as a prefix and a local name.</summary>
    private static void CheckPrefixes(ActiveContext active, string iri)
    {
        int colon = iri.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && !iri.AsSpan(colon + 1).StartsWith("//") && active.Find(iri[..colon]) is { IsPrefix: true })
        {
            throw new JsonLdException(
                JsonLdErrorCode.IriConfusedWithPrefix, $"<{iri}> would be taken for a compact IRI, because the context has a prefix '{iri[..colon]}'");
        }
    }

    private string? SelectTerm(ActiveContext active, string iri, object? value, bool isReverse)
    {
        if (value is JsonMap preserved && preserved.TryGetValue(Keywords.Preserve, out object? inner))
            value = JsonList.From(inner) is [var first, ..] ? first : null;
        var map = value as JsonMap;
        var wish = new TermWish();
        if (map is not null && map.ContainsKey(Keywords.Index) && !ExpandedForm.IsGraph(map))
            wish.Add(Containers.Index);
        if (isReverse)
        {
            (wish.Selector, wish.Value) = (Keywords.Type, Keywords.Reverse);
            wish.Containers.Add(Containers.Set);
        }
        else if (map is not null && map.ContainsKey(Keywords.List))
            WishForList(wish, map, DefaultLanguage(active));
        else if (ExpandedForm.IsGraph(map))
            WishForGraph(wish, map!);
        else
            WishForValue(wish, map);
        wish.Containers.Add(Containers.None);
        if (!Is10 && (map is null || !map.ContainsKey(Keywords.Index)))
            wish.Add(Containers.Index);
        if (!Is10 && map is { Count: 1 } && map.ContainsKey(Keywords.Value))
            wish.Add(Containers.Language);
        List<string> preferred = Preferred(active, wish, map);
        if (map?[Keywords.List] is JsonList { Count: 0 })
            wish.Selector = Keywords.Any;
        return active.Inverse.Select(iri, wish.Containers, wish.Selector, preferred);
    }

    private static string DefaultLanguage(ActiveContext active) =>
        InverseContext.LanguageKey(active.Language, active.Direction) ?? Keywords.None;

    private static void WishForValue(TermWish wish, JsonMap? value)
    {
        if (value is not null && value.ContainsKey(Keywords.Value))
        {
            bool hasIndex = value.ContainsKey(Keywords.Index);
            if (!hasIndex && (value.ContainsKey(Keywords.Direction) || value.ContainsKey(Keywords.Language)))
            {
                wish.Value = InverseContext.LanguageKey(value[Keywords.Language] as string, value[Keywords.Direction] as string)!;
                wish.Add(Containers.Language);
            }
            else if (value[Keywords.Type] is string type)
                (wish.Selector, wish.Value) = (Keywords.Type, type);
        }
        else
        {
            (wish.Selector, wish.Value) = (Keywords.Type, Keywords.Id);
            wish.Add(Containers.Id);
            wish.Add(Containers.Type);
        }

        wish.Containers.Add(Containers.Set);
    }

    private static void WishForGraph(TermWish wish, JsonMap graph)
    {
        (wish.Selector, wish.Value) = (Keywords.Type, Keywords.Id);
        bool hasIndex = graph.ContainsKey(Keywords.Index), hasId = graph.ContainsKey(Keywords.Id);
        if (hasIndex)
            wish.Add(Containers.Graph | Containers.Index);
        if (hasId)
            wish.Add(Containers.Graph | Containers.Id);
        wish.Add(Containers.Graph);
        wish.Containers.Add(Containers.Set);
        if (!hasIndex)
            wish.Add(Containers.Graph | Containers.Index);
        if (!hasId)
            wish.Add(Containers.Graph | Containers.Id);
        wish.Add(Containers.Index);
    }

    /// <summary>The most that all items of a list have in common.</summary>
    private static void WishForList(TermWish wish, JsonMap list, string defaultLanguage)
    {
        if (!list.ContainsKey(Keywords.Index))
            wish.Containers.Add(Containers.List);
        JsonList items = JsonList.From(list[Keywords.List]);
        string? type = null, language = items.Count == 0 ? defaultLanguage : null;
        foreach (object? item in items)
        {
            (string itemType, string itemLanguage) = TypeAndLanguage((JsonMap)item!);
            bool isValue = ExpandedForm.IsValue(item);
            language = language is null ? itemLanguage : language != itemLanguage && isValue ? Keywords.None : language;
            type = type is null ? itemType : type != itemType ? Keywords.None : type;
        }

        type ??= Keywords.None;
        if (type != Keywords.None)
            (wish.Selector, wish.Value) = (Keywords.Type, type);
        else
            wish.Value = language ?? Keywords.None;
    }

    private static (string Type, string Language) TypeAndLanguage(JsonMap item)
    {
        if (!item.ContainsKey(Keywords.Value))
            return (Keywords.Id, Keywords.None);
        if (InverseContext.LanguageKey(item[Keywords.Language] as string, item[Keywords.Direction] as string) is { } language)
            return (Keywords.None, language);
        return item[Keywords.Type] is string type ? (type, Keywords.None) : (Keywords.None, Keywords.Null);
    }

    private List<string> Preferred(ActiveContext active, TermWish wish, JsonMap? value)
    {
        var preferred = new List<string>(5);
        if (wish.Value == Keywords.Reverse)
            preferred.Add(Keywords.Reverse);
        if (wish.Value is Keywords.Id or Keywords.Reverse && value?[Keywords.Id] is string id)
        {
            bool isTerm = active.Find(CompactIri(active, id, vocab: true))?.Iri == id;
            preferred.AddRange(isTerm ? [Keywords.Vocab, Keywords.Id, Keywords.None] : [Keywords.Id, Keywords.Vocab, Keywords.None]);
        }
        else
            preferred.AddRange([wish.Value, Keywords.None]);
        preferred.Add(Keywords.Any);
        if (preferred.Find(p => p.Contains('_', StringComparison.Ordinal)) is { } directed)
            preferred.Add(directed[directed.IndexOf('_', StringComparison.Ordinal)..]);
        return preferred;
    }

    /// <summary>What the term for a value should be like.</summary>
    private sealed class TermWish
    {
        public List<Containers> Containers { get; } = new(8);

        /// <summary>@type, @language or @any.</summary>
        public string Selector { get; set; } = Keywords.Language;

        /// <summary>The type or language.</summary>
        public string Value { get; set; } = Keywords.Null;

        /// <summary>A container alone, then together with @set.</summary>
        public void Add(Containers container)
        {
            Containers.Add(container);
            Containers.Add(container | Rdf.Containers.Set);
        }
    }
}
