using System.Globalization;
using System.Text;

namespace HueKnowledgeGraph.Rdf.Tests.JsonLd;

/// <summary>What a document may not make a processor do.</summary>
public sealed class JsonLdLimitTests
{
    [Fact]
    public void Nothing_is_fetched_that_is_not_at_hand()
    {
        JsonLdDocument document = JsonLdDocument.Parse("""{ "@context": "https://example.org/context", "name": "Huế" }""");
        var error = Assert.Throws<JsonLdException>(() => JsonLdProcessor.Expand(document));
        Assert.Equal(JsonLdErrorCode.LoadingRemoteContextFailed, error.Code);
        Assert.Contains("https://example.org/context", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_context_at_hand_is_used()
    {
        var loader = new JsonLdContexts().Add("https://example.org/context", """{ "@context": { "name": "http://hue.vn/name" } }"""u8.ToArray());
        JsonLdDocument document = JsonLdDocument.Parse("""{ "@context": "https://example.org/context", "name": "Huế" }""");
        JsonLdDocument expanded = JsonLdProcessor.Expand(document, new JsonLdOptions { Loader = loader });
        Assert.True(expanded.HasSameJsonAs(JsonLdDocument.Parse("""[{ "http://hue.vn/name": [{ "@value": "Huế" }] }]""")));
    }

    [Fact]
    public void The_context_of_Linked_Art_is_built_in()
    {
        Quad quad = Assert.Single(QuadList.Read(
            $$"""{ "@context": "{{JsonLdContexts.LinkedArt}}", "id": "http://hue.vn/a", "type": "HumanMadeObject" }""", RdfFormat.JsonLd));
        Assert.Equal(new Iri("http://www.cidoc-crm.org/cidoc-crm/E22_Human-Made_Object"), quad.Object);
    }

    [Fact]
    public void Contexts_that_load_each_other_without_end_are_given_up()
    {
        var loader = new JsonLdContexts()
            .Add("https://example.org/a", """{ "@context": "https://example.org/b" }"""u8.ToArray())
            .Add("https://example.org/b", """{ "@context": "https://example.org/a" }"""u8.ToArray());
        JsonLdDocument document = JsonLdDocument.Parse("""{ "@context": "https://example.org/a" }""");
        var error = Assert.Throws<JsonLdException>(() => JsonLdProcessor.Expand(document, new JsonLdOptions { Loader = loader }));
        Assert.Equal(JsonLdErrorCode.ContextOverflow, error.Code);
    }

    [Fact]
    public void Contexts_that_copy_many_terms_many_times_are_given_up()
    {
        var text = new StringBuilder("""{ "@context": {""");
        for (int i = 0; i < 1000; i++)
            text.Append(CultureInfo.InvariantCulture, $"\"t{i}\": \"http://hue.vn/{i}\",");
        text.Append("""  "k": "http://hue.vn/k" }, "k": [""");
        for (int i = 0; i < 1000; i++)
            text.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : ",")}{{\"@context\": {{\"x\": \"http://hue.vn/x\"}}, \"x\": {i}}}");
        JsonLdDocument document = JsonLdDocument.Parse(text.Append("] }").ToString());
        var error = Assert.Throws<JsonLdException>(() => JsonLdProcessor.Expand(document, new JsonLdOptions { MaxTermDefinitions = 100_000 }));
        Assert.Equal(JsonLdErrorCode.ContextOverflow, error.Code);
        JsonLdProcessor.Expand(document);
    }

    [Fact]
    public void A_term_that_stands_for_itself_by_way_of_others_is_refused()
    {
        JsonLdDocument document = JsonLdDocument.Parse("""{ "@context": { "a": "b:x", "b": "c:x", "c": "a:x" }, "a": 1 }""");
        Assert.Equal(JsonLdErrorCode.CyclicIriMapping, Assert.Throws<JsonLdException>(() => JsonLdProcessor.Expand(document)).Code);
    }

    [Fact]
    public void Numbers_keep_their_digits_and_doubles_their_value()
    {
        List<Quad> quads = QuadList.Read("""{ "urn:p": [12345678901234567890, 5.0, 0.1, 1e21, -0, -0.0, 5e-324, 1.7976931348623157e308, 100] }""", RdfFormat.JsonLd);
        Assert.Equal(
            ["12345678901234567890", "5", "1.0E-1", "1.0E21", "0", "0", "5.0E-324", "1.7976931348623157E308", "100"],
            quads.Select(q => ((Literal)q.Object).Lexical));
    }

    [Fact]
    public void JSON_literals_are_canonical()
    {
        const string Text = """{ "urn:p": { "@type": "@json", "@value": { "b": [1.50, 1e30, 1E-7, true, null], "a": "ệ\u0001\"" , "\u20ac": 1, "\ufb33": 2, "\ud83d\ude00": 3 } } }""";
        Assert.Equal(
            "{\"a\":\"ệ\\u0001\\\"\",\"b\":[1.5,1e+30,1e-7,true,null],\"€\":1,\"😀\":3,\"\ufb33\":2}",
            ((Literal)Assert.Single(QuadList.Read(Text, RdfFormat.JsonLd)).Object).Lexical);
    }
}
