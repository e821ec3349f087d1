using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store.Tests;

/// <summary>Loads quads and text into stores.</summary>
internal static class TestLoad
{
    public static LoadSource Source(IEnumerable<Quad> quads, string name = "test") =>
        Source(string.Concat(quads.Select(quad => quad + "\n")), RdfFormat.NQuads, name);

    public static LoadSource Source(string text, RdfFormat format, string name = "test", string? graph = null) =>
        new(name, () => new MemoryStream(Encoding.UTF8.GetBytes(text)), format, graph);

    public static BulkLoadReport Load(string directory, params LoadSource[] sources) => QuadStore.BulkLoad(directory, sources);

    /// <summary>The quads with blank nodes labelled as a store labels those of its next load, of one source.</summary>
    public static Quad[] Relabel(IReadOnlyList<Quad> quads, ref int firstNumber)
    {
        BlankNode[] nodes = [.. quads.SelectMany(quad => (Term?[])[quad.Subject, quad.Object, quad.Graph]).OfType<BlankNode>().Distinct()
            .OrderBy(node => node.Label, StringComparer.Ordinal)];
        int first = firstNumber;
        Term? New(Term? term) => term is BlankNode node ? new BlankNode($"b{first + Array.IndexOf(nodes, node)}") : term;
        firstNumber += nodes.Length;
        return [.. quads.Select(quad => new Quad(New(quad.Subject)!, quad.Predicate, New(quad.Object)!, New(quad.Graph)))];
    }
}
