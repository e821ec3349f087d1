using System.Net;
using System.Text.Json;
using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.EndToEnd.Tests;

/// <summary>The main job on the real records: <c>hue demo</c>, then what a reader and a program ask of it.</summary>
public sealed class DemoTests(DemoServer demo)
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    [Fact]
    public async Task The_demo_refuses_no_record_and_prints_what_to_open_and_three_queries()
    {
        RunningDemo running = await demo.Running;
        string said = string.Join('\n', running.Said);
        Assert.Contains("none refused", said, StringComparison.Ordinal);
        Assert.Contains($"{running.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)}/ ", said, StringComparison.Ordinal);
        Assert.Equal(3, running.Said.Count(line => line.Contains("curl", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_record_of_the_report_is_mapped()
    {
        await demo.Running;
        using JsonDocument report = JsonDocument.Parse(await File.ReadAllTextAsync(demo.Store + ".demo.json", TestContext.Current.CancellationToken));
        foreach (JsonElement source in report.RootElement.GetProperty("sources").EnumerateArray())
            Assert.Equal(source.GetProperty("recordsRead").GetInt64(), source.GetProperty("recordsMapped").GetInt64());
    }

    [Fact]
    public async Task The_store_is_sound() => (await CheckAsync()).Expect(0);

    [Fact]
    public async Task A_program_gets_its_answer_by_post()
    {
        RunningDemo running = await demo.Running;
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("query", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sparql") { Content = form };
        request.Headers.Accept.ParseAdd("text/csv");
        using HttpResponseMessage response = await running.Client.SendAsync(request, TestContext.Current.CancellationToken);
        string[] lines = (await TextOf(response)).Split("\r\n");
        Assert.Equal("n", lines[0]);
        Assert.True(long.Parse(lines[1], System.Globalization.CultureInfo.InvariantCulture) > 10_000, lines[1]);
    }

    [Fact]
    public async Task Every_question_of_the_front_page_runs_and_has_an_answer()
    {
        string[] questions = Directory.GetFiles(Repository.PathOf("mappings", "hue", "questions"), "*.rq");
        Assert.True(questions.Length >= 12);
        string front = await TextOf(await GetAsync("/?lang=en", Browser));
        Assert.Equal(questions.Length, front.Split("<li><a href=\"/sparql?query=").Length - 1 - CountTiles(front));
        foreach (string question in questions)
        {
            using HttpResponseMessage response = await GetAsync("/sparql?query=" + Uri.EscapeDataString(await File.ReadAllTextAsync(question, TestContext.Current.CancellationToken)), "text/csv");
            string text = await TextOf(response);
            Assert.True(response.StatusCode == HttpStatusCode.OK && text.Split("\r\n").Length > 2, $"{Path.GetFileName(question)}: {response.StatusCode} {text}");
        }
    }

    [Fact]
    public async Task The_client_program_asks_the_endpoint_too()
    {
        RunningDemo running = await demo.Running;
        string endpoint = new Uri(running.Client.BaseAddress!, "/sparql").AbsoluteUri;
        ProgramResult good = (await HueProgram.RunAsync("query", "--endpoint", endpoint, "--results", "csv", "-e", "SELECT (1 + 1 AS ?n) {}")).Expect(0);
        Assert.Equal("n\r\n2\r\n", good.Output);
        ProgramResult bad = (await HueProgram.RunAsync("query", "--endpoint", endpoint, "-e", "SELECT * {")).Expect(2);
        Assert.Contains("Line 1, column", bad.Error, StringComparison.Ordinal);
        ProgramResult slow = (await HueProgram.RunAsync("query", "--endpoint", endpoint, "--timeout", "0.2", "-e", Endless)).Expect(4);
        Assert.Contains("its limit is 0.2 s", slow.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_query_is_400_and_one_over_its_limits_408_or_503()
    {
        using HttpResponseMessage bad = await GetAsync("/sparql?query=SELECT", "*/*");
        using HttpResponseMessage slow = await GetAsync("/sparql?timeout=0.2&query=" + Uri.EscapeDataString(Endless), "*/*");
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.RequestTimeout), (bad.StatusCode, slow.StatusCode));
        Assert.Contains("its limit is 0.2 s", await TextOf(slow), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vi", "Đại hồng chung")]
    [InlineData("en", "bell")]
    public async Task A_thing_leads_to_a_page_in_each_language(string language, string expected)
    {
        string iri = await SomeThingAsync("Đại hồng chung");
        using HttpResponseMessage sent = await GetAsync(new Uri(iri).AbsolutePath, Browser);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        using HttpResponseMessage page = await GetAsync(sent.Headers.Location!.OriginalString + "?lang=" + language, Browser);
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Contains(expected, await TextOf(page), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Every_thing_of_the_graph_has_its_document_in_every_form()
    {
        string csv = await TextOf(await GetAsync("/sparql?format=csv&query=" + Uri.EscapeDataString(
            "SELECT DISTINCT ?s { ?s a ?c FILTER(STRSTARTS(STR(?s), 'https://hue.example/id/')) } ORDER BY ?s"), "*/*"));
        string[] things = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..];
        Assert.True(things.Length > 500, csv);
        string[] endings = [".html", ".ttl", ".nt", ".nq", ".trig"];
        for (int i = 0; i < things.Length; i += 7)
        {
            string path = new Uri(things[i]).AbsolutePath.Replace("/id/", "/doc/", StringComparison.Ordinal) + endings[i / 7 % endings.Length];
            using HttpResponseMessage response = await GetAsync(path, "*/*");
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {response.StatusCode}");
            Assert.NotEmpty(await TextOf(response));
        }
    }

    private const string Endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STRLEN(STR(?c)) + STRLEN(STR(?f)) + STRLEN(STR(?i)) > 99999999) }";

    private static int CountTiles(string front) => System.Text.RegularExpressions.Regex.Count(front, "<li><a href=\"/sparql[^\"]*\"><strong>[0-9.,]+</strong>");

    private static Task<string> TextOf(HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private async Task<ProgramResult> CheckAsync()
    {
        await demo.Running;
        return await HueProgram.RunAsync("check", "--store", demo.Store);
    }

    private async Task<string> SomeThingAsync(string name)
    {
        using HttpResponseMessage response = await GetAsync("/sparql?format=csv&query=" + Uri.EscapeDataString(
            $"SELECT ?s {{ ?s <http://www.w3.org/2000/01/rdf-schema#label> ?l FILTER(CONTAINS(STR(?l), '{name}') && STRSTARTS(STR(?s), 'https://hue.example/id/object/')) }} ORDER BY STRLEN(STR(?s)) LIMIT 1"), "*/*");
        return (await TextOf(response)).Split("\r\n")[1];
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string accept)
    {
        RunningDemo running = await demo.Running;
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await running.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
