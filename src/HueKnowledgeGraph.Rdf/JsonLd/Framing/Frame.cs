namespace HueKnowledgeGraph.Rdf;

/// <summary>One object of an expanded frame, checked, with the flags that hold in it.</summary>
internal sealed class Frame
{
    private Frame(JsonMap pattern, FrameFlags outer)
    {
        Pattern = pattern;
        Flags = new FrameFlags(
            EmbedOf(pattern, outer.Is10) ?? outer.Embed,
            FlagOf(pattern, Keywords.Explicit) ?? outer.Explicit,
            FlagOf(pattern, Keywords.RequireAll) ?? outer.RequireAll,
            outer.OmitDefault,
            outer.Is10);
    }

    public JsonMap Pattern { get; }

    public FrameFlags Flags { get; }

    /// <summary>The frame that an array of one object, or an empty array, stands for.</summary>
    public static Frame Of(object? expanded, FrameFlags outer)
    {
        JsonList list = JsonList.From(expanded);
        JsonMap pattern = list.Count == 0 ? new JsonMap()
            : list.Count == 1 && list[0] is JsonMap map ? map
            : throw new JsonLdException(JsonLdErrorCode.InvalidFrame, "a frame is one object, or an array of one");
        if (!pattern.ContainsKey(Keywords.Value))
        {
            Check(pattern, Keywords.Id);
            Check(pattern, Keywords.Type);
        }

        return new Frame(pattern, outer);
    }

    /// <summary>A boolean flag of a pattern, or null.</summary>
    public static bool? FlagOf(JsonMap pattern, string keyword) =>
        pattern.TryGetValue(keyword, out object? flag) ? Plain(flag) is true or "true" : null;

    private static JsonLdEmbed? EmbedOf(JsonMap pattern, bool is10)
    {
        if (!pattern.TryGetValue(Keywords.Embed, out object? flag))
            return null;
        return Plain(flag) switch
        {
            true or "@once" => JsonLdEmbed.Once,
            false or "@never" => JsonLdEmbed.Never,
            "@always" => JsonLdEmbed.Always,
            "@last" when is10 => JsonLdEmbed.Last,
            var other => throw new JsonLdException(JsonLdErrorCode.InvalidEmbedValue, $"@embed is '@once', '@always' or '@never', found '{other}'"),
        };
    }

    private static object? Plain(object? flag)
    {
        object? value = JsonList.From(flag) is [var first, ..] ? first : null;
        return value is JsonMap map && map.TryGetValue(Keywords.Value, out object? inner) ? JsonList.From(inner) is [var plain, ..] ? plain : null : value;
    }

    /// <summary>Identifiers and types of a frame are IRIs, an empty object for any, or, for types, a default.</summary>
    private static void Check(JsonMap pattern, string keyword)
    {
        foreach (object? value in pattern.TryGetValue(keyword, out object? values) ? JsonList.From(values) : [])
        {
            bool isAllowed = value switch
            {
                JsonMap map => map.Count == 0 || (keyword == Keywords.Type && map.ContainsKey(Keywords.Default)),
                string iri => IriText.HasScheme(iri) && !IriText.IsBlank(iri),
                _ => false,
            };
            if (!isAllowed)
                throw new JsonLdException(JsonLdErrorCode.InvalidFrame, $"{keyword} of a frame is an IRI, several of them, or an empty object");
        }
    }
}

/// <summary>The flags of framing (<see href="https://www.w3.org/TR/json-ld11-framing/#framing-flags">section 2.3</see>).</summary>
internal readonly record struct FrameFlags(JsonLdEmbed Embed, bool Explicit, bool RequireAll, bool OmitDefault, bool Is10);
