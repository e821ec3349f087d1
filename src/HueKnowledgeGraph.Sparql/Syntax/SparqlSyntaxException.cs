using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>The text is not a SPARQL query or update. The message names line and column from 1, what was expected and what was found.</summary>
public sealed class SparqlSyntaxException(TextPosition position, string problem)
    : FormatException($"Line {position.Line + 1}, column {position.Column + 1}: {problem}{(problem.EndsWith('?') ? "" : ".")}")
{
    /// <summary>Where; counts from 0.</summary>
    public TextPosition Position { get; } = position;

    /// <summary>What was wrong, without the place.</summary>
    public string Problem { get; } = problem;
}
