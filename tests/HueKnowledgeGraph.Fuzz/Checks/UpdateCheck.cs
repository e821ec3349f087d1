using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Sparql;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Fuzz;

/// <summary>
/// The group of the case as the WHERE of an update: what it leaves in a store in memory and in a durable one, also after that is opened again, is what its
/// solutions say, worked out by hand.
/// </summary>
internal sealed class UpdateCheck : IFuzzCheck
{
    private static readonly (string Delete, string Insert)[] Templates =
    [
        ("?x :p ?y", "?y :q ?x"), ("?x ?y ?z", "GRAPH :g1 { ?x :p ?z }"), ("GRAPH :g1 { ?x :q ?y }", "?x :r ?y . GRAPH :g2 { ?z :s ?x }"), ("?y :r ?z . ?x :p 1", "?x :p 1"),
    ];

    public string Name => "update";

    public bool IsOnDisk => true;

    public bool IsForSmallGraphs => true;

    public string? Disagreement(FuzzCase fuzzCase)
    {
        // Blank nodes have other names in each store.
        Quad[] quads = [.. fuzzCase.Dataset.Quads.Where(quad => quad.Subject is not BlankNode && quad.Object is not BlankNode)];
        (string delete, string insert) = Templates[fuzzCase.Form.Format.Length % Templates.Length];
        string text = $"{FuzzCase.Prologue} DELETE {{ {delete} }} INSERT {{ {insert} }} WHERE {fuzzCase.Group}";
        UpdateRequest request = SparqlParser.ParseUpdate(text);
        using MemoryQuadStore memory = MemoryQuadStore.Of(quads);
        string folder = Directory.CreateTempSubdirectory("hue-fuzz-update-").FullName;
        try
        {
            IEnumerable<string> byHand = ByHand(quads, fuzzCase.Group, delete, insert);
            UpdateEngine.Execute(request, memory);
            using (LiveQuadStore disk = QuadStore.OpenForWriting(folder))
            {
                AddAll(quads, disk);
                UpdateEngine.Execute(request, disk);
                if (Difference("memory", memory, byHand) is { } inMemory)
                    return $"{text}\n{inMemory}";
                if (Difference("disk", disk, byHand) is { } onDisk)
                    return $"{text}\n{onDisk}";
            }

            using LiveQuadStore again = QuadStore.OpenForWriting(folder);
            return Difference("opened again", again, byHand) is { } difference ? $"{text}\n{difference}" : null;
        }
        catch (QueryLimitException)
        {
            return null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void AddAll(IEnumerable<Quad> quads, IQuadStore store)
    {
        using IQuadTransaction transaction = store.BeginTransaction();
        var sink = new TransactionSink(transaction);
        foreach (Quad quad in quads)
            quad.PushTo(sink);
        transaction.Commit();
    }

    private static string? Difference(string name, IQuadStore store, IEnumerable<string> byHand)
    {
        using IQuadSnapshot snapshot = store.OpenSnapshot();
        var lines = new Lines();
        QuadExport.OfQuads(snapshot).WriteTo(lines);
        return Answer.Difference(name, Answer.Of(lines.Found), "by hand", Answer.Of(byHand));
    }

    /// <summary>All deletions, then all insertions (SPARQL 1.1 Update, section 3.1.3).</summary>
    private static HashSet<string> ByHand(Quad[] quads, Piece group, string delete, string insert)
    {
        var options = new QueryOptions { UnionDefaultGraph = false };
        using MemorySnapshot snapshot = MemorySnapshot.Of(quads);
        var result = new HashSet<string>(quads.Select(quad => quad.ToString()));
        result.ExceptWith(Made(delete, group, snapshot, options));
        result.UnionWith(Made(insert, group, snapshot, options));
        return result;
    }

    /// <summary>The quads of a template, by CONSTRUCT for each of its graphs.</summary>
    private static List<string> Made(string template, Piece group, IQuadSnapshot snapshot, QueryOptions options)
    {
        var made = new List<string>();
        foreach ((string? graph, string triples) in GraphsOf(template))
        {
            Query query = SparqlParser.ParseQuery($"{FuzzCase.Prologue} CONSTRUCT {{ {triples} }} WHERE {group}");
            using var result = (GraphResult)QueryEngine.Execute(query, snapshot, options);
            var lines = new Lines { Graph = graph is null ? null : new Iri(GraphGenerator.Base + graph) };
            result.WriteTo(lines);
            made.AddRange(lines.Found);
        }

        return made;
    }

    private static IEnumerable<(string? Graph, string Triples)> GraphsOf(string template)
    {
        int start = template.IndexOf("GRAPH :", StringComparison.Ordinal);
        if (start != 0)
            yield return (null, start < 0 ? template : template[..start]);
        if (start >= 0)
            yield return (template.Substring(start + 7, 2), template[(template.IndexOf('{', start) + 1)..template.LastIndexOf('}')]);
    }

    private sealed class Lines : IQuadSink
    {
        public List<string> Found { get; } = [];

        public Term? Graph { get; init; }

        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) => Found.Add(
            new Quad(Term.From(subject), Term.From(predicate), Term.From(@object), graph.Kind == TermKind.None ? Graph : Term.From(graph)).ToString());
    }
}
