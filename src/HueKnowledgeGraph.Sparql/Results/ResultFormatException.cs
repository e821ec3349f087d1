namespace HueKnowledgeGraph.Sparql;

/// <summary>A text is not a results document of the format that it was read as.</summary>
public sealed class ResultFormatException(ResultFormat format, string problem, Exception? cause = null)
    : FormatException($"The {format.Name.ToUpperInvariant()} result cannot be read: {problem.TrimEnd('.')}.", cause)
{
    /// <summary>As what it was read.</summary>
    public ResultFormat Format { get; } = format;
}
