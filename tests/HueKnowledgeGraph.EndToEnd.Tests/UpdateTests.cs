using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace HueKnowledgeGraph.EndToEnd.Tests;

/// <summary><c>hue update</c>, and a server that is written to, by the user's door.</summary>
public sealed partial class UpdateTests
{
    private const string Built = "<https://hue.example/ngọ-môn> <https://hue.example/built>";

    [Fact]
    public async Task An_update_changes_the_store_and_says_what_it_did()
    {
        using var folder = new WorkFolder();
        string store = await LoadAsync(folder);
        ProgramResult inline = (await HueProgram.RunAsync("update", "--store", store, "-e", $"INSERT DATA {{ {Built} 1833 }} ; DELETE WHERE {{ ?s ?p \"c\" }}")).Expect(0);
        Assert.Contains("1 quads added, 1 removed by 2 operations", inline.Output, StringComparison.Ordinal);
        string file = folder.Write("update.ru", $"DELETE DATA {{ {Built} 1833 }} ; INSERT DATA {{ GRAPH <https://hue.example/g> {{ {Built} 1834 }} }}");
        using JsonDocument report = JsonDocument.Parse((await HueProgram.RunAsync("update", "--json", "--store", store, file)).Expect(0).Output);
        Assert.Equal((1, 1), (report.RootElement.GetProperty("added").GetInt32(), report.RootElement.GetProperty("removed").GetInt32()));
        (await HueProgram.RunWithInputAsync(Encoding.UTF8.GetBytes($"INSERT DATA {{ {Built} 1835 }}"), "update", "--store", store, "-")).Expect(0);
        ProgramResult answer = (await HueProgram.RunAsync("query", "--store", store, "--results", "csv", "-e", $"SELECT ?y {{ {Built} ?y }} ORDER BY ?y")).Expect(0);
        Assert.Equal("y\r\n1834\r\n1835\r\n", answer.Output);
        (await HueProgram.RunAsync("check", "--store", store)).Expect(0);
    }

    [Theory]
    [InlineData(2, "Line 1, column 23", "-e", "INSERT DATA { <urn:a> }")]
    [InlineData(2, "Operation 2: CREATE: the graph <https://hue.example/g> is there already.", "-e", "CLEAR DEFAULT ; CREATE GRAPH <https://hue.example/g>")]
    [InlineData(2, "LOAD is switched off", "-e", "LOAD <file:///etc/hostname>")]
    [InlineData(2, "Give one update")]
    [InlineData(2, "There is no file nowhere.ru", "nowhere.ru")]
    [InlineData(4, "its limit is 0.01 s", "--timeout", "0.01", "-e", "INSERT { ?a ?b ?f } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r . ?s ?t ?u . ?v ?w ?x }")]
    public async Task What_cannot_be_done_changes_nothing(int code, string said, params string[] arguments)
    {
        using var folder = new WorkFolder();
        string store = await LoadAsync(folder);
        ProgramResult result = (await HueProgram.RunAsync(["update", "--store", store, .. arguments])).Expect(code);
        Assert.Contains(said, result.Error, StringComparison.Ordinal);
        ProgramResult answer = (await HueProgram.RunAsync("query", "--store", store, "--results", "csv", "-e", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")).Expect(0);
        Assert.Equal("n\r\n12\r\n", answer.Output);
    }

    [Fact]
    public async Task A_directory_without_a_store_is_code_2()
    {
        using var folder = new WorkFolder();
        ProgramResult result = (await HueProgram.RunAsync("update", "--store", folder["nothing"], "-e", "CLEAR ALL")).Expect(2);
        Assert.Contains("holds no store", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["nothing"]));
    }

    [Fact]
    public async Task A_file_is_loaded_where_that_is_allowed()
    {
        using var folder = new WorkFolder();
        string store = await LoadAsync(folder);
        string file = folder.Write("more.ttl", $"{Built} 1833 .");
        string address = new Uri(file).AbsoluteUri;
        ProgramResult result = (await HueProgram.RunAsync(
            "update", "--store", store, "--load-from", new Uri(Path.GetDirectoryName(file)! + "/").AbsoluteUri, "-e", $"LOAD <{address}> INTO GRAPH <https://hue.example/more>")).Expect(0);
        Assert.Contains("1 quads added", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_with_a_key_takes_updates_that_outlive_it_and_locks_the_store()
    {
        using var folder = new WorkFolder();
        string store = await LoadAsync(folder);
        string config = folder.Write("hue.json", """{ "WriteKey": "khóa" }""".Replace("khóa", "khoa-123", StringComparison.Ordinal));
        using (Process process = HueProgram.Start("serve", "--store", store, "--config", config, "--urls", "http://127.0.0.1:0"))
        {
            using HttpClient client = await ClientAsync(process, "writable with the key");
            Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(client, null));
            Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(client, "khoa-124"));
            Assert.Equal(HttpStatusCode.OK, await PostAsync(client, "khoa-123"));
            ProgramResult locked = (await HueProgram.RunAsync("update", "--store", store, "-e", "CLEAR ALL")).Expect(3);
            Assert.Contains("in use by process", locked.Error, StringComparison.Ordinal);
            process.Kill();
            await HueProgram.WaitAsync(process);
        }

        ProgramResult answer = (await HueProgram.RunAsync("query", "--store", store, "--results", "csv", "-e", $"SELECT ?y {{ {Built} ?y }}")).Expect(0);
        Assert.Equal("y\r\n1833\r\n", answer.Output);
        using Process readOnly = HueProgram.Start("serve", "--store", store, "--config", config, "--read-only", "--urls", "http://127.0.0.1:0");
        using HttpClient reader = await ClientAsync(readOnly, "read-only");
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(reader, "khoa-123"));
        await HueProgram.InterruptAsync(readOnly);
        await HueProgram.WaitAsync(readOnly);
        Assert.Equal(0, readOnly.ExitCode);
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sparql")
        {
            Content = new StringContent($"INSERT DATA {{ {Built} 1833 }}", Encoding.UTF8, "application/sparql-update"),
        };
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    /// <summary>Waits for the line that says where the server is, and what else it has to say.</summary>
    private static async Task<HttpClient> ClientAsync(Process process, string said)
    {
        string line = await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) ?? "";
        Assert.Contains(said, line, StringComparison.Ordinal);
        return new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero }) { BaseAddress = new Uri(Address().Match(line).Groups[1].Value) };
    }

    private static async Task<string> LoadAsync(WorkFolder folder)
    {
        string file = folder.Write("in.nq", string.Concat(Enumerable.Range(0, 10).Select(i => $"<https://hue.example/s{i}> <https://hue.example/p> \"{i}\" .\n"))
            + "<https://hue.example/a> <https://hue.example/b> \"c\" .\n<https://hue.example/a> <https://hue.example/b> \"d\" <https://hue.example/g> .\n");
        (await HueProgram.RunAsync("load", "--quiet", "--store", folder["store"], file)).Expect(0);
        return folder["store"];
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"at (http://127\.0\.0\.1:\d+)")]
    private static partial System.Text.RegularExpressions.Regex Address();
}
