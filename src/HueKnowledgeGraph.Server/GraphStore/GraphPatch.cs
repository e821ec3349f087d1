using System.Text;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Sparql;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace HueKnowledgeGraph.Server;

/// <summary>The body of a PATCH (SPARQL 1.1 Graph Store HTTP Protocol, section 5.7): INSERT and DELETE, held to one graph.</summary>
internal static class GraphPatch
{
    private const string MediaType = "application/sparql-update";

    /// <summary>Reads an update and puts the graph into it.</summary>
    /// <exception cref="RequestException">400: it names a graph. 413, 415.</exception>
    public static async Task<UpdateRequest> ReadAsync(HttpContext context, ServedGraph graph, GraphName name)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out MediaTypeHeaderValue? type)
            || !type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase))
        {
            throw new RequestException(StatusCodes.Status415UnsupportedMediaType,
                $"A PATCH carries {MediaType}, found {(string.IsNullOrEmpty(context.Request.ContentType) ? "no Content-Type" : context.Request.ContentType)}.");
        }

        using var body = new MemoryStream();
        await RequestBody.CopyToAsync(body, context, graph, SparqlRequest.MaximumTextBytes);
        UpdateRequest update = SparqlParser.ParseUpdate(Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length), name.Iri ?? graph.Settings.BaseIri);
        return new UpdateRequest([.. update.Operations.Select(operation => In(operation, name))]);
    }

    private static UpdateOperation In(UpdateOperation operation, GraphName name) => operation switch
    {
        InsertDataOperation insert => new InsertDataOperation(In(insert.Quads, name)),
        DeleteDataOperation delete => new DeleteDataOperation(In(delete.Quads, name)),
        ModifyOperation { With: null, Using.Count: 0, UsingNamed.Count: 0 } modify => modify with
        {
            Delete = In(modify.Delete, name),
            Insert = In(modify.Insert, name),
            With = name.Iri is null ? null : new Iri(name.Iri),
        },
        _ => throw Refused(name),
    };

    private static QuadPattern[] In(IReadOnlyList<QuadPattern> quads, GraphName name) => [.. quads.Select(quad =>
        quad.Graph is null ? quad with { Graph = name.Iri is null ? null : new PatternTerm.Constant(new Iri(name.Iri)) } : throw Refused(name))];

    private static RequestException Refused(GraphName name) => new(
        StatusCodes.Status400BadRequest, $"A PATCH changes {name} only: INSERT and DELETE without GRAPH, WITH and USING. Send other updates to /sparql.");
}
