namespace HueKnowledgeGraph.Mapping;

/// <summary>A lookup table of the mapping: a file read by key, or values written in the mapping.</summary>
internal sealed record TableDefinition(MappingMark Mark, string Name)
{
    /// <summary>The file; null if the values are written in the mapping.</summary>
    public LogicalSource? Source { get; init; }

    /// <summary>Key columns of the file.</summary>
    public IReadOnlyList<RequiredColumn> Key { get; init; } = [];

    /// <summary>True if keys compare by their folded form.</summary>
    public bool MatchFolded { get; init; }

    /// <summary>Written values by key; each a text (<see cref="string"/>) or fields in order.</summary>
    public IReadOnlyList<TableEntry> Entries { get; init; } = [];
}

/// <summary>A value written in the mapping.</summary>
/// <param name="Key">The key.</param>
/// <param name="Text">The value, if it is one text.</param>
/// <param name="Fields">The fields, if it is a record.</param>
internal sealed record TableEntry(string Key, string? Text, IReadOnlyList<KeyValuePair<string, string>> Fields);
