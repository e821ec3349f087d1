using System.Globalization;
using System.Text.RegularExpressions;

namespace HueKnowledgeGraph.Mapping;

/// <summary>Functions on texts; the names are GREL's where GREL has the function.</summary>
internal static class TextFunctions
{
    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(1);
    private static readonly Dictionary<string, Regex> Patterns = new(StringComparer.Ordinal);
    private static readonly Lock PatternsLock = new();
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static IReadOnlyList<MappingFunction> All { get; } =
    [
        new("toUpperCase", ["value"], (a, _) => Text(a, text => text.ToUpper(Vietnamese))),
        new("toLowerCase", ["value"], (a, _) => Text(a, text => text.ToLower(Vietnamese))),
        new("toTitleCase", ["value"], (a, _) => Text(a, text => Vietnamese.TextInfo.ToTitleCase(text))),
        new("trim", ["value"], (a, _) => Text(a, text => text.Trim())),
        new("normalizeSpace", ["value"], (a, _) => Text(a, NormalizeSpace)),
        new("replace", ["value", "find", new("replace", ParameterOptions.AcceptsNone)], (a, _) => Value.Of(OneText(a[0]).Replace(OneText(a[1]), OneText(a[2]), StringComparison.Ordinal))),
        new("replaceRegex", ["value", "pattern", new("replace", ParameterOptions.AcceptsNone)], (a, _) => ReplaceRegex(a)),
        new("substring", ["value", "from", new("to", ParameterOptions.Optional)], (a, _) => Substring(a)),
        new("length", ["value"], (a, _) => Text(a, text => new StringInfo(text).LengthInTextElements.ToString(CultureInfo.InvariantCulture))),
        new("contains", ["value", "part"], (a, _) => Value.Of(OneText(a[0]).Contains(OneText(a[1]), StringComparison.Ordinal))),
        new("startsWith", ["value", "part"], (a, _) => Value.Of(OneText(a[0]).StartsWith(OneText(a[1]), StringComparison.Ordinal))),
        new("endsWith", ["value", "part"], (a, _) => Value.Of(OneText(a[0]).EndsWith(OneText(a[1]), StringComparison.Ordinal))),
        new("matches", ["value", "pattern"], (a, _) => Matches(a)),
        new("extract", ["value", "pattern", new("group", ParameterOptions.Optional)], (a, _) => Extract(a, false)),
        new("extractAll", ["value", "pattern", new("group", ParameterOptions.Optional)], (a, _) => Extract(a, true)),
        new("slug", ["value"], (a, _) => Text(a, VietnameseText.Slug)) { IsRemembered = true },
        new("foldName", ["value"], (a, _) => Text(a, VietnameseText.FoldName)) { IsRemembered = true },
        new("urlEncode", ["value"], (a, _) => Text(a, Uri.EscapeDataString)),
        new("constant", ["value"], (a, _) => a[0]),
    ];

    /// <summary>The text of a value, with one blank for every run of blanks.</summary>
    public static string NormalizeSpace(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The text of a value as functions see it.</summary>
    public static string OneText(Value value) => value.Text ?? value.ToString();

    private static Value Text(ReadOnlySpan<Value> arguments, Func<string, string> change) => Value.Of(change(OneText(arguments[0])));

    private static Value Substring(ReadOnlySpan<Value> arguments)
    {
        string text = OneText(arguments[0]);
        if (!int.TryParse(OneText(arguments[1]), CultureInfo.InvariantCulture, out int from))
            return NoNumber(arguments[1]);
        int to = text.Length;
        if (!arguments[2].IsNone && !int.TryParse(OneText(arguments[2]), CultureInfo.InvariantCulture, out to))
            return NoNumber(arguments[2]);
        from = Math.Clamp(from < 0 ? text.Length + from : from, 0, text.Length);
        to = Math.Clamp(to < 0 ? text.Length + to : to, from, text.Length);
        return Value.Of(text[from..to]);
    }

    private static Value NoNumber(Value value) => Value.Fail($"'{value}' is no whole number", $"'{value}' không phải là số nguyên");

    private static Value Matches(ReadOnlySpan<Value> arguments)
    {
        string text = OneText(arguments[0]);
        return TryPattern(arguments[1], out Regex? pattern, out Value failure) ? Value.Of(pattern!.IsMatch(text)) : failure;
    }

    private static Value Extract(ReadOnlySpan<Value> arguments, bool all)
    {
        if (!TryPattern(arguments[1], out Regex? pattern, out Value failure))
            return failure;
        int group = pattern!.GetGroupNumbers().Length > 1 ? 1 : 0;
        if (!arguments[2].IsNone && !int.TryParse(OneText(arguments[2]), CultureInfo.InvariantCulture, out group))
            return NoNumber(arguments[2]);
        string text = OneText(arguments[0]);
        if (!all)
            return Value.Of(pattern.Match(text).Groups[group].Value);
        return Value.List([.. pattern.Matches(text).Select(match => Value.Of(match.Groups[group].Value))]);
    }

    private static Value ReplaceRegex(ReadOnlySpan<Value> arguments) =>
        TryPattern(arguments[1], out Regex? pattern, out Value failure)
            ? Value.Of(pattern!.Replace(OneText(arguments[0]), OneText(arguments[2])))
            : failure;

    private static bool TryPattern(Value value, out Regex? pattern, out Value failure)
    {
        failure = Value.None;
        string text = OneText(value);
        lock (PatternsLock)
        {
            if (Patterns.TryGetValue(text, out pattern))
                return true;
            try
            {
                Patterns[text] = pattern = new Regex(text, RegexOptions.CultureInvariant, LongestMatch);
                return true;
            }
            catch (ArgumentException fault)
            {
                failure = Value.Fail($"'{text}' is no regular expression: {fault.Message}", $"'{text}' không phải là biểu thức chính quy");
                return false;
            }
        }
    }
}
