using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>A query's text and the way from offsets to lines and columns.</summary>
internal sealed class SourceText(string text)
{
    /// <summary>What is parsed.</summary>
    public string Text { get; } = text;

    /// <summary>An error at an offset of <see cref="Text"/>.</summary>
    public SparqlSyntaxException Error(int offset, string problem) => new(PositionOf(offset), problem);

    private TextPosition PositionOf(int offset)
    {
        ReadOnlySpan<char> before = Text.AsSpan(0, offset);
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
}
