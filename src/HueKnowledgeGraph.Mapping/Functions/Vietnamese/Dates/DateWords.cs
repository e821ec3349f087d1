using System.Globalization;
using System.Text;

namespace HueKnowledgeGraph.Mapping;

/// <summary>A date phrase as pieces: letters and digits part, dashes of all kinds are one.</summary>
internal sealed class DateWords
{
    private const int LongestNumber = 6;
    private readonly List<DateWord> _words = [];

    public DateWords(string text)
    {
        string normal = text.Normalize(NormalizationForm.FormC);
        for (int at = 0; at < normal.Length;)
        {
            int start = at;
            char first = normal[at++];
            if (char.IsWhiteSpace(first))
                continue;
            if (char.IsAsciiDigit(first))
            {
                while (at < normal.Length && char.IsAsciiDigit(normal[at]))
                    at++;
            }
            else if (char.IsLetter(first))
            {
                while (at < normal.Length && (char.IsLetter(normal[at]) || char.GetUnicodeCategory(normal[at]) == UnicodeCategory.NonSpacingMark))
                    at++;
            }

            Add(normal[start..at]);
        }
    }

    public int Count => _words.Count;

    /// <summary>The piece at a place; an empty sign behind the end.</summary>
    public DateWord this[int index] => index >= 0 && index < _words.Count ? _words[index] : new DateWord("\0", "\0", string.Empty, -1);

    public string FoldAt(int index) => this[index].Fold;

    /// <summary>Words from a place on, as written, with one blank between.</summary>
    public string Text(int at, int length) => string.Join(' ', Enumerable.Range(at, length).Select(index => this[index].Written));

    private void Add(string piece)
    {
        if (char.IsAsciiDigit(piece[0]))
        {
            int number = piece.Length <= LongestNumber ? int.Parse(piece, CultureInfo.InvariantCulture) : int.MaxValue;
            _words.Add(new DateWord(piece, piece, piece, number));
            return;
        }

        string written = piece is "–" or "—" or "‒" or "−" or "‑" ? "-" : piece;
        string lower = written.ToLowerInvariant();
        string fold = VietnameseText.Fold(lower);

        // One name of the second emperor in two readings.
        if (fold == "menh" && _words is [.., { Fold: "minh" }])
            fold = "mang";
        _words.Add(new DateWord(written, lower, fold, -1));
    }
}
