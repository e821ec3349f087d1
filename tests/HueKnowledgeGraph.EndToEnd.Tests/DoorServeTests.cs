using System.Net;
using System.Net.Sockets;

namespace HueKnowledgeGraph.EndToEnd.Tests;

/// <summary>What an operator mistypes before a server runs.</summary>
public sealed class DoorServeTests
{
    [Theory]
    [InlineData("Setting Urls: found 'foo'", "--urls", "foo")]
    [InlineData("Setting Urls: found 'http://127.0.0.1:99999'", "--urls", "http://127.0.0.1:99999")]
    [InlineData("TLS belongs to a proxy", "--urls", "https://127.0.0.1:0")]
    [InlineData("The server cannot listen at http://192.0.2.1:5080", "--urls", "http://192.0.2.1:5080")]
    [InlineData("Setting Questions: found absent-folder", "--questions", "absent-folder")]
    [InlineData("broken.json: no JSON: ", "--config", "BROKEN")]
    public async Task A_setting_that_cannot_be_is_code_2_in_one_sentence(string said, params string[] arguments)
    {
        using var folder = new WorkFolder();
        string file = await LoadAsync(folder);
        string broken = folder.Write("broken.json", "{ \"Store\": ");
        ProgramResult result = (await HueProgram.RunAsync(["serve", "--store", file, .. arguments.Select(argument => argument == "BROKEN" ? broken : argument)])).Expect(2);
        Assert.Contains(said, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.TrimEnd().Split('\n'));
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_named()
    {
        using var folder = new WorkFolder();
        string store = await LoadAsync(folder);
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        string url = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";
        ProgramResult result = (await HueProgram.RunAsync("serve", "--store", store, "--urls", url)).Expect(2);
        Assert.Contains($"cannot listen at {url}", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.TrimEnd().Split('\n'));
    }

    private static async Task<string> LoadAsync(WorkFolder folder)
    {
        string file = folder.Write("in.nt", "<https://hue.example/a> <https://hue.example/b> \"c\" .\n");
        (await HueProgram.RunAsync("load", "--quiet", "--store", folder["store"], file)).Expect(0);
        return folder["store"];
    }
}
