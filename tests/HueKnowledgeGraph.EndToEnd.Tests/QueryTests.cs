using System.Text;

namespace HueKnowledgeGraph.EndToEnd.Tests;

/// <summary>Queries by the user's door, on a small store of their own.</summary>
public sealed class QueryTests(QueryTests.SampleStore sample) : IClassFixture<QueryTests.SampleStore>
{
    /// <summary>Sixty statements: enough for a query that never ends, made at once.</summary>
    private const string Endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p FILTER(STRLEN(?c) + STRLEN(?f) + STRLEN(?i) + STRLEN(?l) > 9999) }";

    [Theory]
    [InlineData("csv", "n\r\n60\r\n")]
    [InlineData("tsv", "?n\n60\n")]
    [InlineData("table", "60")]
    [InlineData("json", "\"60\"")]
    [InlineData("xml", ">60<")]
    public async Task An_answer_comes_in_the_format_asked_for(string format, string expected)
    {
        ProgramResult result = (await RunAsync("--results", format, "-e", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")).Expect(0);
        Assert.Contains(expected, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_comes_from_a_file_or_from_standard_input()
    {
        using var folder = new WorkFolder();
        string file = folder.Write("count.rq", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }");
        ProgramResult byFile = (await RunAsync("--results", "csv", file)).Expect(0);
        ProgramResult byInput = (await HueProgram.RunWithInputAsync(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken),
            "query", "--store", sample.Store, "--results", "csv", "-")).Expect(0);
        Assert.Equal("n\r\n60\r\n", byFile.Output);
        Assert.Equal(byFile.Output, byInput.Output);
    }

    [Fact]
    public async Task A_construct_comes_as_rdf()
    {
        ProgramResult result = (await RunAsync("--results", "nt", "-e", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")).Expect(0);
        Assert.Equal(60, result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_syntax_error_is_code_2_with_line_column_and_what_was_expected()
    {
        ProgramResult result = (await RunAsync("-e", "SELECT *\nWHERE { ?s ?p }")).Expect(2);
        Assert.Contains("Line 2, column 15: expected", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task A_query_that_is_not_utf_8_is_code_2()
    {
        using var folder = new WorkFolder();
        string file = folder.Write("tcvn3.rq", Encoding.Latin1.GetBytes("SELECT * { ?s ?p \"Hu\u00D5\" }"));
        ProgramResult result = (await RunAsync(file)).Expect(2);
        Assert.Contains("byte 20 is not UTF-8", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_over_its_time_is_code_4_and_names_the_limit()
    {
        ProgramResult result = (await RunAsync("--timeout", "0.2", "-e", Endless)).Expect(4);
        Assert.Contains("its limit is 0.2 s", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task A_query_over_its_memory_is_code_4_and_names_both_figures()
    {
        ProgramResult result = (await RunAsync("--memory", "1MiB", "--results", "csv", "-e",
            "SELECT DISTINCT ?x { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i BIND(CONCAT(?c, ?f, ?i) AS ?x) } ORDER BY ?x")).Expect(4);
        Assert.Contains("its limit is 1 MiB", result.Error, StringComparison.Ordinal);
        Assert.Contains("MiB for", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--explain")]
    [InlineData("--analyze")]
    public async Task A_plan_can_be_read(string option)
    {
        ProgramResult result = (await RunAsync(option, "-e", "SELECT * { ?s <https://hue.example/p> ?o . ?s ?q ?r }")).Expect(0);
        Assert.NotEmpty(result.Output);
        Assert.DoesNotContain("(60 rows)", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_is_refused_in_words()
    {
        ProgramResult result = (await RunAsync("-e", "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")).Expect(2);
        Assert.Contains("SERVICE", result.Error, StringComparison.Ordinal);
    }

    private Task<ProgramResult> RunAsync(params string[] arguments) => HueProgram.RunAsync(["query", "--store", sample.Store, .. arguments]);

    /// <summary>A store of sixty statements.</summary>
    public sealed class SampleStore : IAsyncLifetime
    {
        private readonly WorkFolder _folder = new();

        /// <summary>Its directory.</summary>
        public string Store => _folder["store"];

        /// <inheritdoc/>
        public async ValueTask InitializeAsync()
        {
            string file = _folder.Write("sixty.nt", string.Concat(Enumerable.Range(0, 60).Select(i => $"<https://hue.example/s{i}> <https://hue.example/p> \"value {i}\" .\n")));
            (await HueProgram.RunAsync("load", "--store", Store, file)).Expect(0);
        }

        /// <inheritdoc/>
        public ValueTask DisposeAsync()
        {
            _folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
