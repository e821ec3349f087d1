using System.Text;

namespace HueKnowledgeGraph.Rdf.Tests;

/// <summary>A sink that keeps what it gets.</summary>
internal sealed class QuadList : IQuadSink
{
    public List<Quad> Quads { get; } = [];

    public List<(string Prefix, string Iri)> Prefixes { get; } = [];

    public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) =>
        Quads.Add(new Quad(Term.From(subject), Term.From(predicate), Term.From(@object), graph.IsNone ? null : Term.From(graph)));

    public void Prefix(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri) =>
        Prefixes.Add((Encoding.UTF8.GetString(prefix), Encoding.UTF8.GetString(iri)));

    public static List<Quad> Read(string text, RdfFormat format, RdfReadOptions? options = null) =>
        Read(Encoding.UTF8.GetBytes(text), format, options);

    public static List<Quad> Read(byte[] text, RdfFormat format, RdfReadOptions? options = null)
    {
        var sink = new QuadList();
        RdfReader.Read(new MemoryStream(text), format, sink, options);
        return sink.Quads;
    }
}
