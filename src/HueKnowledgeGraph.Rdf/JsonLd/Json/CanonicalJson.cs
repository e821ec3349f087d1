using System.Text;

namespace HueKnowledgeGraph.Rdf;

/// <summary>
/// JSON in its canonical form: no spaces, keys by their UTF-16 units, numbers as ECMAScript prints them
/// (<see href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785, JCS</see>).
/// </summary>
internal static class CanonicalJson
{
    /// <summary>The canonical text of a value.</summary>
    public static string ToText(object? value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case bool truth:
                text.Append(truth ? "true" : "false");
                break;
            case JsonNumber number:
                text.Append(EcmaNumber.ToText(number.Value));
                break;
            case string word:
                AppendQuoted(text, word);
                break;
            case JsonList list:
                AppendList(text, list);
                break;
            case JsonMap map:
                AppendMap(text, map);
                break;
        }
    }

    private static void AppendList(StringBuilder text, JsonList list)
    {
        text.Append('[');
        for (int i = 0; i < list.Count; i++)
        {
            if (i > 0)
                text.Append(',');
            Append(text, list[i]);
        }

        text.Append(']');
    }

    private static void AppendMap(StringBuilder text, JsonMap map)
    {
        string[] keys = map.Keys;
        Array.Sort(keys, StringComparer.Ordinal);
        text.Append('{');
        for (int i = 0; i < keys.Length; i++)
        {
            if (i > 0)
                text.Append(',');
            AppendQuoted(text, keys[i]);
            text.Append(':');
            Append(text, map[keys[i]]);
        }

        text.Append('}');
    }

    private static void AppendQuoted(StringBuilder text, string word)
    {
        text.Append('"');
        foreach (char c in word)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append("\\u00").Append(((int)c).ToString("x2", System.Globalization.CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
