namespace HueKnowledgeGraph.Rdf;

/// <summary>A text is not what its format asks. The message names line and column from 1, what was found and what is allowed.</summary>
public sealed class RdfSyntaxException : FormatException
{
    /// <summary>Makes the error. <paramref name="problem"/> is a clause without the place and without a final stop.</summary>
    public RdfSyntaxException(TextPosition position, string problem, string? source = null)
        : base($"{(source is null ? "" : source + ": ")}Line {position.Line + 1}, column {position.Column + 1}: {problem}.")
    {
        Position = position;
        Problem = problem;
        SourceName = source;
    }

    /// <summary>Where; counts from 0.</summary>
    public TextPosition Position { get; }

    /// <summary>What was wrong, without the place.</summary>
    public string Problem { get; }

    /// <summary>File or stream name, if known.</summary>
    public string? SourceName { get; }
}
