using CsCheck;

namespace HueKnowledgeGraph.Rdf.Tests.Canonicalization;

public sealed class RdfCanonicalizerTests
{
    // Graph names are IRIs: where they are blank too, RDFC-1.0 itself can give two forms of one dataset, because the hash of a relation through a
    // graph name does not say whether the node is the subject or the object (section 4.7.3).
    private static readonly Gen<Quad[]> Quads = Gen.Select(
        Gen.Int[0, 5], Gen.Int[0, 1], Gen.Int[0, 5], Gen.Int[-1, 2],
        (s, p, o, g) => new Quad(new BlankNode($"n{s}"), new Iri($"urn:p{p}"), o == 5 ? new Literal("x") : new BlankNode($"n{o}"), g < 0 ? null : new Iri($"urn:g{g}"))).Array[0, 8];

    [Fact]
    public void Other_labels_and_another_order_give_the_same_text()
    {
        Gen.Select(Quads, Gen.Int[0, 1_000_000]).Sample(
            (quads, seed) =>
            {
                var random = new Random(seed);
                string[] names = [.. Enumerable.Range(0, 20).Select(i => $"x{i}")];
                random.Shuffle(names);
                Quad[] other = [.. quads.Select(q => Renamed(q, names))];
                random.Shuffle(other);
                Assert.Equal(RdfCanonicalizer.Canonicalize(quads).ToString(), RdfCanonicalizer.Canonicalize(other).ToString());
            },
            iter: 2000);
    }

    [Fact]
    public void The_canonical_form_is_isomorphic_and_its_own_canonical_form() => Quads.Sample(
        quads =>
        {
            string text = RdfCanonicalizer.Canonicalize(quads).ToString();
            List<Quad> read = QuadList.Read(text, RdfFormat.NQuads);
            Assert.True(GraphIsomorphism.AreIsomorphic(quads, read));
            Assert.Equal(text, RdfCanonicalizer.Canonicalize(read).ToString());
        },
        iter: 2000);

    [Fact]
    public void Datasets_that_are_not_isomorphic_have_different_forms() => Gen.Select(Quads, Quads).Sample(
        (left, right) => Assert.Equal(
            GraphIsomorphism.AreIsomorphic(left, right),
            RdfCanonicalizer.Canonicalize(left).ToString() == RdfCanonicalizer.Canonicalize(right).ToString()),
        iter: 2000);

    [Fact]
    public void What_looks_alike_everywhere_is_given_up_at_the_limit()
    {
        Quad[] clique = [.. from i in Enumerable.Range(0, 12) from j in Enumerable.Range(0, 12) where i != j select new Quad(new BlankNode($"n{i}"), new Iri("urn:p"), new BlankNode($"n{j}"))];
        var error = Assert.Throws<RdfCanonicalizationLimitException>(
            () => RdfCanonicalizer.Canonicalize(clique, new CanonicalizationOptions { MaxWork = 1000 }));
        Assert.Equal(1000, error.Limit);
    }

    [Fact]
    public void Long_lists_that_are_the_same_end_in_an_answer_or_the_limit()
    {
        static IEnumerable<Quad> Chain(string name, int length) =>
            Enumerable.Range(0, length).Select(i => new Quad(new BlankNode($"{name}{i}"), new Iri("urn:next"), new BlankNode($"{name}{i + 1}")));
        Quad[] quads = [.. Chain("a", 20_000), .. Chain("b", 20_000)];
        Exception? error = Record.Exception(() => RdfCanonicalizer.Canonicalize(quads, new CanonicalizationOptions { MaxWork = 50_000 }));
        Assert.True(error is null or RdfCanonicalizationLimitException, error?.ToString());
    }

    private static Quad Renamed(Quad quad, string[] names) => new(
        Renamed(quad.Subject, names), quad.Predicate, Renamed(quad.Object, names), quad.Graph is null ? null : Renamed(quad.Graph, names));

    private static Term Renamed(Term term, string[] names) => term is BlankNode node
        ? new BlankNode(names[node.Label[1] - '0'])
        : term;
}
