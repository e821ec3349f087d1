using System.Text;

namespace HueKnowledgeGraph.Mapping;

/// <summary>
/// Vietnamese text of the time before Unicode that was read as Latin and stored as UTF-8: TCVN3 (ABC), with a byte for each letter, and
/// VNI-Windows, with a sign behind the vowel for each accent.
/// </summary>
internal static class LegacyText
{
    private const string Tcvn3Signs = "¡¢£¤¥¦§¨©ª«¬\u00AD®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ";
    private const string Tcvn3Letters = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";

    /// <summary>Signs that no Vietnamese text has, at least beside a letter.</summary>
    private const string Foreign = "¡¢£¤¥¦§¨©ª«¬\u00AD®¯°±²³´µ¶·¸¹»¼½¾×÷ÆØÞßåæøûïäëñüöîÿÅÄËÏÑÖÜÛÎþçÇ";

    private static readonly Dictionary<char, string> VniMarks = new()
    {
        ['ù'] = "\u0301", ['ø'] = "\u0300", ['û'] = "\u0309", ['õ'] = "\u0303", ['ï'] = "\u0323",
        ['â'] = "\u0302", ['á'] = "\u0302\u0301", ['à'] = "\u0302\u0300", ['å'] = "\u0302\u0309", ['ã'] = "\u0302\u0303", ['ä'] = "\u0302\u0323",
        ['ê'] = "\u0306", ['é'] = "\u0306\u0301", ['è'] = "\u0306\u0300", ['ú'] = "\u0306\u0309", ['ü'] = "\u0306\u0303", ['ë'] = "\u0306\u0323",
    };

    private static readonly Dictionary<char, char> VniLetters = new()
    {
        ['ñ'] = 'đ', ['ô'] = 'ơ', ['ö'] = 'ư', ['æ'] = 'ỉ', ['ó'] = 'ĩ', ['ò'] = 'ị', ['î'] = 'ỵ',
    };

    /// <summary>What the text probably is; null if it looks like Unicode.</summary>
    public static LegacyGuess? Guess(string text)
    {
        if (text.Any(IsVietnameseOnly) || !HasForeign(text))
            return null;
        return HasVniPairs(text) ? new LegacyGuess("VNI-Windows", FromVni(text)) : new LegacyGuess("TCVN3 (ABC)", FromTcvn3(text));
    }

    private static bool IsVietnameseOnly(char sign) => sign is (>= '\u1EA0' and <= '\u1EF9') or 'ă' or 'Ă' or 'đ' or 'Đ' or 'ơ' or 'Ơ' or 'ư' or 'Ư';

    private static bool HasForeign(string text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            bool besideLetter = (index > 0 && char.IsLetter(text[index - 1])) || (index + 1 < text.Length && char.IsLetter(text[index + 1]));
            bool strangeCapital = index > 0 && text[index] is >= 'À' and <= 'Þ' && char.IsLower(text[index - 1]);
            if (besideLetter && (strangeCapital || Foreign.Contains(text[index], StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    private static bool HasVniPairs(string text)
    {
        int pairs = 0;
        int singles = 0;
        for (int index = 0; index < text.Length; index++)
        {
            char sign = char.ToLowerInvariant(text[index]);
            if (sign < '\u00A0')
                continue;
            if (sign == 'ñ' || (index > 0 && VniMarks.ContainsKey(sign) && "aeiouyôö".Contains(char.ToLowerInvariant(text[index - 1]), StringComparison.Ordinal)))
                pairs++;
            else if (!"ôö".Contains(sign, StringComparison.Ordinal))
                singles++;
        }

        return pairs > singles;
    }

    private static string FromTcvn3(string text)
    {
        StringBuilder decoded = new(text.Length);
        foreach (char sign in text)
        {
            int index = Tcvn3Signs.IndexOf(sign, StringComparison.Ordinal);
            decoded.Append(index < 0 ? sign : Tcvn3Letters[index]);
        }

        return decoded.ToString();
    }

    private static string FromVni(string text)
    {
        StringBuilder decoded = new(text.Length);
        for (int index = 0; index < text.Length; index++)
        {
            char lower = char.ToLowerInvariant(text[index]);
            bool followsVowel = index > 0 && "aeiouyôö".Contains(char.ToLowerInvariant(text[index - 1]), StringComparison.Ordinal);
            if (followsVowel && VniMarks.TryGetValue(lower, out string? marks))
                decoded.Append(marks);
            else if (VniLetters.TryGetValue(lower, out char letter))
                decoded.Append(char.IsUpper(text[index]) ? char.ToUpperInvariant(letter) : letter);
            else
                decoded.Append(text[index]);
        }

        return decoded.ToString().Normalize(NormalizationForm.FormC);
    }
}

/// <summary>What a text of an old encoding probably says.</summary>
/// <param name="Encoding">The encoding.</param>
/// <param name="Text">The text in Unicode.</param>
internal sealed record LegacyGuess(string Encoding, string Text)
{
    /// <summary>Why the value is refused.</summary>
    public Failure Failure => new(
        $"this looks like {Encoding} text that was read as Latin; it probably says '{Text}': convert the file to Unicode",
        $"đây có vẻ là chữ {Encoding} bị đọc như chữ La-tinh; có lẽ là '{Text}': hãy chuyển tệp sang Unicode");
}
