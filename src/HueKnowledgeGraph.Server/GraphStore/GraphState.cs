using System.IO.Hashing;
using System.Text;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;
using Microsoft.AspNetCore.Http;

namespace HueKnowledgeGraph.Server;

/// <summary>A graph in one version: whether it is there, and its ETag.</summary>
/// <remarks>
/// The tag is <c>"STATE-FORMAT"</c>: what a client got as Turtle guards a PUT of N-Triples too, since conditions on writes compare the state only.
/// The state changes with each commit that touches the graph, and where nobody counts those (a store that another process writes) with each commit.
/// </remarks>
internal sealed class GraphState
{
    private readonly string _state;

    private GraphState(ulong? id, string state)
    {
        Id = id;
        _state = state;
    }

    /// <summary>The graph's id in the snapshot; null if it is not there. The default graph is always there.</summary>
    public ulong? Id { get; }

    /// <summary>True iff a GET would find it.</summary>
    public bool Exists => Id is not null;

    /// <summary>Looks a graph up.</summary>
    /// <param name="snapshot">The version.</param>
    /// <param name="name">The graph.</param>
    /// <param name="identity">Names the version, or better the graph's state in it.</param>
    public static GraphState Of(IQuadSnapshot snapshot, GraphName name, string identity)
    {
        string build = typeof(GraphState).Module.ModuleVersionId.ToString();
        string state = XxHash3.HashToUInt64(Encoding.UTF8.GetBytes($"{identity} {build} {name.Iri}")).ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
        if (name.Iri is null)
            return new GraphState(TermId.DefaultGraph, state);
        bool isThere = snapshot.Terms.TryGetId(new TermSpan(TermKind.Iri, Encoding.UTF8.GetBytes(name.Iri)), out ulong id) && snapshot.NamedGraphs.Contains(id);
        return new GraphState(isThere ? id : null, state);
    }

    /// <summary>The ETag of the graph in a format.</summary>
    public string TagIn(RdfFormat format) => $"\"{_state}-{format.Extensions[0][1..]}\"";

    /// <summary>Holds a write to its conditions.</summary>
    /// <exception cref="RequestException">412: the graph is another than the client thinks.</exception>
    public void RequireConditions(HttpRequest request, GraphName name)
    {
        if (request.Headers.IfMatch.Count > 0 && !(Exists && EntityTags.ListsStrong(request.Headers.IfMatch, IsThis)))
        {
            throw new RequestException(StatusCodes.Status412PreconditionFailed, Exists
                ? $"If-Match: {name} has changed since; read it again before you write it." : $"If-Match: {name} is not there.");
        }

        if (Exists && EntityTags.Lists(request.Headers.IfNoneMatch, IsThis))
            throw new RequestException(StatusCodes.Status412PreconditionFailed, $"If-None-Match: {name} is there already.");
    }

    private bool IsThis(string tag) => tag.StartsWith($"\"{_state}-", StringComparison.Ordinal);
}
