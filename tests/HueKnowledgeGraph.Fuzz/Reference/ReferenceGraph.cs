using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Sparql;

namespace HueKnowledgeGraph.Fuzz;

/// <summary>The triples of one graph, each once.</summary>
internal sealed class ReferenceGraph(IReadOnlyList<(Term Subject, Term Predicate, Term Object)> triples)
{
    public IReadOnlyList<(Term Subject, Term Predicate, Term Object)> Triples { get; } = triples;

    /// <summary>The nodes of the graph: what a path of no length starts and ends at.</summary>
    public IReadOnlyCollection<Term> Nodes { get; } = triples.SelectMany(triple => new[] { triple.Subject, triple.Object }).Distinct().ToList();

    public IEnumerable<Row> Match(TriplePattern pattern, Row row)
    {
        foreach ((Term subject, Term predicate, Term @object) in Triples)
        {
            if (Bind(pattern.Subject, subject, row) is { } first && Bind(pattern.Predicate, predicate, first) is { } second
                && Bind(pattern.Object, @object, second) is { } third)
                yield return third;
        }
    }

    /// <summary>The row with what makes the pattern this term; null where nothing does.</summary>
    public static Row? Bind(PatternTerm pattern, Term term, Row row) => pattern switch
    {
        PatternTerm.Constant constant => Matches(constant.Term, term) ? row : null,
        PatternTerm.Var variable => row.Bind(variable.Variable, term),
        PatternTerm.Triple triple => term is TripleTerm whole && Bind(triple.Subject, whole.Subject, row) is { } first
            && Bind(triple.Predicate, whole.Predicate, first) is { } second ? Bind(triple.Object, whole.Object, second) : null,
        _ => throw new NotSupportedException(),
    };

    /// <summary>The same term, language tags in any case (docs/sparql.md).</summary>
    public static bool Matches(Term constant, Term term) => constant.Equals(term)
        || (constant is Literal { Language: { } language } a && term is Literal { Language: { } other } b
            && a.Lexical == b.Lexical && a.Direction == b.Direction && language.Equals(other, StringComparison.OrdinalIgnoreCase));
}
