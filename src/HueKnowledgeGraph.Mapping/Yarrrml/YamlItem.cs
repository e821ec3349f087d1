namespace HueKnowledgeGraph.Mapping;

/// <summary>A node of a YAML document with its place; anchors are resolved and merge keys applied.</summary>
internal abstract record YamlItem(MappingMark Mark)
{
    /// <summary>What it is, for messages.</summary>
    public abstract string Kind { get; }
}

/// <summary>A scalar.</summary>
internal sealed record YamlText(MappingMark Mark, string Text) : YamlItem(Mark)
{
    /// <inheritdoc/>
    public override string Kind => $"'{Text}'";
}

/// <summary>A sequence.</summary>
internal sealed record YamlList(MappingMark Mark, IReadOnlyList<YamlItem> Items) : YamlItem(Mark)
{
    /// <inheritdoc/>
    public override string Kind => "a list";
}

/// <summary>A mapping, in the written order.</summary>
internal sealed record YamlMap(MappingMark Mark, IReadOnlyList<YamlEntry> Entries) : YamlItem(Mark)
{
    /// <inheritdoc/>
    public override string Kind => "a mapping of keys";
}

/// <summary>A key and its value.</summary>
internal sealed record YamlEntry(YamlText Key, YamlItem Value);
