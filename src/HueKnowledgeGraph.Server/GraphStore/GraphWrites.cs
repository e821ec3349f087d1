using System.Text;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Sparql;
using HueKnowledgeGraph.Store;
using Microsoft.AspNetCore.Http;

namespace HueKnowledgeGraph.Server;

/// <summary>PUT, POST, DELETE and PATCH of the Graph Store Protocol (sections 5.3 to 5.5 and 5.7), for clients that may write.</summary>
internal sealed class GraphWrites(ServedGraph graph)
{
    /// <summary>Replaces a graph: 201 if it was not there, else 204.</summary>
    public async Task PutAsync(HttpContext context, GraphName name)
    {
        GraphWriter writer = WriteAccess.Require(context, graph);
        using GraphDocument document = await GraphDocument.ReadAsync(context, graph);
        bool existed = await ChangeAsync(context, writer, name, (transaction, poll) =>
        {
            transaction.RemoveGraph(SpanOf(name, out _));
            document.WriteTo(transaction, name, BaseOf(name), poll, context.RequestAborted);
        });
        context.Response.StatusCode = existed ? StatusCodes.Status204NoContent : StatusCodes.Status201Created;
    }

    /// <summary>Adds to a graph, 204, or makes one, 201; without a name the new graph gets one, which Location says.</summary>
    public async Task PostAsync(HttpContext context, GraphName? given)
    {
        GraphWriter writer = WriteAccess.Require(context, graph);
        using GraphDocument document = await GraphDocument.ReadAsync(context, graph);
        GraphName name = given ?? GraphName.New(context.Request);
        bool existed = await ChangeAsync(context, writer, name, (transaction, poll) =>
            document.WriteTo(transaction, name, BaseOf(name), poll, context.RequestAborted));
        context.Response.StatusCode = existed ? StatusCodes.Status204NoContent : StatusCodes.Status201Created;
        if (given is null)
            context.Response.Headers.Location = name.Iri;
    }

    /// <summary>Removes a graph: 204, or 404 if it was not there.</summary>
    public async Task DeleteAsync(HttpContext context, GraphName name)
    {
        GraphWriter writer = WriteAccess.Require(context, graph);
        bool existed = await ChangeAsync(context, writer, name, (transaction, _) => transaction.RemoveGraph(SpanOf(name, out byte[] _)));
        if (!existed)
            throw new RequestException(StatusCodes.Status404NotFound, $"There is no graph <{name.Iri}>.");
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    /// <summary>Changes a graph by a SPARQL update that names none: it reads and writes this one.</summary>
    public async Task PatchAsync(HttpContext context, GraphName name)
    {
        GraphWriter writer = WriteAccess.Require(context, graph);
        UpdateRequest update = await GraphPatch.ReadAsync(context, graph, name);
        await ChangeAsync(context, writer, name, (transaction, _) => UpdateEngine.Apply(update, transaction, writer.Options(null), context.RequestAborted));
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    /// <summary>Runs a change if the conditions of the request hold; true iff the graph was there before.</summary>
    private Task<bool> ChangeAsync(HttpContext context, GraphWriter writer, GraphName name, Action<IQuadTransaction, Action> change) => writer.ChangeAsync(
        (transaction, before, poll) =>
        {
            GraphState state = GraphState.Of(before, name, writer.Versions.StateForWriter(name.Iri));
            state.RequireConditions(context.Request, name);
            change(transaction, poll);
            return state.Exists;
        },
        context.RequestAborted);

    /// <summary>Relative IRIs resolve against the graph's own name (section 4.1).</summary>
    private string BaseOf(GraphName name) => name.Iri ?? graph.Settings.BaseIri;

    private static TermSpan SpanOf(GraphName name, out byte[] bytes)
    {
        bytes = Encoding.UTF8.GetBytes(name.Iri ?? "");
        return name.Iri is null ? default : new TermSpan(TermKind.Iri, bytes);
    }
}
