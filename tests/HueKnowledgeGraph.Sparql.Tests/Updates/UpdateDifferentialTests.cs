using System.Globalization;
using CsCheck;
using HueKnowledgeGraph.Tests;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql.Tests;

/// <summary>Random requests leave the same quads in a store in memory and in one on disk, also after the latter is opened again, and the same counts.</summary>
public sealed class UpdateDifferentialTests
{
    private static readonly string[] Nodes = [":ngọ-môn", ":điện-thái-hòa", ":cao-đỉnh", ":minh-mạng"];
    private static readonly string[] Properties = [":p", ":q"];
    private static readonly string[] Graphs = ["", ":g", ":h"];
    private static readonly string[] Values = ["1", "2", "\"x\"", "\"Huế\"@vi", .. Nodes, "<<( :cao-đỉnh :p 1 )>>"];

    private static readonly Gen<string> Triple = Gen.Select(One(Nodes), One(Properties), One(Values), (s, p, o) => $"{s} {p} {o}");
    private static readonly Gen<string> Pattern = Gen.Select(
        One([.. Nodes, "?a", "?b"]), One([.. Properties, "?c"]), One("1", "?a", "?b", "?d"), (s, p, o) => $"{s} {p} {o}");

    private static readonly Gen<string> Graph = One(Graphs);
    private static readonly Gen<string> Data = Gen.Select(Graph, Triple.Array[1, 6], (graph, triples) => In(graph, triples));
    private static readonly Gen<string> Template = Gen.Select(One([.. Graphs, "?g"]), Pattern.Array[0, 2], In);
    private static readonly Gen<string> Where = Gen.Select(One([.. Graphs, "?g"]), Pattern.Array[1, 2], In);

    private static readonly Gen<string> Operation = Gen.OneOf(
        Data.Select(quads => $"INSERT DATA {{ {quads} }}"),
        Data.Select(quads => $"INSERT DATA {{ {quads} }}"),
        Data.Select(quads => $"DELETE DATA {{ {quads} }}"),
        Where.Select(where => $"DELETE WHERE {{ {where} }}"),
        Gen.Select(Template, Template, Where, (delete, insert, where) => $"DELETE {{ {delete} }} INSERT {{ {insert} }} WHERE {{ {where} }}"),
        Gen.Select(One(":g", ":h"), Template, Where, (with, insert, where) => $"WITH {with} INSERT {{ {insert} }} WHERE {{ {where} }}"),
        Gen.Select(One("ADD", "COPY", "MOVE"), Graph, Graph, (kind, from, to) => $"{kind} SILENT {Name(from)} TO {Name(to)}"),
        Graph.Select(graph => graph.Length == 0 ? "CLEAR DEFAULT" : $"DROP GRAPH {graph}"));

    private static readonly Gen<string[]> Requests = Operation.Array[1, 4].Select(operations => string.Join(" ;\n", operations)).Array[1, 6];

    [Fact]
    public void A_store_on_disk_does_what_one_in_memory_does() => Requests.SampleFixed(Check, iter: 150, threads: 1);

    /// <summary>Changes go into segments all the time, and segments together, as in a store that has been written for long.</summary>
    private static StoreWriteOptions Writing { get; } = new() { FlushBytes = 1024, KeptLogBytes = 0 };

    private static Gen<string> One(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    private static void Check(string[] requests)
    {
        string folder = Directory.CreateTempSubdirectory("hue-differential-").FullName;
        IQuadStore disk = QuadStore.OpenForWriting(folder, Writing);
        try
        {
            using var memory = new MemoryQuadStore();
            foreach (string text in requests)
            {
                UpdateRequest request = SparqlParser.ParseUpdate("PREFIX : <https://hue.example/> " + text);
                UpdateReport expected = UpdateEngine.Execute(request, memory);
                UpdateReport found = UpdateEngine.Execute(request, disk);
                Assert.Equal((expected.Added, expected.Removed), (found.Added, found.Removed));
                Assert.Equal(QuadsOf(memory), QuadsOf(disk));
            }

            disk.Dispose();
            disk = QuadStore.OpenForWriting(folder, Writing);
            Assert.Equal(QuadsOf(memory), QuadsOf(disk));
        }
        finally
        {
            disk.Dispose();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string In(string graph, string[] triples)
    {
        string text = string.Join(" . ", triples);
        return graph.Length == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"GRAPH {graph} {{ {text} }}");
    }

    private static string Name(string graph) => graph.Length == 0 ? "DEFAULT" : graph;

    private static List<string> QuadsOf(IQuadStore store)
    {
        using IQuadSnapshot snapshot = store.OpenSnapshot();
        var lines = new QuadLines();
        QuadExport.OfQuads(snapshot).WriteTo(lines);
        lines.Lines.Sort(StringComparer.Ordinal);
        return lines.Lines;
    }

    private sealed class QuadLines : IQuadSink
    {
        public List<string> Lines { get; } = [];

        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) => Lines.Add(
            new Quad(Term.From(subject), Term.From(predicate), Term.From(@object), graph.IsNone ? null : Term.From(graph)).ToString());
    }
}
