namespace HueKnowledgeGraph.Mapping;

/// <summary>Why a function has no result although it was given something: what refuses a record.</summary>
/// <param name="English">The reason, one sentence without a full stop.</param>
/// <param name="Vietnamese">The same in Vietnamese.</param>
internal sealed record Failure(string English, string Vietnamese)
{
    /// <summary>What was found, if it is not the whole cell.</summary>
    public string? Found { get; init; }

    /// <summary>The column that it came from, when known.</summary>
    public string? Column { get; init; }

    /// <summary>The place in the mapping that asked for it, when known.</summary>
    public MappingMark? Mark { get; init; }
}
