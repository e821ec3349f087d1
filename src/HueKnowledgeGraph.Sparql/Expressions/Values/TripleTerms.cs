using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Parts of triple terms.</summary>
internal static class TripleTerms
{
    /// <summary>The parts of a value of type <see cref="ValueType.TripleTerm"/>.</summary>
    public static TripleTerm Parse(scoped in Value value) => (TripleTerm)Term.From(new TermSpan(TermKind.TripleTerm, value.Text));

    /// <summary>Equal iff subject, predicate and object are equal as values; an error if one of them is.</summary>
    public static Truth Equal(Evaluation e, scoped in Value a, scoped in Value b)
    {
        TripleTerm left = Parse(a);
        TripleTerm right = Parse(b);
        Truth subject = Equal(e, left.Subject, right.Subject);
        return TruthLogic.And(subject, TruthLogic.And(Equal(e, left.Predicate, right.Predicate), Equal(e, left.Object, right.Object)));
    }

    private static Truth Equal(Evaluation e, Term left, Term right)
    {
        Value a = e.Read(e.Terms.IdOf(left), true);
        return ValueComparison.Equal(e, a, e.Read(e.Terms.IdOf(right), true));
    }
}
