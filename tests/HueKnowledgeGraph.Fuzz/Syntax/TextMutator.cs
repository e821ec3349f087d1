using System.Text;

namespace HueKnowledgeGraph.Fuzz;

/// <summary>Damages texts of queries and updates in the ways that people and programs do: words lost, doubled, exchanged, nested, cut off.</summary>
internal sealed class TextMutator(FuzzRandom random, IReadOnlyList<string> corpus)
{
    private static readonly string[] Pieces =
    [
        " { ", " } ", " ( ", " ) ", " [ ", " ] ", "<<", ">>", "<<( ", " )>>", "{|", "|}", "~", ".", ";", ",", "<x:p>", "<p>", ":n", "PREFIX : <x:> ", "BASE <x:y>", "_:b",
        "'s'", "\"t\"@vi", "'''u\n'''", "^^", "1", "-1.5", "2e3", "99999999999999999999", "true", " a ", "^", "/", "|", "!", "+", "-", "*", "?", "=", "!=", "<", "&&", "||",
        " IN ", " NOT ", " EXISTS ", " FILTER ", " OPTIONAL ", " MINUS ", " UNION ", " GRAPH ", " SERVICE ", " LATERAL ", " BIND ", " AS ", " VALUES ", " UNDEF ",
        " GROUP BY ", " HAVING ", " ORDER BY ", " LIMIT 5 ", " OFFSET 1 ", " DISTINCT ", " COUNT(*) ", " GROUP_CONCAT(", " STR(", " IF(", " REGEX(", " SELECT * ", " ASK ",
        " FROM ", " NAMED ", " INSERT ", " DELETE ", " DATA ", " WITH ", " USING ", " CLEAR ", "\\", "\\u0041", "\\uD800", "'", "\"", "<", "#c\n", "@", ":", "\u0000", "\uD800",
        "𠀋", "é", "?x", "$y", "@vi--ltr",
    ];

    private static readonly (string Open, string Close)[] Nests =
    [
        ("{ ", " }"), ("( ", " )"), ("[ ", " ]"), ("OPTIONAL { ", " }"), ("FILTER EXISTS { ", " }"), ("!(", ")"), ("-", ""), ("{ SELECT * { ", " } }"), ("<<( ", " )>>"),
        ("^(", ")"), ("COALESCE(", ")"), ("GRAPH ?g { ", " }"), ("{ } UNION { ", " }"), ("MINUS { ", " }"),
    ];

    /// <summary>A text of the corpus with one to five damages.</summary>
    public string Next()
    {
        string text = random.Of(corpus.ToArray());
        for (int i = random.Between(1, 5); i > 0; i--)
            text = Damaged(text);
        return text;
    }

    private string Damaged(string text)
    {
        int at = random.Below(text.Length + 1);
        int length = Math.Min(random.OneIn(4) ? random.Below(200) : random.Below(12), text.Length - at);
        switch (random.Below(9))
        {
            case 0:
                return text.Remove(at, length);
            case 1:
                return text.Insert(at, text.Substring(at, length));
            case 2 or 3 or 4:
                return text.Insert(at, random.Of(Pieces));
            case 5:
                return string.Concat(text.AsSpan(0, at), random.Of(Pieces), text.AsSpan(at + length));
            case 6:
                return random.OneIn(4) ? text[..at] : text;
            case 7:
                string other = random.Of(corpus.ToArray());
                int from = random.Below(other.Length + 1);
                return text.Insert(at, other.Substring(from, Math.Min(random.Below(80), other.Length - from)));
            default:
                return Nested(text, at, length);
        }
    }

    private string Nested(string text, int at, int length)
    {
        (string open, string close) = random.Of(Nests);
        int depth = random.Weighted((6, random.Between(1, 20)), (2, random.Between(20, 600)), (1, random.Between(600, 20_000)));
        var nested = new StringBuilder(text.Length + (depth * (open.Length + close.Length)));
        nested.Append(text, 0, at).Insert(nested.Length, open, depth).Append(text, at, length).Insert(nested.Length, close, depth);
        return nested.Append(text, at + length, text.Length - at - length).ToString();
    }
}
