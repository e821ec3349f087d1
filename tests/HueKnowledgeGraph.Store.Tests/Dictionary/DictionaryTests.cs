using System.Text;
using CsCheck;
using HueKnowledgeGraph.Tests;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store.Tests.Dictionary;

public sealed class DictionaryTests
{
    private static readonly string[] Hard = ["", "\0", "a\0", "a\0b", "a", "ab", "Huế", "Hue", "\uFFFD", "🏯"];

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Int[0, Hard.Length - 1].Select(i => Hard[i]),
        Gen.String[Gen.Char['a', 'd'], 0, 30],
        Gen.Int[0, 300].Select(i => $"https://hue.example/id/object/HUE-O{i:0000}/production"));

    private static readonly Gen<Term> Terms = Gen.Select(Text, Gen.Int[0, 6]).Select((text, kind) => kind switch
    {
        0 => (Term)Literal.WithLanguage(text, "vi"),
        1 => Literal.WithLanguage(text, "en", BaseDirection.RightToLeft),
        2 => new Literal(text, "https://hue.example/type"),
        3 => new Literal(text),
        _ => new Iri("x:" + Uri.EscapeDataString(text)),
    });

    [Fact]
    public void Ids_follow_codepoints_and_terms_come_back() => Terms.Array[1, 400].SampleFixed(terms =>
    {
        using var folder = new TempFolder();
        Term[] distinct = [.. terms.Distinct()];
        TestLoad.Load(folder.PathOf("store"), TestLoad.Source(distinct.Select(term => new Quad(new Iri("s:"), new Iri("p:"), term))));
        using var store = QuadStore.Open(folder.PathOf("store"));
        using IQuadSnapshot snapshot = store.OpenSnapshot();
        using MemorySnapshot oracle = MemorySnapshot.Of(distinct.Select(term => new Quad(new Iri("s:"), new Iri("p:"), term)));
        using TermReader reader = snapshot.Terms.OpenReader();
        foreach (Term term in distinct)
        {
            ulong id = IdOf(snapshot, term);
            Assert.Equal(IdOf(oracle, term), id);
            Assert.Equal(term, Term.From(reader.Read(id)));
        }

        foreach (TermIdKind kind in (TermIdKind[])[TermIdKind.Iri, TermIdKind.Literal])
        {
            Assert.Equal(oracle.Terms.OrderedPayloadLimit(kind), snapshot.Terms.OrderedPayloadLimit(kind));
            foreach (string prefix in (string[])["", "a", "a\0", "x:", "x:https", "zzz", "Hu", "\uFFFF"])
                Assert.Equal(oracle.Terms.PrefixRanges(kind, Encoding.UTF8.GetBytes(prefix)), snapshot.Terms.PrefixRanges(kind, Encoding.UTF8.GetBytes(prefix)));
        }
    }, iter: 30, threads: 1);

    [Fact]
    public void Terms_that_are_not_there_are_not_found()
    {
        using var folder = new TempFolder();
        TestLoad.Load(folder.PathOf("store"), TestLoad.Source([new Quad(new BlankNode("a"), new Iri("p:b"), new Literal("c"))]));
        using var store = QuadStore.Open(folder.PathOf("store"));
        using IQuadSnapshot snapshot = store.OpenSnapshot();
        foreach (Term term in (Term[])[new Iri("p:"), new Iri("p:c"), new Iri("a"), new Literal("p:b"), Literal.WithLanguage("c", "vi"),
            new Literal("c", "p:type"), new BlankNode("a"), new BlankNode("b1"), new BlankNode("b00"), new BlankNode("b-0"), new BlankNode("b")])
        {
            term.Use(0, (int _, in TermSpan span) => Assert.False(snapshot.Terms.TryGetId(span, out ulong id), $"{term} is {id}"));
        }

        using TermReader reader = snapshot.Terms.OpenReader();
        foreach (ulong id in (ulong[])[TermId.Unbound, TermId.Error, TermId.DefaultGraph, TermId.Make(TermIdKind.Iri, 1), TermId.Make(TermIdKind.BlankNode, 1),
            TermId.Make(TermIdKind.TripleTerm, 0), TermId.Make(TermIdKind.Local, 0)])
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => { reader.Read(id); });
        }
    }

    [Fact]
    public void Triple_terms_name_blank_nodes_as_the_store_does()
    {
        using var folder = new TempFolder();
        const string text = """
            _:z <p:a> "a _:z < \" _:z" .
            <s:> <p:a> <<( _:z <p:_:z> "_:z \" _:z" )>> .
            <s:> <p:a> <<( _:y <p:b> <<( _:z <p:b> _:y )>> )>> .
            """;
        TestLoad.Load(folder.PathOf("store"), TestLoad.Source(text, RdfFormat.NTriples, "first"));
        TestLoad.Load(folder.PathOf("store"), TestLoad.Source(text, RdfFormat.NTriples, "second"));
        using var store = QuadStore.Open(folder.PathOf("store"));
        using IQuadSnapshot snapshot = store.OpenSnapshot();
        Assert.Equal(6, snapshot.CountRows(new ScanSpecification(QuadOrder.Spo, ReadOnlyMemory<ulong>.Empty, GraphSelection.UnionOfAll)));
        foreach ((string y, string z) in (IEnumerable<(string, string)>)[("b0", "b1"), ("b2", "b3")])
        {
            var inner = new TripleTerm(new BlankNode(z), new Iri("p:_:z"), new Literal("_:z \" _:z"));
            var nested = new TripleTerm(new BlankNode(y), new Iri("p:b"), new TripleTerm(new BlankNode(z), new Iri("p:b"), new BlankNode(y)));
            using TermReader reader = snapshot.Terms.OpenReader();
            Assert.Equal(inner, Term.From(reader.Read(IdOf(snapshot, inner))));
            Assert.Equal(nested, Term.From(reader.Read(IdOf(snapshot, nested))));
        }
    }

    private static ulong IdOf(IQuadSnapshot snapshot, Term term)
    {
        ulong[] id = new ulong[1];
        term.Use(0, (int _, in TermSpan span) => Assert.True(snapshot.Terms.TryGetId(span, out id[0]), $"{term} is not found"));
        return id[0];
    }
}
