using System.Text;

namespace HueKnowledgeGraph.Sparql;

/// <summary>A pattern without operators, apart from an anchor at each end: a search for bytes.</summary>
/// <param name="Literal">What is sought, UTF-8.</param>
/// <param name="AtStart">"^": only at the start of the text.</param>
/// <param name="AtEnd">"$": only at its end.</param>
/// <param name="IgnoresCase">Flag i; then <see cref="Literal"/> and the texts have to be ASCII: beyond that, cases are Unicode's business.</param>
internal sealed record LiteralPattern(byte[] Literal, bool AtStart, bool AtEnd, bool IgnoresCase)
{
    /// <summary>Null if the pattern has operators or the flags change more than "." (s) or the case of ASCII letters (i).</summary>
    public static LiteralPattern? TryCreate(string pattern, string flags)
    {
        bool ignoresCase = flags.Contains('i', StringComparison.Ordinal);
        bool isQuoted = flags.Contains('q', StringComparison.Ordinal);
        if (flags.AsSpan().ContainsAnyExcept("siq"))
            return null;
        bool atStart = !isQuoted && pattern.StartsWith('^');
        ReadOnlySpan<char> inner = pattern.AsSpan(atStart ? 1 : 0);
        bool atEnd = !isQuoted && inner.EndsWith("$") && !inner.EndsWith("\\$");
        inner = atEnd ? inner[..^1] : inner;
        if (!isQuoted && inner.ContainsAny("\\|.?*+(){}[]^$"))
            return null;
        if (ignoresCase && (!Ascii.IsValid(inner) || inner.IsEmpty))
            return null;
        return new LiteralPattern(Encoding.UTF8.GetBytes(inner.ToString()), atStart, atEnd, ignoresCase);
    }

    /// <summary>Whether this can decide for a text.</summary>
    public bool Decides(ReadOnlySpan<byte> text) => !IgnoresCase || Ascii.IsValid(text);

    public bool IsMatch(ReadOnlySpan<byte> text)
    {
        if (IgnoresCase)
            return IsMatchIgnoringCase(text);
        return (AtStart, AtEnd) switch
        {
            (false, false) => text.IndexOf(Literal) >= 0,
            (true, false) => text.StartsWith(Literal),
            (false, true) => text.EndsWith(Literal),
            _ => text.SequenceEqual(Literal),
        };
    }

    private bool IsMatchIgnoringCase(ReadOnlySpan<byte> text)
    {
        if (text.Length < Literal.Length)
            return false;
        if (AtStart)
            return (!AtEnd || text.Length == Literal.Length) && Ascii.EqualsIgnoreCase(text[..Literal.Length], Literal);
        if (AtEnd)
            return Ascii.EqualsIgnoreCase(text[^Literal.Length..], Literal);
        byte lower = (byte)char.ToLowerInvariant((char)Literal[0]);
        byte upper = (byte)char.ToUpperInvariant((char)Literal[0]);
        while (text.Length >= Literal.Length)
        {
            int at = text[..^(Literal.Length - 1)].IndexOfAny(lower, upper);
            if (at < 0)
                return false;
            if (Ascii.EqualsIgnoreCase(text.Slice(at, Literal.Length), Literal))
                return true;
            text = text[(at + 1)..];
        }

        return false;
    }
}
