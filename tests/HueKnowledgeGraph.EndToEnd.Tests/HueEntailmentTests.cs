using System.Globalization;

namespace HueKnowledgeGraph.EndToEnd.Tests;

/// <summary>The Huế catalogue under RDFS, by the door of the program: CIDOC-CRM's classes and properties answer for what is below them.</summary>
public sealed class HueEntailmentTests(HueDoorFixture hue) : IClassFixture<HueDoorFixture>
{
    private const string Prefixes = "PREFIX crm: <http://www.cidoc-crm.org/cidoc-crm/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> ";

    [Fact]
    public async Task A_class_answers_for_all_classes_below_it()
    {
        const string Stated = "SELECT DISTINCT ?x { ?x a/rdfs:subClassOf* crm:E18_Physical_Thing }";
        string[] stated = await AskAsync(Stated);
        string[] entailed = await AskAsync("SELECT ?x { ?x a crm:E18_Physical_Thing }", "--entailment", "rdfs");
        Assert.True(stated.Length > 100, $"{stated.Length} things");
        Assert.Empty(stated.Except(entailed));
        Assert.Equal(entailed.Length, entailed.Distinct().Count());

        // What is there beyond the classes, domains and ranges say.
        string[] byProperties = await AskAsync("""
            SELECT DISTINCT ?x { { ?x ?p ?o . ?p rdfs:subPropertyOf*/rdfs:domain/rdfs:subClassOf* crm:E18_Physical_Thing }
                UNION { ?s ?p ?x . ?p rdfs:subPropertyOf*/rdfs:range/rdfs:subClassOf* crm:E18_Physical_Thing FILTER(!isLiteral(?x)) } }
            """);
        Assert.Equal(stated.Union(byProperties).Order(), entailed.Order());
    }

    [Fact]
    public async Task A_property_answers_for_all_properties_below_it()
    {
        string[] stated = await AskAsync("SELECT DISTINCT ?x ?n { ?x ?p ?n . ?p rdfs:subPropertyOf* crm:P1_is_identified_by }");
        string[] entailed = await AskAsync("SELECT ?x ?n { ?x crm:P1_is_identified_by ?n }", "--entailment", "rdfs");
        Assert.True(stated.Length > 100, $"{stated.Length} names");
        Assert.Equal(stated.Order(), entailed.Order());
    }

    [Fact]
    public async Task Nothing_is_entailed_unless_it_is_asked_for()
    {
        string[] plain = await AskAsync("SELECT (COUNT(*) AS ?n) { ?x a crm:E18_Physical_Thing }");
        string[] entailed = await AskAsync("SELECT (COUNT(*) AS ?n) { ?x a crm:E18_Physical_Thing }", "--entailment", "rdfs");
        Assert.True(int.Parse(plain.Single(), CultureInfo.InvariantCulture) < int.Parse(entailed.Single(), CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_plan_tells_how_a_pattern_is_expanded()
    {
        ProgramResult result = (await HueProgram.RunAsync("query", "--store", hue.Store, "--entailment", "rdfs", "--explain", "-e",
            Prefixes + "SELECT * { ?x a crm:E18_Physical_Thing ; crm:P1_is_identified_by ?n }")).Expect(0);
        Assert.Matches(@"type E18_Physical_Thing over \d+ classes, \d+ domains and ranges", result.Output);
        Assert.Matches(@"P1_is_identified_by \?n over \d+ predicates", result.Output);
    }

    [Fact]
    public async Task Another_regime_is_refused_by_name() =>
        Assert.Contains("'owl'", (await HueProgram.RunAsync("query", "--store", hue.Store, "--entailment", "owl", "-e", "ASK {}")).Expect(2).Error, StringComparison.Ordinal);

    private async Task<string[]> AskAsync(string query, params string[] more)
    {
        ProgramResult result = (await HueProgram.RunAsync(["query", "--store", hue.Store, "--results", "tsv", .. more, "-e", Prefixes + query])).Expect(0);
        return [.. result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)];
    }
}
