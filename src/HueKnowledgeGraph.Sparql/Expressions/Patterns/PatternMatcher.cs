using System.Text;
using System.Text.RegularExpressions;

namespace HueKnowledgeGraph.Sparql;

/// <summary>One pattern with its flags, ready to be asked about UTF-8 texts. One thread at a time.</summary>
internal sealed class PatternMatcher
{
    // A match that takes longer is broken off, the clock is read, and it starts again with more time: a pattern cannot outlast its query by more.
    private static readonly TimeSpan FirstSlice = TimeSpan.FromMilliseconds(50);

    // Replacements that could become longer than this are counted while they are made.
    private const long LongText = 1 << 20;

    private readonly QueryContext _context;
    private readonly LiteralPattern? _literal;
    private readonly string _pattern;
    private readonly string _flags;
    private XPathRegex? _regex;
    private bool _isCompiled;
    private TimeSpan _slice = FirstSlice;
    private char[] _text = new char[256];

    public PatternMatcher(QueryContext context, string pattern, string flags)
    {
        _context = context;
        _pattern = pattern;
        _flags = flags;
        _literal = LiteralPattern.TryCreate(pattern, flags);
    }

    /// <summary>The regular expression; null if pattern or flags are wrong. Compiled on first use: literal patterns may never need it.</summary>
    public XPathRegex? Regex
    {
        get
        {
            if (!_isCompiled)
            {
                _regex = XPathRegex.TryCreate(_pattern, _flags, _slice);
                _isCompiled = true;
            }

            return _regex;
        }
    }

    /// <summary>What a text has to start with, if that is all that the pattern asks; else null.</summary>
    public byte[]? Prefix => _literal is { AtStart: true, AtEnd: false, IgnoresCase: false } ? _literal.Literal : null;

    public Truth Test(ReadOnlySpan<byte> text)
    {
        if (_literal is not null && _literal.Decides(text))
            return TruthLogic.Of(_literal.IsMatch(text));
        if (Regex is not { } regex)
            return Truth.Error;
        if (text.Length > _text.Length)
            _text = new char[Math.Max(text.Length, 2 * _text.Length)];
        int length = Encoding.UTF8.GetChars(text, _text);
        while (true)
        {
            try
            {
                return TruthLogic.Of(regex.IsMatch(_text.AsSpan(0, length)));
            }
            catch (RegexMatchTimeoutException)
            {
                regex = WithLongerSlice();
            }
        }
    }

    /// <summary>Replaces all matches; null where XPath has an error: a wrong pattern, or one that matches the empty string.</summary>
    public string? Replace(string text, string replacement)
    {
        if (Regex is not { } regex || regex.IsMatch("") || TranslateReplacement(replacement, regex.GroupCount) is not { } translated)
            return null;
        while (true)
        {
            try
            {
                long most = (long)text.Length * Math.Max(1, translated.Length);
                return most < LongText ? regex.Replace(text, translated) : regex.Replace(text, translated, added => _context.RequireRoom(added * sizeof(char), "REPLACE"));
            }
            catch (RegexMatchTimeoutException)
            {
                regex = WithLongerSlice();
            }
        }
    }

    /// <summary>The same pattern with four times as long for a match, as far as the query's time goes.</summary>
    private XPathRegex WithLongerSlice()
    {
        _context.Poll();
        TimeSpan left = _context.Options.Timeout - _context.Elapsed;
        _slice = TimeSpan.FromMilliseconds(Math.Max(1, Math.Min(4 * _slice.TotalMilliseconds, left.TotalMilliseconds)));
        return _regex = XPathRegex.TryCreate(_pattern, _flags, _slice)!;
    }

    /// <summary>XPath's $0 to $99, \$ and \\ in .NET's syntax; null if it is wrong (XPath Functions, section 5.6.4).</summary>
    private string? TranslateReplacement(string replacement, int groupCount)
    {
        if (_flags.Contains('q', StringComparison.Ordinal))
            return replacement.Replace("$", "$$", StringComparison.Ordinal);
        var result = new StringBuilder();
        for (int i = 0; i < replacement.Length; i++)
        {
            char sign = replacement[i];
            if (sign == '\\')
            {
                if (++i == replacement.Length || replacement[i] is not ('\\' or '$'))
                    return null;
                result.Append(replacement[i] == '$' ? "$$" : "\\");
            }
            else if (sign == '$')
            {
                if (i + 1 == replacement.Length || !char.IsAsciiDigit(replacement[i + 1]))
                    return null;
                int group = replacement[++i] - '0';
                while (i + 1 < replacement.Length && char.IsAsciiDigit(replacement[i + 1])
                    && (group * 10) + (replacement[i + 1] - '0') <= groupCount)
                    group = (group * 10) + (replacement[++i] - '0');
                if (group <= groupCount)
                    result.Append("${").Append(group).Append('}');
            }
            else
            {
                result.Append(sign);
            }
        }

        return result.ToString();
    }
}
