namespace HueKnowledgeGraph.Mapping;

/// <summary>What a YAML node must be.</summary>
internal static class YamlShape
{
    public static string AsText(this YamlItem item, string what) =>
        item is YamlText text ? text.Text : throw MappingException.At(item.Mark, $"{what} must be a text, found {item.Kind}");

    public static IReadOnlyList<YamlEntry> AsEntries(this YamlItem item, string what) =>
        item is YamlMap map ? map.Entries
        : item is YamlText { Text: "" } ? []
        : throw MappingException.At(item.Mark, $"{what} must be a mapping of keys, found {item.Kind}");

    /// <summary>The items of a list, or the one item.</summary>
    public static IReadOnlyList<YamlItem> AsList(this YamlItem item) => item is YamlList list ? list.Items : [item];

    /// <summary>The texts of a list, or the one text.</summary>
    public static IReadOnlyList<RequiredColumn> AsColumns(this YamlItem? item, string what) =>
        item is null ? [] : [.. item.AsList().Select(column => new RequiredColumn(column.Mark, ColumnName(column.AsText(what))))];

    private static string ColumnName(string text) =>
        text.StartsWith("$(", StringComparison.Ordinal) && text.EndsWith(')') ? text[2..^1] : text;
}
