using System.Globalization;
using System.Text;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Rewrites one pattern of XPath's syntax into .NET's. Throws <see cref="FormatException"/> where XPath has no such syntax.</summary>
/// <param name="pattern">XPath's pattern.</param>
/// <param name="ignoresSpace">Flag x: white space outside of classes goes.</param>
/// <param name="dotMatchesAll">Flag s.</param>
/// <param name="isMultiline">Flag m.</param>
/// <param name="knowsPairs">
/// Makes "." and negated classes match a surrogate pair as one character; only for texts that hold one, as it is slower.
/// </param>
internal sealed class XPathRegexTranslator(string pattern, bool ignoresSpace, bool dotMatchesAll, bool isMultiline, bool knowsPairs)
{
    private const string NameStart =
        ":A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF"
        + "\\uF900-\\uFDCF\\uFDF0-\\uFFFD";

    private const string NotNameStart =
        "\\u0000-9;-@\\[-\\^`\\{-\\u00BF\\u00D7\\u00F7\\u0300-\\u036F\\u037E\\u2000-\\u200B\\u200E-\\u206F\\u2190-\\u2BFF\\u2FF0-\\u3000\\uD800-\\uF8FF"
        + "\\uFDD0-\\uFDEF\\uFFFE\\uFFFF";

    private const string Name = NameStart + "\\-.0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040";

    private const string NotName =
        "\\u0000-,/;-@\\[-\\^`\\{-\\u00B6\\u00B8-\\u00BF\\u00D7\\u00F7\\u037E\\u2000-\\u200B\\u200E-\\u203E\\u2041-\\u206F\\u2190-\\u2BFF\\u2FF0-\\u3000"
        + "\\uD800-\\uF8FF\\uFDD0-\\uFDEF\\uFFFE\\uFFFF";

    private const string Pair = "[\\uD800-\\uDBFF][\\uDC00-\\uDFFF]";

    private readonly StringBuilder _result = new();
    private int _at;

    public string Translate()
    {
        while (_at < pattern.Length)
        {
            char sign = pattern[_at++];
            switch (sign)
            {
                case '.':
                    Append(dotMatchesAll ? "[\\s\\S]" : "[^\\n\\r]", true);
                    break;
                case '$':
                    _result.Append(isMultiline ? "$" : "\\z");
                    break;
                case '\\':
                    TranslateEscape();
                    break;
                case '[':
                    bool isNegated = Peek('^');
                    Append(TranslateClass(), isNegated);
                    break;
                case '(':
                    TranslateGroup();
                    break;
                case ' ' or '\t' or '\r' or '\n' when ignoresSpace:
                    break;
                case '#' or ' ':
                    _result.Append('\\').Append(sign);
                    break;
                default:
                    TranslateOther(sign);
                    break;
            }
        }

        return _result.ToString();
    }

    private bool Peek(char sign) => _at < pattern.Length && pattern[_at] == sign;

    private void Append(string set, bool mayMatchPairs) =>
        _result.Append(knowsPairs && mayMatchPairs ? $"(?:{Pair}|{set})" : set);

    private void TranslateGroup()
    {
        _result.Append('(');
        if (!Peek('?'))
            return;
        if (!pattern.AsSpan(_at).StartsWith("?:"))
            throw new FormatException("XPath has no groups with options, names or look-around.");
        _result.Append("?:");
        _at += 2;
    }

    private void TranslateOther(char sign)
    {
        if (char.IsHighSurrogate(sign) && _at < pattern.Length)
        {
            _result.Append("(?:").Append(sign).Append(pattern[_at++]).Append(')');
            return;
        }

        // .NET reads "a*+" and "{,3}" its own way, XPath not at all.
        if (sign == '{' && Peek(','))
            throw new FormatException("A quantity needs its lower bound.");
        if (sign is ']' or '}' && !EndsQuantity(sign))
            throw new FormatException($"'{sign}' must be escaped.");
        _result.Append(sign);
    }

    private bool EndsQuantity(char sign)
    {
        int open = pattern.LastIndexOf('{', _at - 1);
        return sign == '}' && open >= 0 && !pattern.AsSpan(open + 1, _at - open - 2).ContainsAnyExcept("0123456789,");
    }

    private void TranslateEscape()
    {
        if (_at == pattern.Length)
            throw new FormatException("A pattern cannot end in a backslash.");
        char sign = pattern[_at];
        if (char.IsAsciiDigit(sign))
        {
            _at++;
            _result.Append("\\").Append(sign == '0' ? throw new FormatException("Groups count from 1.") : sign);
            return;
        }

        string set = ReadClassEscape();
        bool isSet = set.Length > 2 || char.IsAsciiLetter(set[^1]);
        bool isSingle = sign is 'n' or 'r' or 't' || !char.IsAsciiLetter(sign);
        Append(isSingle || !isSet ? set : $"[{set}]", sign is 'S' or 'I' or 'C' or 'D' or 'W' or 'P');
    }

    /// <summary>From behind '[' to behind its ']'.</summary>
    private string TranslateClass()
    {
        var set = new StringBuilder("[");
        if (Peek('^'))
        {
            set.Append('^');
            _at++;
        }

        for (bool isFirst = true; ; isFirst = false)
        {
            if (_at == pattern.Length)
                throw new FormatException("A class has no end.");
            char sign = pattern[_at++];
            if (sign == ']' && !isFirst)
                return set.Append(']').ToString();
            if (sign == '-' && Peek('['))
            {
                _at++;
                set.Append('-').Append(TranslateClass());
            }
            else if (sign == '\\')
            {
                set.Append(ReadClassEscape());
            }
            else if (sign is '[' or ']')
            {
                throw new FormatException($"'{sign}' must be escaped in a class.");
            }
            else
            {
                set.Append(sign == '^' ? "\\^" : sign.ToString());
            }
        }
    }

    /// <summary>An escape, from behind the backslash, as what may stand inside a .NET class.</summary>
    private string ReadClassEscape()
    {
        if (_at == pattern.Length)
            throw new FormatException("A pattern cannot end in a backslash.");
        char sign = pattern[_at++];
        switch (sign)
        {
            case 'n' or 'r' or 't' or 'd' or 'D':
                return "\\" + sign;
            case 's':
                return " \\t\\n\\r";
            case 'S':
                return "\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F!-\\uFFFF";
            case 'w':
                return "\\p{L}\\p{M}\\p{N}\\p{S}";
            case 'W':
                return "\\p{P}\\p{Z}\\p{C}";
            case 'i':
                return NameStart;
            case 'I':
                return NotNameStart;
            case 'c':
                return Name;
            case 'C':
                return NotName;
            case 'p' or 'P':
                return ReadCategory(sign);
            default:
                if (!@"\|.?*+(){}-[]^$".Contains(sign, StringComparison.Ordinal))
                    throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"XPath has no escape '\\{sign}'."));
                return "\\" + sign;
        }
    }

    private string ReadCategory(char sign)
    {
        int end = pattern.IndexOf('}', _at);
        if (!Peek('{') || end < 0)
            throw new FormatException("A category is written \\p{L}.");
        string category = pattern[_at..(end + 1)];
        _at = end + 1;
        return $"\\{sign}{category}";
    }
}
