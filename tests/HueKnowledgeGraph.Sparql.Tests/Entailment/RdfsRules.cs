using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql.Tests;

/// <summary>The oracle of expansion: the rules of RDFS applied to triples until nothing new follows (RDF 1.1 Semantics, section 9.2.1).</summary>
internal static class RdfsRules
{
    public const string Rdfs = "http://www.w3.org/2000/01/rdf-schema#";
    public const string Property = RdfVocabulary.Namespace + "Property";
    public const string Class = Rdfs + "Class";
    public const string SubClassOf = Rdfs + "subClassOf";
    public const string SubPropertyOf = Rdfs + "subPropertyOf";
    public const string Domain = Rdfs + "domain";
    public const string Range = Rdfs + "range";

    private static readonly (string, string, string)[] Axioms =
    [
        (RdfVocabulary.Type, Range, Class), (SubClassOf, Domain, Class), (SubClassOf, Range, Class), (SubPropertyOf, Domain, Property),
        (SubPropertyOf, Range, Property), (Domain, Domain, Property), (Domain, Range, Class), (Range, Domain, Property), (Range, Range, Class),
    ];

    /// <summary>What follows from triples; literals start with a quotation mark.</summary>
    /// <param name="stated">The triples.</param>
    /// <param name="schema">Triples of all graphs, which say what is below what.</param>
    public static HashSet<(string S, string P, string O)> Apply(IEnumerable<(string S, string P, string O)> stated, IEnumerable<(string S, string P, string O)> schema)
    {
        HashSet<(string S, string P, string O)> known = [.. schema, .. Axioms];
        Grow(known, rules => Transitive(rules, SubClassOf).Concat(Transitive(rules, SubPropertyOf)));
        HashSet<(string S, string P, string O)> facts = [.. stated];
        Grow(facts, current => current.SelectMany(t => Of(t, known)).Concat(Transitive(current, SubClassOf)).Concat(Transitive(current, SubPropertyOf)));
        return facts;
    }

    private static IEnumerable<(string, string, string)> Of((string S, string P, string O) t, HashSet<(string S, string P, string O)> known)
    {
        yield return (t.P, RdfVocabulary.Type, Property);
        foreach ((string s, string p, string o) in known)
        {
            if (s == t.P && p == SubPropertyOf)
                yield return (t.S, o, t.O);
            if (s == t.P && p == Domain)
                yield return (t.S, RdfVocabulary.Type, o);
            if (s == t.P && p == Range && t.O[0] != '"')
                yield return (t.O, RdfVocabulary.Type, o);
            if (t.P == RdfVocabulary.Type && s == t.O && p == SubClassOf)
                yield return (t.S, RdfVocabulary.Type, o);
        }

        if (t.P == RdfVocabulary.Type && t.O == Class)
            yield return (t.S, SubClassOf, t.S);
        if (t.P == RdfVocabulary.Type && t.O == Property)
            yield return (t.S, SubPropertyOf, t.S);
    }

    private static IEnumerable<(string, string, string)> Transitive(HashSet<(string S, string P, string O)> facts, string relation) =>
        from a in facts where a.P == relation from b in facts where b.P == relation && b.S == a.O select (a.S, relation, b.O);

    private static void Grow(
        HashSet<(string S, string P, string O)> facts, Func<HashSet<(string S, string P, string O)>, IEnumerable<(string, string, string)>> rules)
    {
        for (int before = -1; before < facts.Count;)
        {
            before = facts.Count;
            facts.UnionWith([.. rules(facts)]);
        }
    }
}
