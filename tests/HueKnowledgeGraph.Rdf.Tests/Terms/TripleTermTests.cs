using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.Rdf.Tests.Terms;

public sealed class TripleTermTests
{
    [Fact]
    public void Every_term_comes_back_from_its_span() => RandomTerms.Object.SampleFixed(
        term =>
        {
            Term? copy = null;
            term.Use(0, (int _, in TermSpan span) => copy = Term.From(span));
            Assert.Equal(term, copy);
        },
        iter: 3000);

    [Fact]
    public void A_text_that_is_no_triple_term_is_refused()
    {
        foreach (string text in new[] { "", "<<(", "<<( <urn:s> <urn:p> )>>", "<<( <urn:s> <urn:p> 1 )>>", "<<( <urn:s> <urn:p> \"1\" )>> " })
            Assert.Throws<RdfSyntaxException>(() => TripleTerm.Parse(System.Text.Encoding.UTF8.GetBytes(text)));
    }
}
