using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Triple terms (SPARQL 1.2 Query, section 17.4.7).</summary>
internal static class TripleFunctions
{
    public static void Register(IDictionary<string, FunctionFactory> table)
    {
        table.Add3("TRIPLE", Make);
        table.Add1("ISTRIPLE", static (Evaluation _, scoped in Value a) => Value.Boolean(a.Type == ValueType.TripleTerm));
        table.Add1("SUBJECT", static (Evaluation e, scoped in Value a) => Part(e, a, static triple => triple.Subject));
        table.Add1("PREDICATE", static (Evaluation e, scoped in Value a) => Part(e, a, static triple => triple.Predicate));
        table.Add1("OBJECT", static (Evaluation e, scoped in Value a) => Part(e, a, static triple => triple.Object));
    }

    /// <summary>A triple term; an error unless its parts may stand where they stand.</summary>
    public static Value Make(Evaluation e, scoped in Value a, scoped in Value b, scoped in Value c)
    {
        if (a.Type is not (ValueType.Iri or ValueType.BlankNode) || b.Type != ValueType.Iri)
            return Value.Error;
        var triple = new TripleTerm(e.Terms.ReadTerm(e.ToId(a)), e.Terms.ReadTerm(e.ToId(b)), e.Terms.ReadTerm(e.ToId(c)));
        return e.Read(e.Terms.IdOf(triple), true);
    }

    private static Value Part(Evaluation e, scoped in Value a, Func<TripleTerm, Term> part) =>
        a.Type == ValueType.TripleTerm ? e.Read(e.Terms.IdOf(part(TripleTerms.Parse(a))), true) : Value.Error;
}
