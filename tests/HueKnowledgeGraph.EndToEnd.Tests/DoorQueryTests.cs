namespace HueKnowledgeGraph.EndToEnd.Tests;

/// <summary>Queries of a hostile or careless stranger: a defined error with both figures, soon, in bounded memory.</summary>
public sealed class DoorQueryTests
{
    [Theory]
    [InlineData(" && ", "!=")]
    [InlineData(" || ", "=")]
    public async Task A_filter_of_very_many_comparisons_is_held_to_the_memory_limit(string sign, string comparison)
    {
        using var folder = new WorkFolder();
        await LoadAsync(folder);
        string condition = string.Join(sign, Enumerable.Range(0, 5000).Select(i => $"?o+{i}{comparison}{i}"));
        string query = folder.Write("many.rq", $"SELECT * {{ ?s ?p ?o FILTER({condition}) }}");
        ProgramResult result = (await HueProgram.RunAsync("query", "--store", folder["store"], "--memory", "32MiB", query)).Expect(4);
        Assert.Matches(@"The query needs \d+(\.\d)? MiB for expressions; its limit is 32 MiB", result.Error);
    }

    [Fact]
    public async Task A_filter_of_tens_of_thousands_of_comparisons_does_not_overflow_the_stack()
    {
        using var folder = new WorkFolder();
        await LoadAsync(folder);
        string condition = string.Join(" && ", Enumerable.Range(50, 40_000).Select(i => $"?o!={i}"));
        string query = folder.Write("many.rq", $"SELECT (COUNT(*) AS ?n) {{ ?s ?p ?o FILTER({condition}) }}");
        ProgramResult result = (await HueProgram.RunAsync("query", "--store", folder["store"], "--memory", "16GiB", "--results", "csv", query)).Expect(0);
        Assert.Equal("n\r\n50\r\n", result.Output);
    }

    [Fact]
    public async Task A_filter_of_some_comparisons_fits_a_small_limit()
    {
        using var folder = new WorkFolder();
        await LoadAsync(folder);
        string condition = string.Join(" && ", Enumerable.Range(0, 50).Select(i => $"?o!={i}"));
        ProgramResult result = (await HueProgram.RunAsync("query", "--store", folder["store"], "--memory", "32MiB", "--results", "csv", "-e",
            $"SELECT (COUNT(*) AS ?n) {{ ?s ?p ?o FILTER({condition}) }}")).Expect(0);
        Assert.Equal("n\r\n50\r\n", result.Output);
    }

    [Theory]
    [InlineData("not on the list", "--allow-service", "https://hue.example/sparql")]
    [InlineData("queries here may call no other endpoints")]
    [InlineData("loopback, private and link-local addresses are not called", "--allow-service", "http://127.0.0.1:9/sparql")]
    [InlineData("cannot be reached", "--allow-service", "http://127.0.0.1:9/sparql", "--allow-private-services")]
    public async Task A_call_of_another_endpoint_is_refused_by_name(string reason, params string[] options)
    {
        using var folder = new WorkFolder();
        await LoadAsync(folder);
        ProgramResult result = (await HueProgram.RunAsync(
            ["query", "--store", folder["store"], .. options, "-e", "SELECT * { SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o } }"])).Expect(2);
        Assert.Contains("SERVICE <http://127.0.0.1:9/sparql>: ", result.Error, StringComparison.Ordinal);
        Assert.Contains(reason, result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    private static async Task LoadAsync(WorkFolder folder)
    {
        string file = folder.Write("in.ttl", string.Concat(Enumerable.Range(0, 100).Select(i => $"<https://hue.example/a> <https://hue.example/b> {i} .\n")));
        (await HueProgram.RunAsync("load", "--store", folder["store"], file)).Expect(0);
    }
}
