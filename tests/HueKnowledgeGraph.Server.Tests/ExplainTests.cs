using System.Net;
using System.Text.Json;

namespace HueKnowledgeGraph.Server.Tests;

/// <summary><c>/sparql/explain</c> by the door.</summary>
public sealed class ExplainTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Join = """
        PREFIX crm: <http://www.cidoc-crm.org/cidoc-crm/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT ?label { ?x a crm:E22_Human-Made_Object ; rdfs:label ?label } ORDER BY ?label
        """;

    [Fact]
    public async Task A_plan_is_a_tree_that_a_person_reads()
    {
        using HttpResponseMessage response = await server.GetAsync(Path(Join));
        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
        string[] lines = (await ServerFixture.TextOf(response)).TrimEnd().Split('\n');
        Assert.All(lines, line => Assert.Matches(@"^( {2})*\S.*\[estimated \d+ rows\]$", line));
        Assert.Contains(lines, line => line.Contains("Scan ?x type E22_Human-Made_Object", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Analyzed_it_has_rows_times_memory_and_errors()
    {
        using HttpResponseMessage response = await server.GetAsync(Path(Join) + "&analyze=true", "application/json");
        using JsonDocument document = JsonDocument.Parse(await ServerFixture.TextOf(response));
        JsonElement root = document.RootElement;
        Assert.True(root.GetProperty("runMilliseconds").GetDouble() > 0);
        Assert.True(root.GetProperty("peakMemoryBytes").GetInt64() > 0);
        JsonElement plan = root.GetProperty("plan");
        Assert.Equal(7, plan.GetProperty("rows").GetInt32());
        Assert.True(plan.GetProperty("errorFactor").GetDouble() >= 1);
        Assert.True(plan.GetProperty("milliseconds").GetDouble() >= plan.GetProperty("ownMilliseconds").GetDouble());
        Assert.True(plan.GetProperty("inputs").GetArrayLength() > 0);
    }

    [Theory]
    [InlineData("&format=xml", HttpStatusCode.BadRequest)]
    [InlineData("&analyze=perhaps", HttpStatusCode.BadRequest)]
    public async Task Other_forms_are_refused(string parameter, HttpStatusCode status)
    {
        using HttpResponseMessage response = await server.GetAsync(Path(Join) + parameter);
        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task What_a_client_does_not_accept_is_not_sent()
    {
        using HttpResponseMessage response = await server.GetAsync(Path(Join), "image/png");
        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
    }

    private static string Path(string query) => "/sparql/explain?query=" + Uri.EscapeDataString(query);
}
