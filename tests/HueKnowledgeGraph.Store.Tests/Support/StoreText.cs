using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store.Tests;

/// <summary>All quads of a store as sorted text, to compare stores.</summary>
internal static class StoreText
{
    public static string Read(IStoreFiles files)
    {
        using var store = QuadStore.Open(files);
        using IQuadSnapshot snapshot = store.OpenSnapshot();
        return Read(snapshot);
    }

    public static string Read(IQuadSnapshot snapshot)
    {
        var sink = new Lines();
        QuadExport.OfQuads(snapshot).WriteTo(sink);
        return Sorted(sink.Found);
    }

    public static string Of(IEnumerable<Quad> quads) => Sorted(quads.Distinct().Select(quad => quad.ToString()));

    private static string Sorted(IEnumerable<string> lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));

    private sealed class Lines : IQuadSink
    {
        public List<string> Found { get; } = [];

        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) => Found.Add(new Quad(
            Term.From(subject), (Iri)Term.From(predicate), Term.From(@object), graph.IsNone ? null : Term.From(graph)).ToString());
    }
}
