using System.Globalization;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Sparql;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>The expected answer of a test: a graph, or a results document.</summary>
/// <param name="Document">Solutions or yes or no; null for a graph.</param>
/// <param name="Graph">The triples of CONSTRUCT and DESCRIBE; null for others.</param>
/// <param name="Format">The format of the document; JSON where a graph describes it.</param>
/// <param name="IsOrdered">True iff the order of the solutions is stated.</param>
internal sealed record ExpectedAnswer(ResultDocument? Document, IReadOnlyList<Quad>? Graph, ResultFormat Format, bool IsOrdered)
{
    private const string Rs = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#";

    public static ExpectedAnswer Read(string path, QueryForm form)
    {
        if (ResultFormat.TryFromFileName(path, out ResultFormat? format))
        {
            using FileStream file = File.OpenRead(path);
            return new ExpectedAnswer(ResultReader.Read(file, format), null, format, true);
        }

        IReadOnlyList<Quad> quads = TestDocument.Read(path, GraphNavigator.IriOf(path));
        return form is QueryForm.Construct or QueryForm.Describe
            ? new ExpectedAnswer(null, quads, ResultFormat.Json, false)
            : ReadResultSet(quads);
    }

    /// <summary>The vocabulary of the result sets of the SPARQL 1.0 suites.</summary>
    private static ExpectedAnswer ReadResultSet(IReadOnlyList<Quad> quads)
    {
        ILookup<Term, Quad> bySubject = quads.ToLookup(q => q.Subject);
        Term set = quads.First(q => q.Predicate == new Iri(RdfVocabulary.Type) && q.Object == new Iri(Rs + "ResultSet")).Subject;
        if (Values(bySubject, set, "boolean").FirstOrDefault() is Literal answer)
            return new ExpectedAnswer(new ResultDocument(answer.Lexical == "true", null), null, ResultFormat.Json, false);
        List<Variable> variables = [.. Values(bySubject, set, "resultVariable").Select(v => new Variable(((Literal)v).Lexical))];
        List<Term> solutions = [.. Values(bySubject, set, "solution")];
        bool isOrdered = solutions.Count > 0 && solutions.TrueForAll(s => Values(bySubject, s, "index").Any());
        if (isOrdered)
            solutions = [.. solutions.OrderBy(s => int.Parse(((Literal)Values(bySubject, s, "index").First()).Lexical, CultureInfo.InvariantCulture))];
        List<IReadOnlyList<Term?>> rows = [.. solutions.Select(s => Row(bySubject, s, variables))];
        return new ExpectedAnswer(new ResultDocument(null, new SolutionTable(variables, rows)), null, ResultFormat.Json, isOrdered);
    }

    private static Term?[] Row(ILookup<Term, Quad> bySubject, Term solution, List<Variable> variables)
    {
        var row = new Term?[variables.Count];
        foreach (Term binding in Values(bySubject, solution, "binding"))
        {
            string name = ((Literal)Values(bySubject, binding, "variable").Single()).Lexical;
            row[variables.IndexOf(new Variable(name))] = Values(bySubject, binding, "value").Single();
        }

        return row;
    }

    private static IEnumerable<Term> Values(ILookup<Term, Quad> bySubject, Term subject, string property) =>
        bySubject[subject].Where(q => q.Predicate == new Iri(Rs + property)).Select(q => q.Object);
}
