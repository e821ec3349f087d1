using System.Globalization;

namespace HueKnowledgeGraph.Mapping;

/// <summary>Numbers as Vietnamese texts write them: a comma before decimals, dots between thousands, words for millions.</summary>
internal static class VietnameseNumbers
{
    private const int Thousands = 3;
    private const int LongestNumber = 18; // Far from where a decimal overflows in a conversion of units.

    private static readonly (string Word, decimal Factor)[] Scales =
        [("nghin ty", 1_000_000_000_000m), ("ngan ty", 1_000_000_000_000m), ("ty", 1_000_000_000m), ("ti", 1_000_000_000m), ("trieu", 1_000_000m), ("nghin", 1_000m), ("ngan", 1_000m)];

    /// <summary>Reads digits with dots and commas.</summary>
    /// <param name="text">Only digits, dots and commas.</param>
    /// <param name="number">The value.</param>
    /// <returns>
    /// False if it can be read in no way or in more than one: <c>2601,42,52,02</c>. One dot before exactly three digits stands between
    /// thousands (1.250 kg, 10.571), unless the number begins with 0; before any other count of digits it is a decimal point (12.5 kg).
    /// </returns>
    public static bool TryRead(ReadOnlySpan<char> text, out decimal number)
    {
        number = 0;
        if (text.Length is 0 or > LongestNumber || !char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[^1]))
            return false;
        int dots = text.Count('.');
        int commas = text.Count(',');
        if (dots > 0 && commas > 0)
        {
            // The last of the two kinds is the decimal sign, and stands once.
            char decimalSign = text.LastIndexOf(',') > text.LastIndexOf('.') ? ',' : '.';
            return text.Count(decimalSign) == 1 && TryParts(text, decimalSign, decimalSign == ',' ? '.' : ',', out number);
        }

        if (commas > 1)
            return TryParts(text, '\0', ',', out number);
        if (commas == 1)
            return TryParts(text, ',', '\0', out number);
        bool isThousand = dots > 1 || (dots == 1 && text.Length - text.IndexOf('.') - 1 == Thousands && text[0] != '0');
        return TryParts(text, isThousand ? '\0' : '.', isThousand ? '.' : '\0', out number);
    }

    /// <summary>Reads a number with a word of scale: "1,8 triệu", "188,7 tỷ đồng", "hơn 651.300 lượt".</summary>
    public static Value Read(string text)
    {
        int start = text.AsSpan().IndexOfAnyInRange('0', '9');
        if (start < 0)
            return Fail(text);
        int end = start;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] is '.' or ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
            end++;
        if (!TryRead(text.AsSpan(start, end - start), out decimal number) || text.AsSpan(end).IndexOfAnyInRange('0', '9') >= 0)
            return Fail(text);
        string rest = VietnameseText.Fold(text[end..]).Trim();
        foreach ((string word, decimal factor) in Scales)
        {
            if (rest == word || rest.StartsWith(word + " ", StringComparison.Ordinal))
            {
                number *= factor;
                break;
            }
        }

        return Value.Of(NumberFunctions.Format(start > 0 && text[start - 1] is '-' or '−' ? -number : number));
    }

    private static Value Fail(string text) => Value.Fail($"'{text}' is not one number, or can be read in more than one way", $"'{text}' không phải là một con số, hoặc có thể đọc theo nhiều cách");

    private static bool TryParts(ReadOnlySpan<char> text, char decimalSign, char groupSign, out decimal number)
    {
        number = 0;
        int point = decimalSign == '\0' ? -1 : text.IndexOf(decimalSign);
        ReadOnlySpan<char> whole = point < 0 ? text : text[..point];
        ReadOnlySpan<char> fraction = point < 0 ? [] : text[(point + 1)..];
        if (groupSign != '\0' && !AreGroups(whole, groupSign))
            return false;
        string digits = $"{whole.ToString().Replace(groupSign.ToString(), string.Empty, StringComparison.Ordinal)}{(point < 0 ? string.Empty : ".")}{fraction}";
        return !fraction.ContainsAny('.', ',')
            && decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>True if the signs stand before every third digit from the right.</summary>
    private static bool AreGroups(ReadOnlySpan<char> whole, char sign)
    {
        int first = whole.IndexOf(sign);
        if (first < 0)
            return true;
        if (first is 0 or > Thousands)
            return false;
        for (int at = first; at < whole.Length; at += Thousands + 1)
        {
            if (whole[at] != sign || at + Thousands >= whole.Length || whole.Slice(at + 1, Thousands).Contains(sign))
                return false;
        }

        return true;
    }
}
