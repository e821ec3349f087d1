using System.Globalization;
using System.Text;

namespace HueKnowledgeGraph.Mapping;

/// <summary>Folds Vietnamese text: without diacritics, and with the spellings of one name made one.</summary>
internal static class VietnameseText
{
    /// <summary>Readings of one character that differ by taboo or region; the first is written for the second.</summary>
    private static readonly Dictionary<string, string> WordVariants = new(StringComparer.Ordinal)
    {
        ["mệnh"] = "mạng",
        ["nhơn"] = "nhân",
        ["nghinh"] = "nghênh",
        ["bửu"] = "bảo",
        ["phước"] = "phúc",
    };

    /// <summary>Variants that hold only in these names, after folding.</summary>
    private static readonly (string Variant, string Usual)[] NameVariants =
    [
        ("minh menh", "minh mang"),
        ("tang tho", "tang thu"),
        ("thoai thanh", "thuy thanh"),
    ];

    /// <summary>The text without diacritics (đ becomes d), in lower case.</summary>
    public static string Fold(string text)
    {
        StringBuilder folded = new(text.Length);
        foreach (char sign in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(sign) == UnicodeCategory.NonSpacingMark)
                continue;
            folded.Append(sign is 'đ' or 'Đ' or 'ð' or 'Ð' ? 'd' : char.ToLowerInvariant(sign));
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The key by which names are compared: folded, one blank between words, known variants made one.</summary>
    public static string FoldName(string text)
    {
        string[] words = text.Normalize(NormalizationForm.FormC).ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (int index = 0; index < words.Length; index++)
            words[index] = Fold(WordVariants.GetValueOrDefault(words[index], words[index]));
        string name = string.Join(' ', words);
        foreach ((string variant, string usual) in NameVariants)
            name = name.Replace(variant, usual, StringComparison.Ordinal);
        return name;
    }

    /// <summary>The text as the last part of an IRI: folded letters and digits, all else a hyphen.</summary>
    public static string Slug(string text)
    {
        StringBuilder slug = new(text.Length);
        foreach (Rune rune in Fold(text).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                slug.Append(rune.ToString());
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        return slug.ToString().TrimEnd('-');
    }
}
