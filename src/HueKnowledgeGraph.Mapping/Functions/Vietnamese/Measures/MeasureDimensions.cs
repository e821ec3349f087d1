namespace HueKnowledgeGraph.Mapping;

/// <summary>Words for dimensions.</summary>
internal static class MeasureDimensions
{
    /// <summary>Folded words and what they mean; the longest that fits is taken, so "chiều cao" comes before "cao".</summary>
    private static readonly (string Words, string Dimension)[] Names =
    [
        ("duong kinh", "diameter"), ("dk", "diameter"), ("chieu cao", "height"), ("chieu dai", "length"), ("chieu rong", "width"), ("chieu sau", "depth"),
        ("do day", "thickness"), ("be day", "thickness"), ("trong luong", "weight"), ("can nang", "weight"), ("dien tich", "area"), ("chu vi", "circumference"),
        ("sai tay", "span"), ("cao", "height"), ("dai", "length"), ("rong", "width"), ("sau", "depth"), ("day", "thickness"), ("nang", "weight"), ("canh", "side"),
        ("h", "height"), ("c", "height"), ("d", "diameter"), ("l", "length"), ("r", "width"), ("w", "width"),
    ];

    /// <summary>The dimension that words name; the last named counts, so that "dài cạnh" is a side and "thân cao" a height.</summary>
    public static string? Of(string folded)
    {
        string? found = null;
        int at = -1;
        foreach ((string words, string dimension) in Names)
        {
            int place = PlaceOf(folded, words);
            if (place > at || (place >= 0 && found is null))
                (found, at) = (dimension, place);
        }

        return found;
    }

    /// <summary>The place of the words as whole words, or -1. A single letter must be the whole text.</summary>
    private static int PlaceOf(string folded, string words)
    {
        if (words.Length == 1)
            return folded == words ? 0 : -1;
        return $" {folded} ".IndexOf($" {words} ", StringComparison.Ordinal);
    }
}
