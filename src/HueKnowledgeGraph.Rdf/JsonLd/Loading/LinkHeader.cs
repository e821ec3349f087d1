namespace HueKnowledgeGraph.Rdf;

/// <summary>One link of a Link header (<see href="https://www.rfc-editor.org/rfc/rfc8288#section-3">RFC 8288, section 3</see>).</summary>
/// <param name="Target">The reference between the angle brackets, not yet resolved.</param>
/// <param name="Relation">The value of <c>rel</c>.</param>
/// <param name="MediaType">The value of <c>type</c>, or empty.</param>
internal sealed record LinkHeader(string Target, string Relation, string MediaType)
{
    /// <summary>True iff the link has the relation type.</summary>
    public bool Is(string relation) => Relation.Split(' ').Contains(relation, StringComparer.OrdinalIgnoreCase);

    /// <summary>All links of the headers; what does not parse is skipped, as HTTP clients do.</summary>
    public static List<LinkHeader> Parse(IEnumerable<string> headers)
    {
        var links = new List<LinkHeader>();
        foreach (string header in headers)
        {
            int at = 0;
            while (ReadOne(header, ref at) is { } link)
                links.Add(link);
        }

        return links;
    }

    private static LinkHeader? ReadOne(string text, ref int at)
    {
        int open = text.IndexOf('<', at);
        int close = open < 0 ? -1 : text.IndexOf('>', open);
        if (close < 0)
            return null;
        at = close + 1;
        string relation = "", type = "";
        while (ReadParameter(text, ref at) is var (name, value) && name.Length > 0)
        {
            if (name.Equals("rel", StringComparison.OrdinalIgnoreCase) && relation.Length == 0)
                relation = value;
            else if (name.Equals("type", StringComparison.OrdinalIgnoreCase))
                type = value;
        }

        return new LinkHeader(text[(open + 1)..close].Trim(), relation, type);
    }

    /// <summary>The next <c>; name=value</c>, or an empty name at a comma or the end.</summary>
    private static (string Name, string Value) ReadParameter(string text, ref int at)
    {
        while (at < text.Length && (text[at] is ' ' or '\t' or ';'))
            at++;
        int start = at;
        while (at < text.Length && text[at] is not ('=' or ';' or ',' or ' '))
            at++;
        string name = text[start..at];
        if (at >= text.Length || text[at] != '=')
            return (name, "");
        at++;
        if (at < text.Length && text[at] == '"')
        {
            int close = text.IndexOf('"', at + 1);
            int end = close < 0 ? text.Length : close;
            string quoted = text[(at + 1)..end];
            at = Math.Min(end + 1, text.Length);
            return (name, quoted);
        }

        start = at;
        while (at < text.Length && text[at] is not (';' or ',' or ' '))
            at++;
        return (name, text[start..at]);
    }
}
