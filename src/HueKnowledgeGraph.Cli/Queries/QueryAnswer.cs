using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Sparql;

namespace HueKnowledgeGraph.Cli;

/// <summary>The format in which the answer to a query is written on standard output.</summary>
/// <param name="Solutions">The format of SELECT and ASK, or null.</param>
/// <param name="Graph">The format of CONSTRUCT and DESCRIBE, or null.</param>
internal sealed record QueryAnswer(ResultFormat? Solutions, RdfFormat? Graph)
{
    private static readonly string SolutionNames = string.Join(", ", ResultFormat.All.Select(format => format.Name));
    private static readonly string EndpointNames = string.Join(", ", ResultFormat.All.Where(format => format != ResultFormat.Table));

    /// <summary>The format that the user named, or else a table for SELECT and ASK and Turtle for CONSTRUCT and DESCRIBE.</summary>
    /// <exception cref="UsageException">The form of the query has no such format.</exception>
    public static QueryAnswer For(Query query, string? name)
    {
        if (query.Form is QueryForm.Construct or QueryForm.Describe)
        {
            return FormatNames.TryParse(name ?? "ttl", out RdfFormat? graph)
                ? new QueryAnswer(null, graph)
                : throw Refused(name, query.Form, FormatNames.Allowed);
        }

        return ResultFormat.TryFromName(name ?? ResultFormat.Table.Name, out ResultFormat? solutions)
            ? new QueryAnswer(solutions, null)
            : throw Refused(name, query.Form, SolutionNames);
    }

    /// <summary>The media type of a short name of any format.</summary>
    /// <exception cref="UsageException">There is no such format, or it is none for endpoints.</exception>
    public static string MediaTypeOf(string name)
    {
        if (ResultFormat.TryFromName(name, out ResultFormat? solutions) && solutions != ResultFormat.Table)
            return solutions.MediaTypes[0];
        return FormatNames.TryParse(name, out RdfFormat? graph)
            ? graph.MediaTypes[0]
            : throw new UsageException($"--results: an endpoint has no format '{name}'; allowed are {EndpointNames}, {FormatNames.Allowed}.");
    }

    /// <summary>Writes all of a result.</summary>
    public void Write(QueryResult result, Query query, Stream output, CancellationToken cancellation)
    {
        if (Graph is null)
            ResultWriter.Write(result, Solutions!, output, cancellation, query.Prefixes);
        else
            ResultWriter.WriteGraph((GraphResult)result, Graph, output, query.Prefixes);
    }

    private static UsageException Refused(string? name, QueryForm form, string allowed) =>
        new($"--results: '{name}' cannot hold the answer to {form.ToString().ToUpperInvariant()}; allowed are {allowed}.");
}
