namespace HueKnowledgeGraph.Rdf.Tests.Terms;

public sealed class TermTests
{
    [Fact]
    public void A_literal_comes_back_from_its_span()
    {
        var literal = Literal.WithLanguage("Điện Thái Hòa", "vi");
        Term? copy = null;
        literal.Use(0, (int _, in TermSpan span) => copy = Term.From(span));
        Assert.Equal(literal, copy);
    }
}
