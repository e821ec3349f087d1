using System.Text;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql.Tests;

/// <summary>Small datasets written in words, and answers as text: "?x=a ?y=b", a line a solution.</summary>
internal sealed class TestGraph : IDisposable
{
    private const string Base = "http://example.org/";

    private readonly MemorySnapshot _snapshot;

    /// <summary>
    /// Statements a line: three or four words, the fourth a graph. A word is an IRI, <c>_:b</c> a blank node, <c>"text"</c> a string, <c>"text"@vi</c> one with a language,
    /// digits an integer.
    /// </summary>
    public TestGraph(string statements) => _snapshot = MemorySnapshot.Of(statements
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(w => new Quad(TermOf(w[0]), TermOf(w[1]), TermOf(w[2]), w.Length > 3 ? TermOf(w[3]) : null)));

    public IQuadSnapshot Snapshot => _snapshot;

    /// <summary>The solutions of a SELECT in their order, or "true", "false"; prefix <c>:</c> and base are the data's.</summary>
    public string[] Ask(string query, QueryOptions? options = null)
    {
        using QueryResult result = QueryEngine.Execute(Parse(query), _snapshot, options);
        return result switch
        {
            BooleanResult answer => [answer.Value ? "true" : "false"],
            SolutionResult solutions => [.. Rows(solutions)],
            GraphResult graph => Triples(graph),
            _ => throw new InvalidOperationException(),
        };
    }

    /// <summary>The same with the solutions in codepoint order.</summary>
    public string[] AskSorted(string query, QueryOptions? options = null) => [.. Ask(query, options).Order(StringComparer.Ordinal)];

    public string Plan(string query) => QueryEngine.ExplainShape(Parse(query), _snapshot).Trim();

    public static Query Parse(string query) => SparqlParser.ParseQuery($"PREFIX : <{Base}> {query}", Base);

    public void Dispose() => _snapshot.Dispose();

    private static Term TermOf(string word) => word switch
    {
        ['_', ':', ..] => new BlankNode(word[2..]),
        ['"', .., '"'] => new Literal(word.Trim('"')),
        ['"', ..] => new Literal(word[1..word.LastIndexOf('"')], RdfVocabulary.LangString, word[(word.LastIndexOf('@') + 1)..]),
        [>= '0' and <= '9', ..] => new Literal(word, Xsd.Integer),
        _ => new Iri(Base + word),
    };

    private static IEnumerable<string> Rows(SolutionResult result)
    {
        while (result.Next() is { } batch)
        {
            for (int row = 0; row < batch.RowCount; row++)
            {
                var text = new StringBuilder();
                for (int i = 0; i < result.Variables.Count; i++)
                {
                    ulong id = batch.Rows(i)[row];
                    if (id != TermId.Unbound)
                        text.Append(text.Length > 0 ? " " : "").Append(result.Variables[i]).Append('=').Append(Short(result.Terms.ReadTerm(id)));
                }

                yield return text.ToString();
            }
        }
    }

    private static string[] Triples(GraphResult result)
    {
        var sink = new ListSink();
        result.WriteTo(sink);
        return [.. sink.Lines];
    }

    private static string Short(Term term) => term switch
    {
        Iri iri => iri.Value.Replace(Base, "", StringComparison.Ordinal),
        Literal { Datatype: Xsd.Integer } number => number.Lexical,
        _ => term.ToString(),
    };

    private sealed class ListSink : IQuadSink
    {
        public List<string> Lines { get; } = [];

        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) =>
            Lines.Add($"{Short(Term.From(subject))} {Short(Term.From(predicate))} {Short(Term.From(@object))}");
    }
}
