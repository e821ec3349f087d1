using System.Text.RegularExpressions;

namespace HueKnowledgeGraph.Sparql;

/// <summary>A pattern of XPath and XML Schema, compiled for .NET (XPath Functions 3.1, section 5.6).</summary>
/// <remarks>Runs in time linear in the text wherever the pattern allows it, which is without back references: patterns that repeat nothing by
/// .NET's usual engine ("c.m" over 72,000 labels: 14 against 32 ms), others by <see cref="RegexOptions.NonBacktracking"/>. Those with back
/// references are bounded by the query's time limit.</remarks>
internal sealed class XPathRegex
{
    // Without these (and groups, which may be referred to) there is nothing to try in more than one way, but alternatives.
    private static readonly System.Buffers.SearchValues<char> Repetition = System.Buffers.SearchValues.Create("*+?{(");

    private readonly RegexOptions _options;
    private readonly string _pattern;
    private readonly bool _ignoresSpace;
    private readonly bool _isLiteral;
    private readonly TimeSpan _timeLimit;
    private readonly Regex _plain;
    private Regex? _withPairs;

    private XPathRegex(string pattern, RegexOptions options, bool ignoresSpace, bool isLiteral, TimeSpan timeLimit)
    {
        _pattern = pattern;
        _options = options;
        _ignoresSpace = ignoresSpace;
        _isLiteral = isLiteral;
        _timeLimit = timeLimit;
        _plain = Build(false);
    }

    /// <summary>The number of groups in parentheses.</summary>
    public int GroupCount => _plain.GetGroupNumbers().Length - 1;

    /// <summary>Compiles; null iff pattern or flags are not XPath's, which is a type error in SPARQL.</summary>
    /// <param name="pattern">XPath's pattern.</param>
    /// <param name="flags">Any of s, m, i, x, q.</param>
    /// <param name="timeLimit">For patterns that cannot run in linear time.</param>
    public static XPathRegex? TryCreate(string pattern, string flags, TimeSpan timeLimit)
    {
        RegexOptions options = RegexOptions.CultureInvariant;
        foreach (char flag in flags)
        {
            if (!"smixq".Contains(flag, StringComparison.Ordinal))
                return null;
            options |= flag switch
            {
                's' => RegexOptions.Singleline,
                'm' => RegexOptions.Multiline,
                'i' => RegexOptions.IgnoreCase,
                _ => RegexOptions.None,
            };
        }

        try
        {
            bool ignoresSpace = flags.Contains('x', StringComparison.Ordinal);
            return new XPathRegex(pattern, options, ignoresSpace, flags.Contains('q', StringComparison.Ordinal), timeLimit);
        }
        catch (RegexParseException)
        {
            return null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public bool IsMatch(ReadOnlySpan<char> text) => For(text).IsMatch(text);

    /// <summary>Replaces all matches; <paramref name="replacement"/> is in .NET's syntax.</summary>
    public string Replace(string text, string replacement) => For(text).Replace(text, replacement);

    /// <summary>The same for texts that may become very long: <paramref name="check"/> is told the length as it grows, and may throw.</summary>
    public string Replace(string text, string replacement, Action<long> check)
    {
        long length = text.Length;
        long known = 0;
        return For(text).Replace(text, match =>
        {
            string with = match.Result(replacement);
            length += with.Length - match.Length;
            if (length - known > 1 << 16)
                check(known = length);
            return with;
        });
    }

    private Regex For(ReadOnlySpan<char> text) =>
        text.ContainsAnyInRange('\uD800', '\uDFFF') ? _withPairs ??= Build(true) : _plain;

    private Regex Build(bool knowsPairs)
    {
        string pattern = _isLiteral ? Regex.Escape(_pattern)
            : new XPathRegexTranslator(
                _pattern, _ignoresSpace, _options.HasFlag(RegexOptions.Singleline), _options.HasFlag(RegexOptions.Multiline), knowsPairs).Translate();
        if (_isLiteral || !_pattern.AsSpan().ContainsAny(Repetition))
            return new Regex(pattern, _options, _timeLimit);
        try
        {
            return new Regex(pattern, _options | RegexOptions.NonBacktracking, _timeLimit);
        }
        catch (NotSupportedException)
        {
            // Back references, and automata beyond .NET's size limit.
            return new Regex(pattern, _options, _timeLimit);
        }
    }
}
