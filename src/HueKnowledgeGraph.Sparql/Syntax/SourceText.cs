using System.Globalization;
using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>A query's text with codepoint escapes (section 19.2) resolved, and the way back to lines and columns of the original.</summary>
internal sealed class SourceText
{
    private readonly string _original;

    /// <summary>Offset in the original of each offset in <see cref="Text"/>; null if there was no escape.</summary>
    private readonly int[]? _origins;

    public SourceText(string original)
    {
        _original = original;
        bool hasEscape = original.Contains("\\u", StringComparison.Ordinal) || original.Contains("\\U", StringComparison.Ordinal);
        Text = hasEscape ? Resolve(original, out _origins) : original;
    }

    /// <summary>What is parsed.</summary>
    public string Text { get; }

    /// <summary>An error at an offset of <see cref="Text"/>.</summary>
    public SparqlSyntaxException Error(int offset, string problem) => new(PositionOf(offset), problem);

    private TextPosition PositionOf(int offset)
    {
        int end = _origins is null ? offset : _origins[offset];
        return PositionInOriginal(end);
    }

    private TextPosition PositionInOriginal(int end)
    {
        ReadOnlySpan<char> before = _original.AsSpan(0, end);
        long line = 0;
        int lineStart = 0;
        for (int i = 0; i < before.Length; i++)
        {
            if (before[i] == '\n' || (before[i] == '\r' && (i + 1 == before.Length || before[i + 1] != '\n')))
            {
                line++;
                lineStart = i + 1;
            }
        }

        int column = 0;
        foreach (Rune unused in before[lineStart..].EnumerateRunes())
            column++;
        return new TextPosition(line, column, Encoding.UTF8.GetByteCount(before));
    }

    private string Resolve(string original, out int[] origins)
    {
        var text = new StringBuilder(original.Length);
        var places = new List<int>(original.Length + 1);
        int at = 0;
        while (at < original.Length)
        {
            int start = at;
            char c = original[at++];
            if (c == '\\' && at < original.Length && original[at] is 'u' or 'U' && TryEscape(start, out string resolved))
            {
                at += original[at] == 'u' ? 5 : 9;
                text.Append(resolved);
                places.AddRange(Enumerable.Repeat(start, resolved.Length));
                continue;
            }

            text.Append(c);
            places.Add(start);
            if (c == '\\' && at < original.Length)
            {
                // An escaped backslash does not open an escape.
                places.Add(at);
                text.Append(original[at++]);
            }
        }

        places.Add(original.Length);
        origins = [.. places];
        return text.ToString();
    }

    private bool TryEscape(int start, out string resolved)
    {
        int length = _original[start + 1] == 'u' ? 4 : 8;
        resolved = "";
        if (start + 2 + length > _original.Length
            || !int.TryParse(_original.AsSpan(start + 2, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value))
        {
            return false;
        }

        if (!Rune.IsValid(value))
            throw new SparqlSyntaxException(PositionInOriginal(start), $"'{_original.AsSpan(start, length + 2)}' is not a character of Unicode");
        resolved = new Rune(value).ToString();
        return true;
    }
}
