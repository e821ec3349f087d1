using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>Reads the documents of tests.</summary>
internal static class TestDocument
{
    /// <summary>All quads; blank node labels start with <paramref name="blankNodePrefix"/>.</summary>
    public static IReadOnlyList<Quad> Read(string path, string baseIri, string blankNodePrefix = "")
    {
        Assert.True(RdfFormat.TryFromFileName(path, out RdfFormat? format));
        var graph = new GraphNavigator();
        using FileStream file = File.OpenRead(path);
        RdfReader.Read(file, format, graph, new RdfReadOptions { BaseIri = baseIri, SourceName = path, BlankNodePrefix = blankNodePrefix });
        return graph.Quads;
    }

    /// <summary>The document as N-Quads.</summary>
    public static Stream AsNQuads(string path, string baseIri)
    {
        var text = new MemoryStream();
        using (RdfWriter writer = RdfWriter.Create(RdfFormat.NQuads, text))
        {
            foreach (Quad quad in Read(path, baseIri))
                Push(quad, writer);
        }

        text.Position = 0;
        return text;
    }

    private static void Push(Quad quad, RdfWriter writer)
    {
        byte[] subject = Bytes(quad.Subject);
        byte[] predicate = Bytes(quad.Predicate);
        byte[] graph = quad.Graph is null ? [] : Bytes(quad.Graph);
        quad.Object.Use(writer, (RdfWriter target, in TermSpan value) => target.Quad(
            new TermSpan(quad.Subject.Kind, subject), new TermSpan(TermKind.Iri, predicate), value,
            quad.Graph is null ? default : new TermSpan(quad.Graph.Kind, graph)));
    }

    private static byte[] Bytes(Term node) => Encoding.UTF8.GetBytes(node is Iri iri ? iri.Value : ((BlankNode)node).Label);
}
