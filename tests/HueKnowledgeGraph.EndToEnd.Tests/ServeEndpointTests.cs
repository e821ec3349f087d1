using System.Diagnostics;
using System.Text.RegularExpressions;

namespace HueKnowledgeGraph.EndToEnd.Tests;

/// <summary><c>hue serve --endpoint</c> in front of the demo.</summary>
public sealed partial class ServeEndpointTests(DemoServer demo)
{
    [Fact]
    public async Task A_server_in_front_of_the_demo_shows_the_same_counts_and_things()
    {
        RunningDemo running = await demo.Running;
        string endpoint = new Uri(running.Client.BaseAddress!, "/sparql").AbsoluteUri;
        using Process process = HueProgram.Start("serve", "--endpoint", endpoint, "--urls", "http://127.0.0.1:0");
        try
        {
            string line = await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) ?? "";
            Assert.Contains("Serving " + endpoint, line, StringComparison.Ordinal);
            using var client = new HttpClient { BaseAddress = new Uri(Address().Match(line).Groups[1].Value) };
            const string Count = "/sparql?format=csv&query=SELECT%20(COUNT(*)%20AS%20%3Fn)%20%7B%3Fs%20%3Fp%20%3Fo%7D";
            Assert.Equal(await TextAsync(running.Client, Count), await TextAsync(client, Count));
            string things = await TextAsync(client, "/sparql?format=csv&query=" + Uri.EscapeDataString(
                "SELECT DISTINCT ?s { ?s a ?c FILTER(STRSTARTS(STR(?s), 'https://hue.example/id/object/')) } ORDER BY ?s LIMIT 3"));
            foreach (string thing in things.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..])
            {
                string path = new Uri(thing).AbsolutePath.Replace("/id/", "/doc/", StringComparison.Ordinal);
                Assert.Equal(Lines(await TextAsync(running.Client, path + ".nq")), Lines(await TextAsync(client, path + ".nq")));
                Assert.Contains("<h1>", await TextAsync(client, path + ".html?lang=vi"), StringComparison.Ordinal);
            }
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task Store_and_endpoint_exclude_each_other()
    {
        ProgramResult both = (await HueProgram.RunAsync("serve", "--store", "x", "--endpoint", "http://127.0.0.1:9/")).Expect(2);
        Assert.Contains("either a store (--store DIR) or an endpoint", both.Error, StringComparison.Ordinal);
        ProgramResult odd = (await HueProgram.RunAsync("serve", "--endpoint", "ftp://127.0.0.1/")).Expect(2);
        Assert.Contains("absolute http or https address", odd.Error, StringComparison.Ordinal);
        ProgramResult print = (await HueProgram.RunAsync("serve", "--endpoint", "http://me:secret@127.0.0.1:9/q", "--print-config")).Expect(0);
        Assert.Contains("\"Endpoint\": \"http://127.0.0.1:9/q\"", print.Output, StringComparison.Ordinal);
    }

    private static string[] Lines(string text) => [.. text.Split('\n').Order(StringComparer.Ordinal)];

    private static async Task<string> TextAsync(HttpClient client, string path)
    {
        using HttpResponseMessage response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        return text;
    }

    [GeneratedRegex(@"at (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Address();
}
