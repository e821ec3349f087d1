using System.Text;
using CsCheck;
using HueKnowledgeGraph.Tests;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store.Tests.InMemory;

public sealed class MemorySnapshotTests
{
    [Fact]
    public void Every_scan_gives_what_a_plain_list_gives() =>
        Gen.Select(RandomQuads.Graphs, RandomQuads.Choices).SampleFixed((quads, choices) =>
        {
            using var snapshot = MemorySnapshot.Of(quads);
            SnapshotLaws.Check(snapshot, RandomQuads.IdsOf(snapshot, quads), choices);
        }, iter: 5000);

    [Fact]
    public void Ids_of_iris_and_literals_are_in_codepoint_order()
    {
        string[] values = ["", "\0", "Huế", "Hu", "Cửa Ngọ Môn", "ngọ", "🏯", "\uFFFD"];
        using var snapshot = MemorySnapshot.Of(values.Select(value =>
            new Quad(new Iri("s:" + value), new Iri("p:"), Literal.WithLanguage(value, "vi"))));
        ulong[] ids = [.. values.OrderBy(value => Encoding.UTF8.GetBytes(value), Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)))
            .Select(value => Id(snapshot, new Literal(value, RdfVocabulary.LangString, "vi")))];
        Assert.Equal(ids.Order(), ids);
        Assert.Equal((ulong)values.Length, snapshot.Terms.OrderedPayloadLimit(TermIdKind.Literal));
        Assert.Equal([(ids[3], ids[5])], snapshot.Terms.PrefixRanges(TermIdKind.Literal, "Hu"u8).Select(range => (range.From, range.Below)));
        Assert.Empty(snapshot.Terms.PrefixRanges(TermIdKind.Iri, "t:"u8));
    }

    [Fact]
    public void Terms_come_back_and_blank_nodes_keep_their_labels()
    {
        Term[] terms = [new Iri("a:"), new BlankNode("đá"), new Literal("x"), Literal.WithLanguage("x", "vi", BaseDirection.RightToLeft),
            new Literal("007", Xsd.Integer), new Literal("7", Xsd.Integer), new Literal("x", "a:type")];
        using var snapshot = MemorySnapshot.Of(terms.Select(term => new Quad(new Iri("s:"), new Iri("p:"), term)));
        using TermReader reader = snapshot.Terms.OpenReader();
        foreach (Term term in terms)
            Assert.Equal(term, Term.From(reader.Read(Id(snapshot, term))));
    }

    [Fact]
    public void An_unknown_term_has_no_id_and_an_unknown_id_no_term()
    {
        using var snapshot = MemorySnapshot.Of([]);
        Assert.False(snapshot.Terms.TryGetId(new TermSpan(TermKind.Iri, "a:"u8), out _));
        Assert.Empty(snapshot.NamedGraphs);
        using TermReader reader = snapshot.Terms.OpenReader();
        Assert.Throws<ArgumentOutOfRangeException>(() => { reader.Read(TermId.Make(TermIdKind.Iri, 0)); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { reader.Read(TermId.Unbound); });
    }

    private static ulong Id(MemorySnapshot snapshot, Term term)
    {
        ulong[] id = new ulong[1];
        term.Use(0, (int _, in TermSpan span) => Assert.True(snapshot.Terms.TryGetId(span, out id[0])));
        return id[0];
    }
}
