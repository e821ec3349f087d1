using System.Text.Json;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>
/// Compares JSON-LD as the suite asks: objects without order, arrays without order save those of <c>@list</c>, and blank node labels up to
/// renaming if asked. Language tags compare without regard to case: processors may write them in lower case.
/// </summary>
internal sealed class JsonComparison
{
    private readonly bool _renamesBlanks;
    private readonly Dictionary<string, string> _there = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _back = new(StringComparer.Ordinal);

    private JsonComparison(bool renamesBlanks) => _renamesBlanks = renamesBlanks;

    public static bool AreEqual(JsonElement expected, JsonElement actual, bool renamesBlanks) =>
        new JsonComparison(renamesBlanks).Match(expected, actual, isOrdered: false, () => true);

    /// <summary>True iff the two match and then <paramref name="rest"/>, what is still to be matched, does too.</summary>
    private bool Match(JsonElement expected, JsonElement actual, bool isOrdered, Func<bool> rest)
    {
        if (expected.ValueKind != actual.ValueKind)
            return false;
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                JsonProperty[] there = [.. actual.EnumerateObject()];
                return there.Length == expected.GetPropertyCount() && MatchEntries([.. expected.EnumerateObject()], there, IsJson(expected), rest);
            case JsonValueKind.Array:
                JsonElement[] left = [.. expected.EnumerateArray()], right = [.. actual.EnumerateArray()];
                return left.Length == right.Length && (isOrdered ? MatchInOrder(left, right, 0, rest) : MatchAnyOrder(left, right, rest));
            case JsonValueKind.String:
                return MatchStrings(expected.GetString()!, actual.GetString()!, rest);
            case JsonValueKind.Number:
                return expected.GetDouble().Equals(actual.GetDouble()) && rest();
            default:
                return rest();
        }
    }

    private bool MatchEntries(JsonProperty[] left, JsonProperty[] right, bool isJson, Func<bool> rest)
    {
        if (left.Length == 0)
            return rest();
        JsonProperty first = left[0];
        bool isOrdered = first.Name == "@list" || (isJson && first.Name == "@value");
        foreach (JsonProperty candidate in right.Where(r => r.Name == first.Name || IsBlank(first.Name)))
        {
            JsonProperty[] others = [.. right.Where(r => r.Name != candidate.Name)];
            if (first.Name == "@language" && IsSameTag(first.Value, candidate.Value) && MatchEntries(left[1..], others, isJson, rest))
                return true;
            if (MatchStrings(first.Name, candidate.Name, () => Match(first.Value, candidate.Value, isOrdered, () => MatchEntries(left[1..], others, isJson, rest))))
                return true;
        }

        return false;
    }

    private bool MatchInOrder(JsonElement[] left, JsonElement[] right, int at, Func<bool> rest) =>
        at == left.Length ? rest() : Match(left[at], right[at], isOrdered: false, () => MatchInOrder(left, right, at + 1, rest));

    private bool MatchAnyOrder(JsonElement[] left, JsonElement[] right, Func<bool> rest)
    {
        if (left.Length == 0)
            return rest();
        for (int i = 0; i < right.Length; i++)
        {
            JsonElement[] others = [.. right[..i], .. right[(i + 1)..]];

            // A candidate that does not match by itself needs no look at the rest.
            if (AreEqual(left[0], right[i], _renamesBlanks) && Match(left[0], right[i], isOrdered: false, () => MatchAnyOrder(left[1..], others, rest)))
                return true;
        }

        return false;
    }

    private bool MatchStrings(string expected, string actual, Func<bool> rest)
    {
        if (!IsBlank(expected))
            return expected == actual && rest();
        if (_there.TryGetValue(expected, out string? known))
            return known == actual && rest();
        if (!IsBlank(actual) || _back.ContainsKey(actual))
            return false;
        _there[expected] = actual;
        _back[actual] = expected;
        if (rest())
            return true;
        _there.Remove(expected);
        _back.Remove(actual);
        return false;
    }

    private static bool IsSameTag(JsonElement left, JsonElement right) =>
        left.ValueKind == JsonValueKind.String && right.ValueKind == JsonValueKind.String
        && string.Equals(left.GetString(), right.GetString(), StringComparison.OrdinalIgnoreCase);

    private bool IsBlank(string text) => _renamesBlanks && text.StartsWith("_:", StringComparison.Ordinal);

    private static bool IsJson(JsonElement map) =>
        map.TryGetProperty("@type", out JsonElement type) && type.ValueKind == JsonValueKind.String && type.GetString() == "@json";
}
