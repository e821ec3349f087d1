using System.Diagnostics;
using System.Runtime.InteropServices;

using HueKnowledgeGraph.Sparql;

namespace HueKnowledgeGraph.Fuzz;

/// <summary>
/// Damaged texts: the parsers answer or say where the error is, and what is a query after all runs, or ends at a limit. A stack overflow ends the
/// process: the text in hand lies in the file that <paramref name="inHand"/> names.
/// </summary>
internal sealed class SyntaxRun(FuzzRandom random, IReadOnlyList<string> corpus, string? inHand)
{
    private static readonly TimeSpan QueryTimeout = TimeSpan.FromSeconds(1);

    // Far beyond the limit, as the machine may be busy: this is to find what does not end, not what is late.
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(30);

    private static readonly FuzzDataset Dataset = new(
    [
        "<http://example.org/a> <http://example.org/p> <http://example.org/b>", "<http://example.org/b> <http://example.org/p> <http://example.org/a>",
        "<http://example.org/a> <http://example.org/q> \"Huế\"@vi", "<http://example.org/b> <http://example.org/q> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer> <http://example.org/g1>",
        "_:u <http://example.org/r> <<( <http://example.org/a> <http://example.org/p> \"x\" )>>",
    ]);

    private readonly TextMutator _mutator = new(random, corpus);

    /// <summary>Texts tried.</summary>
    public long Texts { get; private set; }

    /// <summary>Tries some texts; calls <paramref name="found"/> with each that fails, cut down, and what happened.</summary>
    public void Round(int texts, Action<string, string> found)
    {
        for (int i = 0; i < texts; i++)
        {
            string text = _mutator.Next();
            Texts++;
            if (inHand is not null)
                File.WriteAllBytes(inHand, Bytes(text));
            if (Failure(text) is not { } failure)
                continue;
            string kind = failure[..failure.IndexOf(':')];
            string small = CutDown(text, candidate => Failure(candidate)?.StartsWith(kind, StringComparison.Ordinal) == true);
            found(small, Failure(small) ?? failure);
        }
    }

    /// <summary>UTF-16 as it is in memory: a damaged text may hold half a surrogate pair, which UTF-8 cannot say.</summary>
    public static byte[] Bytes(string text) => MemoryMarshal.AsBytes(text.AsSpan()).ToArray();

    /// <summary>The text of such bytes.</summary>
    public static string Text(byte[] bytes) => new(MemoryMarshal.Cast<byte, char>(bytes));

    /// <summary>What is wrong with how a text was taken, or null.</summary>
    public static string? Failure(string text)
    {
        long started = Stopwatch.GetTimestamp();
        try
        {
            Parse(text, static t => SparqlParser.ParseUpdate(t));
            Query? query = null;
            Parse(text, t => query = SparqlParser.ParseQuery(t));
            if (query is not null)
                Run(query);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return $"{error.GetType().Name}: {error.Message}\n{error.StackTrace}";
        }

        TimeSpan took = Stopwatch.GetElapsedTime(started);
        return took > Hang ? $"Hang: {took.TotalSeconds:0} s" : null;
    }

    /// <summary>The texts of suites below a folder, and a few of our own.</summary>
    public static IReadOnlyList<string> Corpus(string? folder)
    {
        string[] own =
        [
            FuzzCase.Prologue + "SELECT ?x (COUNT(DISTINCT ?y) AS ?n) { ?x :p+/:q ?y OPTIONAL { ?y :r ?z FILTER(?z > 1) } } GROUP BY ?x HAVING (?n > 1) ORDER BY DESC(?n) LIMIT 3",
            FuzzCase.Prologue + "SELECT * { { ?x :p ?y } UNION { GRAPH ?g { ?x :q 'Huế'@vi } } MINUS { ?x :r <<( :a :p ?z )>> } VALUES (?x ?w) { (:a UNDEF) } BIND(IF(?x = :a, 1, 'b') AS ?v) }",
            FuzzCase.Prologue + "CONSTRUCT { ?x :p [ :q ?y ] } WHERE { ?x (:p|^:q)* ?y . ?y :r ( 1 2.5 -3e0 ) FILTER NOT EXISTS { ?y :p ?x } }",
            FuzzCase.Prologue + "ASK { ?x :q ?y FILTER(REGEX(STR(?y), '^H.*(a|b)+$', 'i') && LANG(?y) IN ('vi', 'en')) { SELECT DISTINCT ?x { ?x :p ?z } } }",
            FuzzCase.Prologue + "DELETE { ?x :p ?y } INSERT { GRAPH :g { ?x :p 'z' } } USING :g WHERE { ?x :p ?y } ; INSERT DATA { :a :b 1 } ; CLEAR SILENT GRAPH :g",
        ];
        return folder is null || !Directory.Exists(folder) ? own :
        [
            .. own, .. Directory.EnumerateFiles(folder, "*.r?", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Select(File.ReadAllText).Where(text => text.Length is > 0 and < 20_000),
        ];
    }

    private static void Parse(string text, Action<string> parse)
    {
        try
        {
            parse(text);
        }
        catch (SparqlSyntaxException)
        {
            // What a damaged text is for.
        }
    }

    private static void Run(Query query)
    {
        var options = new QueryOptions { Timeout = QueryTimeout, MemoryBytes = 64L << 20 };
        try
        {
            using QueryResult result = QueryEngine.Execute(query, Dataset.Memory, options);
            if (result is SolutionResult solutions)
            {
                while (solutions.Next() is not null)
                {
                }
            }
            else if (result is GraphResult graph)
            {
                graph.WriteTo(new Nowhere());
            }
        }
        catch (Exception limit) when (limit is QueryLimitException or NotSupportedException or ServiceException)
        {
            // Defined ends.
        }
    }

    private static string CutDown(string text, Func<string, bool> fails)
    {
        for (int part = text.Length / 2; part > 0; part /= 2)
        {
            for (int at = 0; at + part <= text.Length;)
            {
                string shorter = text.Remove(at, part);
                if (fails(shorter))
                    text = shorter;
                else
                    at += part;
            }
        }

        return text;
    }

    private sealed class Nowhere : Rdf.IQuadSink
    {
        public void Quad(in Rdf.TermSpan subject, in Rdf.TermSpan predicate, in Rdf.TermSpan @object, in Rdf.TermSpan graph)
        {
        }
    }
}
