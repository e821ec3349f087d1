using System.Text;

namespace HueKnowledgeGraph.Rdf;

/// <summary>A triple and the graph that holds it.</summary>
/// <param name="Subject">IRI or blank node.</param>
/// <param name="Predicate">An IRI.</param>
/// <param name="Object">Any term.</param>
/// <param name="Graph">IRI or blank node, or null for the default graph.</param>
public readonly record struct Quad(Term Subject, Term Predicate, Term Object, Term? Graph = null)
{
    /// <summary>The statement as N-Quads writes it.</summary>
    public override string ToString() => Graph is null ? $"{Subject} {Predicate} {Object} ." : $"{Subject} {Predicate} {Object} {Graph} .";

    /// <summary>Pushes the statement into a sink.</summary>
    public void PushTo(IQuadSink sink) => Subject.Use((sink, this), static ((IQuadSink Sink, Quad Quad) state, in TermSpan subject) =>
    {
        byte[] predicate = Encoding.UTF8.GetBytes(((Iri)state.Quad.Predicate).Value);
        Term? graph = state.Quad.Graph;
        byte[] name = Encoding.UTF8.GetBytes((graph as Iri)?.Value ?? (graph as BlankNode)?.Label ?? "");
        state.Quad.Object.Use(new Parts(state.Sink, subject, predicate, graph?.Kind ?? TermKind.None, name), static (Parts parts, in TermSpan value) =>
            parts.Sink.Quad(parts.Subject, new TermSpan(TermKind.Iri, parts.Predicate), value, new TermSpan(parts.GraphKind, parts.Graph)));
    });

    private readonly ref struct Parts(IQuadSink sink, TermSpan subject, byte[] predicate, TermKind graphKind, byte[] graph)
    {
        public IQuadSink Sink { get; } = sink;

        public TermSpan Subject { get; } = subject;

        public byte[] Predicate { get; } = predicate;

        public TermKind GraphKind { get; } = graphKind;

        public byte[] Graph { get; } = graph;
    }
}
