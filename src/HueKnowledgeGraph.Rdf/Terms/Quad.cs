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
}
