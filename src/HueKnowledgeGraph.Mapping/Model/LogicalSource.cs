namespace HueKnowledgeGraph.Mapping;

/// <summary>Where records come from: RML's logical source with the formulation CSV.</summary>
internal sealed record LogicalSource(MappingMark Mark, string Name)
{
    /// <summary>The file, as it can be opened.</summary>
    public required string File { get; init; }

    /// <summary>The file, as people name it in messages: its last part.</summary>
    public string Title => Path.GetFileName(File);

    /// <summary>The sign between fields.</summary>
    public byte Delimiter { get; init; } = (byte)',';

    /// <summary>The graph of every quad from here; null: the default graph.</summary>
    public TermMap? Graph { get; init; }

    /// <summary>Columns that name a record; empty: the first column.</summary>
    public IReadOnlyList<RequiredColumn> Key { get; init; } = [];
}
