using System.Text;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>
/// CLEAR, DROP, CREATE, ADD, MOVE, COPY (SPARQL 1.1 Update, section 3.2). The store keeps no empty graphs: a graph is there while it holds a
/// quad, so CLEAR and DROP are the same and never fail, and a created graph shows with its first quad.
/// </summary>
internal sealed class GraphStep(IQuadTransaction transaction, UpdateClock clock)
{
    private const int BatchRows = 4096;

    /// <summary>Removes all quads of one or several graphs.</summary>
    public void Clear(GraphTarget target)
    {
        if (target.Scope == GraphTargetScope.One)
            RemoveGraph(target.Graph);
        if (target.Scope is GraphTargetScope.Default or GraphTargetScope.All)
            RemoveGraph(null);
        if (target.Scope is not (GraphTargetScope.Named or GraphTargetScope.All))
            return;
        using IQuadSnapshot snapshot = transaction.OpenSnapshot();
        using TermReader names = snapshot.Terms.OpenReader();
        foreach (ulong graph in snapshot.NamedGraphs)
        {
            clock.Poll();
            transaction.RemoveGraph(names.Read(graph));
        }
    }

    /// <summary>Refuses a graph that is there already; the others are there with their first quad.</summary>
    public void Create(Iri graph)
    {
        using IQuadSnapshot snapshot = transaction.OpenSnapshot();
        if (Find(snapshot, graph) is not null)
            throw new StepRefusedException($"CREATE: the graph <{graph.Value}> is there already.");
    }

    /// <summary>ADD, MOVE, COPY.</summary>
    public void Transfer(TransferOperation operation)
    {
        if (operation.From == operation.To)
            return;
        using IQuadSnapshot snapshot = transaction.OpenSnapshot();
        ulong? source = Find(snapshot, operation.From);
        if (source is null && operation.From is { } missing)
        {
            throw new StepRefusedException(
                $"{operation.Kind.ToString().ToUpperInvariant()}: there is no graph <{missing.Value}>; with SILENT, {NameOf(operation.To)} stays as it is.");
        }

        if (operation.Kind != TransferKind.Add)
            RemoveGraph(operation.To);
        if (source is { } graph)
            Copy(snapshot, graph, operation.To);
        if (operation.Kind == TransferKind.Move)
            RemoveGraph(operation.From);
    }

    private static string NameOf(Iri? graph) => graph is null ? "the default graph" : $"<{graph.Value}>";

    /// <summary>The id of a graph that holds a quad; the default graph is always there.</summary>
    private static ulong? Find(IQuadSnapshot snapshot, Iri? graph)
    {
        if (graph is null)
            return TermId.DefaultGraph;
        return snapshot.Terms.TryGetId(new TermSpan(TermKind.Iri, Encoding.UTF8.GetBytes(graph.Value)), out ulong id) && snapshot.NamedGraphs.Contains(id)
            ? id : null;
    }

    private void RemoveGraph(Iri? graph) =>
        transaction.RemoveGraph(graph is null ? default : new TermSpan(TermKind.Iri, Encoding.UTF8.GetBytes(graph.Value)));

    private void Copy(IQuadSnapshot snapshot, ulong graph, Iri? target)
    {
        byte[] name = Encoding.UTF8.GetBytes(target?.Value ?? "");
        using TermReader subjects = snapshot.Terms.OpenReader(), predicates = snapshot.Terms.OpenReader(), objects = snapshot.Terms.OpenReader();
        using QuadScan scan = snapshot.OpenScan(new ScanSpecification(QuadOrder.Gspo, new[] { graph }, GraphSelection.EachQuad));
        ulong[] s = new ulong[BatchRows], p = new ulong[BatchRows], o = new ulong[BatchRows];
        for (int rows; (rows = scan.Next(s, p, o, [])) > 0;)
        {
            clock.Poll();
            for (int row = 0; row < rows; row++)
            {
                transaction.Add(
                    subjects.Read(s[row]), predicates.Read(p[row]), objects.Read(o[row]), target is null ? default : new TermSpan(TermKind.Iri, name));
            }
        }
    }
}
