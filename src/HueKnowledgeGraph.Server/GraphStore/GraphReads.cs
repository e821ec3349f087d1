using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;
using Microsoft.AspNetCore.Http;

namespace HueKnowledgeGraph.Server;

/// <summary>GET and HEAD of the Graph Store Protocol (sections 5.2 and 5.6).</summary>
internal sealed class GraphReads(ServedGraph graph)
{
    /// <summary>Answers with the graph in the format that the client wants, streaming.</summary>
    public async Task AnswerAsync(HttpContext context, GraphName name)
    {
        if (graph.Source is not StoreGraph store)
            throw new RequestException(StatusCodes.Status501NotImplemented, "This server has no graphs of its own: it passes queries to another endpoint. Ask /sparql.");
        context.Response.Headers.Vary = "Accept";
        RdfFormat format = RdfAnswer.Choose(context.Request.Headers.Accept);
        using QueryPlaces.Place place = await graph.Places.EnterAsync(context.RequestAborted);
        using SnapshotLease lease = store.Snapshots.Open();
        GraphState state = GraphState.Of(lease.Snapshot, name, graph.Writer?.Versions.StateIn(lease.Snapshot.Version, name.Iri) ?? lease.Identity);
        if (state.Id is not { } id)
            throw new RequestException(StatusCodes.Status404NotFound, $"There is no graph <{name.Iri}>.");
        string tag = state.TagIn(format);
        context.Response.Headers.ETag = tag;
        if (EntityTags.IsKnown(tag, context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.ContentType = RdfAnswer.ContentType(format);
            return;
        }

        await RdfAnswer.WriteAsync(
            context, format, graph.Iris.Prefixes, writer => QuadExport.OfGraph(lease.Snapshot, id).WriteTo(writer, cancellation: context.RequestAborted));
    }
}
