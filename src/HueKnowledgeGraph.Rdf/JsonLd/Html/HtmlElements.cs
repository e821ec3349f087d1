using System.Net;

namespace HueKnowledgeGraph.Rdf;

/// <summary>A start tag and, for a script, the text up to its end.</summary>
internal sealed record HtmlElement(string Name, IReadOnlyDictionary<string, string> Attributes, string Text)
{
    /// <summary>The value of an attribute, by its name in lower case; null if it has none.</summary>
    public string? Attribute(string name) => Attributes.GetValueOrDefault(name);
}

/// <summary>Finds the start tags of an HTML page in one pass: just enough to see scripts as a browser sees them.</summary>
/// <remarks>
/// Comments, and the text of elements whose content is no markup (script, style, title, textarea and such), hold no tags. Every page is
/// accepted; the work is linear in its length.
/// </remarks>
internal static class HtmlElements
{
    private static readonly HashSet<string> RawText =
        new(["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext"], StringComparer.Ordinal);

    /// <summary>All elements in order.</summary>
    public static List<HtmlElement> Read(string page)
    {
        var elements = new List<HtmlElement>();
        int at = 0;
        while ((at = page.IndexOf('<', at)) >= 0 && at + 1 < page.Length)
        {
            if (page.AsSpan(at).StartsWith("<!--"))
            {
                int end = page.IndexOf("-->", at + 4, StringComparison.Ordinal);
                at = end < 0 ? page.Length : end + 3;
            }
            else if (char.IsAsciiLetter(page[at + 1]))
                elements.Add(ReadElement(page, ref at));
            else
                at++;
        }

        return elements;
    }

    private static HtmlElement ReadElement(string page, ref int at)
    {
        int start = ++at;
        while (at < page.Length && !char.IsWhiteSpace(page[at]) && page[at] is not ('>' or '/'))
            at++;
        string name = page[start..at].ToLowerInvariant();
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        while (ReadAttribute(page, ref at) is { } attribute)
            attributes.TryAdd(attribute.Key, attribute.Value);
        at = Math.Min(at + 1, page.Length);
        if (!RawText.Contains(name))
            return new HtmlElement(name, attributes, "");
        int end = page.IndexOf("</" + name, at, StringComparison.OrdinalIgnoreCase);
        string text = page[at..(end < 0 ? page.Length : end)];
        at = end < 0 ? page.Length : end;
        return new HtmlElement(name, attributes, name == "script" ? text : "");
    }

    /// <summary>The next attribute of a tag, or null at its end.</summary>
    private static KeyValuePair<string, string>? ReadAttribute(string page, ref int at)
    {
        while (at < page.Length && (char.IsWhiteSpace(page[at]) || page[at] == '/'))
            at++;
        if (at >= page.Length || page[at] == '>')
            return null;
        int start = at++;
        while (at < page.Length && !char.IsWhiteSpace(page[at]) && page[at] is not ('=' or '>' or '/'))
            at++;
        string name = page[start..at].ToLowerInvariant();
        while (at < page.Length && char.IsWhiteSpace(page[at]))
            at++;
        if (at >= page.Length || page[at] != '=')
            return new(name, "");
        at++;
        while (at < page.Length && char.IsWhiteSpace(page[at]))
            at++;
        return new(name, WebUtility.HtmlDecode(ReadValue(page, ref at)));
    }

    private static string ReadValue(string page, ref int at)
    {
        if (at >= page.Length)
            return "";
        int start = at;
        if (page[at] is '"' or '\'')
        {
            int close = page.IndexOf(page[at], at + 1);
            at = close < 0 ? page.Length : close + 1;
            return page[(start + 1)..(close < 0 ? page.Length : close)];
        }

        while (at < page.Length && !char.IsWhiteSpace(page[at]) && page[at] != '>')
            at++;
        return page[start..at];
    }
}
