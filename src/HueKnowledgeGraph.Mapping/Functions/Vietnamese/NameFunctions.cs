using System.Globalization;
using System.Text.RegularExpressions;

namespace HueKnowledgeGraph.Mapping;

/// <summary>Functions on names and on text of doubtful encoding.</summary>
internal static partial class NameFunctions
{
    private static readonly RecordShape PersonShape = new("name", "key", "index");

    public static IReadOnlyList<MappingFunction> All { get; } =
    [
        new("people", ["text"], (a, _) => People(TextFunctions.OneText(a[0]))) { Shape = PersonShape },
        new("nomRun", ["text"], (a, _) => Value.Of(BlankBetweenHan().Replace(TextFunctions.OneText(a[0]), string.Empty))),
        new("correctD", ["value"], (a, warnings) => CorrectD(TextFunctions.OneText(a[0]), warnings)),
        new("legacyText", ["value"], (a, _) => LegacyText.Guess(TextFunctions.OneText(a[0])) is { } guess ? Value.Fail(guess.Failure) : a[0]),
    ];

    [GeneratedRegex(@"\s*(?:[;,/]|\s+và\s+)\s*", RegexOptions.CultureInvariant)]
    private static partial Regex BetweenNames();

    /// <summary>Blanks between two signs of the Han blocks (the extensions beyond U+FFFF are surrogate pairs D840 to D8FF).</summary>
    [GeneratedRegex(@"(?<=[\u3400-\u9FFF\uF900-\uFAFF\uDC00-\uDFFF])\s+(?=[\u3400-\u9FFF\uF900-\uFAFF\uD840-\uD8FF])", RegexOptions.CultureInvariant)]
    private static partial Regex BlankBetweenHan();

    /// <summary>Đ where the Icelandic Ð stands, which looks the same: U+00D0 and U+00F0 for U+0110 and U+0111.</summary>
    private static Value CorrectD(string text, CallWarnings warnings)
    {
        string corrected = text.Replace('\u00D0', 'Đ').Replace('\u00F0', 'đ');
        if (corrected != text)
            warnings.Add("U+00D0 (Ð) stood for U+0110 (Đ)");
        return Value.Of(corrected);
    }

    private static Value People(string text)
    {
        List<Value> people = [];
        foreach (string name in BetweenNames().Split(text))
        {
            string clean = TextFunctions.NormalizeSpace(name);
            if (clean.Length == 0)
                continue;
            string key = VietnameseText.Slug(VietnameseText.FoldName(clean));
            people.Add(Value.Of(new RecordValue(PersonShape, [Value.Of(clean), Value.Of(key), Value.Of((people.Count + 1).ToString(CultureInfo.InvariantCulture))])));
        }

        return Value.List(people);
    }
}
