using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>Turns ids of statements into terms and pushes them into sinks; one reader a position, so that repeated and ascending ids are cheap.</summary>
/// <remarks>Not thread safe.</remarks>
public sealed class StatementReader(ITermDictionary terms) : IDisposable
{
    private readonly TermReader _subjects = terms.OpenReader();
    private readonly TermReader _predicates = terms.OpenReader();
    private readonly TermReader _objects = terms.OpenReader();
    private readonly TermReader _graphs = terms.OpenReader();

    /// <summary>Pushes one statement. <paramref name="graph"/> is <see cref="TermId.DefaultGraph"/> for a statement without a graph name.</summary>
    public void Push(IQuadSink sink, ulong subject, ulong predicate, ulong @object, ulong graph = TermId.DefaultGraph)
    {
        TermSpan name = graph == TermId.DefaultGraph ? default : _graphs.Read(graph);
        sink.Quad(_subjects.Read(subject), _predicates.Read(predicate), _objects.Read(@object), name);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _subjects.Dispose();
        _predicates.Dispose();
        _objects.Dispose();
        _graphs.Dispose();
    }
}
