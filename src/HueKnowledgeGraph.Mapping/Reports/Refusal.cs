namespace HueKnowledgeGraph.Mapping;

/// <summary>A record that was not mapped: none of its quads were made.</summary>
public sealed record Refusal
{
    /// <summary>Name of the source in the mapping.</summary>
    public required string Source { get; init; }

    /// <summary>The source file, as the mapping or the caller named it.</summary>
    public required string File { get; init; }

    /// <summary>Line on which the record begins, from 1.</summary>
    public required long Line { get; init; }

    /// <summary>What names the record: the values of its key columns.</summary>
    public required string Key { get; init; }

    /// <summary>Name of the column that is at fault, or null if none is alone.</summary>
    public string? Column { get; init; }

    /// <summary>Number of that column, from 1; 0 if <see cref="Column"/> is null.</summary>
    public int ColumnNumber { get; init; }

    /// <summary>What stands in that column (or what was found there, when the reason is about a part of it).</summary>
    public string? Value { get; init; }

    /// <summary>Why, in English.</summary>
    public required string Reason { get; init; }

    /// <summary>Why, in Vietnamese.</summary>
    public required string ReasonVietnamese { get; init; }

    /// <summary>The mapping file.</summary>
    public required string MappingFile { get; init; }

    /// <summary>Line of the mapping that asked for it, from 1; 0 if no line did.</summary>
    public int MappingLine { get; init; }

    /// <summary>"objects.csv, line 12, column 'date' ('Minh Mạng 40'): reason (mapping.yml, line 3)".</summary>
    public override string ToString()
    {
        string column = Column is null ? string.Empty : $", column '{Column}' ('{Value}')";
        string mapping = MappingLine == 0 ? string.Empty : $" ({MappingFile}, line {MappingLine})";
        return $"{File}, line {Line}{column}: {Reason}{mapping}";
    }
}
