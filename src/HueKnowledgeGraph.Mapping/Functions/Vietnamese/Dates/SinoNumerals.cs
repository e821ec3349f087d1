namespace HueKnowledgeGraph.Mapping;

/// <summary>Numbers in words: Sino-Vietnamese (thập lục, nhị thập nhất), Vietnamese ordinals (thứ nhất, thứ tư) and Roman numerals.</summary>
internal static class SinoNumerals
{
    private const int Ten = 10;

    private static readonly Dictionary<string, int> Digits = new(StringComparer.Ordinal)
    {
        ["nhat"] = 1, ["nhi"] = 2, ["tam"] = 3, ["tu"] = 4, ["ngu"] = 5, ["luc"] = 6, ["that"] = 7, ["bat"] = 8, ["cuu"] = 9,
        ["mot"] = 1, ["hai"] = 2, ["ba"] = 3, ["bon"] = 4, ["sau"] = 6, ["bay"] = 7, ["chin"] = 9,
    };

    /// <summary>Reads a number below 100 at a place; false if there is none.</summary>
    public static bool TryRead(DateWords words, int at, out int number, out int length)
    {
        number = 0;
        length = 0;
        int tens = 0;
        if (Digits.TryGetValue(words.FoldAt(at), out int digit) && IsTen(words.FoldAt(at + 1)))
        {
            tens = digit;
            length = 2;
        }
        else if (IsTen(words.FoldAt(at)))
        {
            tens = 1;
            length = 1;
        }

        if (Digits.TryGetValue(words.FoldAt(at + length), out int ones) || (words[at + length].Lower is "năm" or "lăm" && length > 0 && (ones = 5) == 5))
            length++;
        number = (tens * Ten) + ones;
        return length > 0 && number > 0;
    }

    /// <summary>Reads a Roman numeral from 1 to 39.</summary>
    public static bool TryRoman(string text, out int number)
    {
        number = 0;
        int sum = 0;
        int before = 0;
        for (int index = text.Length - 1; index >= 0; index--)
        {
            int value = text[index] switch { 'i' => 1, 'v' => 5, 'x' => 10, _ => 0 };
            if (value == 0)
                return false;
            sum += value < before ? -value : value;
            before = Math.Max(before, value);
        }

        if (sum == 0 || Roman(sum) != text)
            return false;
        number = sum;
        return true;
    }

    private static bool IsTen(string fold) => fold is "thap" or "muoi";

    private static string Roman(int number) =>
        new string('x', number / Ten) + (number % Ten) switch
        {
            0 => string.Empty, 1 => "i", 2 => "ii", 3 => "iii", 4 => "iv", 5 => "v", 6 => "vi", 7 => "vii", 8 => "viii", _ => "ix",
        };
}
