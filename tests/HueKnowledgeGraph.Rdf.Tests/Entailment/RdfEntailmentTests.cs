namespace HueKnowledgeGraph.Rdf.Tests.Entailment;

public sealed class RdfEntailmentTests
{
    private const string Prefixes = """
        PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
        PREFIX : <http://hue.vn/>

        """;

    private const string Schema = ":Palace rdfs:subClassOf :Building . :builtBy rdfs:subPropertyOf :madeBy ; rdfs:range :Ruler . :thai-hoa a :Palace ; :builtBy :gia-long . ";

    [Theory]
    [InlineData(":thai-hoa a :Building .", RdfEntailmentRegime.Rdfs, true)]
    [InlineData(":thai-hoa a :Building .", RdfEntailmentRegime.Rdf, false)]
    [InlineData(":thai-hoa :madeBy [ a :Ruler ] .", RdfEntailmentRegime.Rdfs, true)]
    [InlineData(":gia-long :madeBy [] .", RdfEntailmentRegime.Rdfs, false)]
    [InlineData(":builtBy a rdf:Property .", RdfEntailmentRegime.Rdf, true)]
    [InlineData(":thai-hoa :builtBy [] . [] a :Palace .", RdfEntailmentRegime.Simple, true)]
    [InlineData("_:x a :Palace . _:y :builtBy _:x .", RdfEntailmentRegime.Rdfs, false)]
    public void What_follows_depends_on_the_regime(string conclusion, RdfEntailmentRegime regime, bool follows) =>
        Assert.Equal(follows, RdfEntailment.Entails(Read(Schema), Read(conclusion), regime));

    [Fact]
    public void A_literal_outside_the_range_leaves_no_interpretation()
    {
        List<Quad> graph = Read(":height rdfs:range xsd:integer . :bell :height \"cao\" .");
        Assert.False(RdfEntailment.IsInconsistent(graph, RdfEntailmentRegime.Rdfs));
        Assert.True(RdfEntailment.IsInconsistent(graph, RdfEntailmentRegime.Rdfs, [Xsd.Integer]));
        Assert.True(RdfEntailment.Entails(graph, Read(":anything :at :all ."), RdfEntailmentRegime.Rdfs, [Xsd.Integer]));
    }

    [Fact]
    public void A_question_with_too_many_meanings_is_given_up_in_words()
    {
        IEnumerable<Quad> Ring(int length) => Enumerable.Range(0, length)
            .Select(i => new Quad(new BlankNode($"n{i}"), new Iri("urn:p"), new BlankNode($"n{(i + 1) % length}")));
        IEnumerable<Quad> dense = Enumerable.Range(0, 30).SelectMany(i => Enumerable.Range(0, i).Select(j => new Quad(new Iri($"urn:{i}"), new Iri("urn:p"), new Iri($"urn:{j}"))));
        var error = Assert.Throws<InvalidOperationException>(() => RdfEntailment.Entails(dense, Ring(25), RdfEntailmentRegime.Simple));
        Assert.Contains("undecided", error.Message, StringComparison.Ordinal);
    }

    private static List<Quad> Read(string text) => QuadList.Read(Prefixes + text, RdfFormat.Turtle);
}
