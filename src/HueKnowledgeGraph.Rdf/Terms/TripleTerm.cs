namespace HueKnowledgeGraph.Rdf;

/// <summary>A triple used as a term (RDF 1.2 Concepts, section 3.5). It says nothing about whether the triple is asserted.</summary>
/// <param name="Subject">IRI or blank node.</param>
/// <param name="Predicate">An IRI.</param>
/// <param name="Object">Any term.</param>
public sealed partial record TripleTerm(Term Subject, Term Predicate, Term Object) : Term
{
    /// <inheritdoc/>
    public override TermKind Kind => TermKind.TripleTerm;

    /// <summary>The canonical N-Triples 1.2 text.</summary>
    public override string ToString() => $"<<( {Subject} {Predicate} {Object} )>>";

    /// <inheritdoc/>
    public override void Use<TState>(TState state, TermSpanAction<TState> use) =>
        use(state, new TermSpan(TermKind.TripleTerm, System.Text.Encoding.UTF8.GetBytes(ToString())));
}
