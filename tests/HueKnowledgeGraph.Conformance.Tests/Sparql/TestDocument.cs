using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>Reads the documents of tests, RDF/XML too.</summary>
internal static class TestDocument
{
    /// <summary>All quads; blank node labels start with <paramref name="blankNodePrefix"/>.</summary>
    public static IReadOnlyList<Quad> Read(string path, string baseIri, string blankNodePrefix = "")
    {
        if (Path.GetExtension(path) == ".rdf")
            return RdfXmlTestReader.Read(path, baseIri, blankNodePrefix);
        Assert.True(RdfFormat.TryFromFileName(path, out RdfFormat? format));
        var graph = new GraphNavigator();
        using FileStream file = File.OpenRead(path);
        RdfReader.Read(file, format, graph, new RdfReadOptions { BaseIri = baseIri, SourceName = path, BlankNodePrefix = blankNodePrefix });
        return graph.Quads;
    }

    /// <summary>The document as N-Triples.</summary>
    public static Stream AsNTriples(string path, string baseIri)
    {
        var text = new MemoryStream();
        using (RdfWriter writer = RdfWriter.Create(RdfFormat.NTriples, text))
        {
            foreach (Quad quad in Read(path, baseIri))
                Push(quad, writer);
        }

        text.Position = 0;
        return text;
    }

    private static void Push(Quad quad, RdfWriter writer) =>
        quad.Subject.Use((quad, writer), static ((Quad Quad, RdfWriter Writer) s, in TermSpan subject) =>
        {
            byte[] value = subject.Value.ToArray();
            TermKind kind = subject.Kind;
            s.Quad.Predicate.Use((s, kind, value), static (((Quad Quad, RdfWriter Writer) S, TermKind Kind, byte[] Value) p, in TermSpan predicate) =>
            {
                byte[] iri = predicate.Value.ToArray();
                p.S.Quad.Object.Use((p, iri), static ((((Quad Quad, RdfWriter Writer) S, TermKind Kind, byte[] Value) P, byte[] Iri) o, in TermSpan value) =>
                    o.P.S.Writer.Quad(new TermSpan(o.P.Kind, o.P.Value), new TermSpan(TermKind.Iri, o.Iri), value, default));
            });
        });
}
