using System.Text.Json;

namespace HueKnowledgeGraph.EndToEnd.Tests;

/// <summary>The program as such: help, settings, stopping.</summary>
public sealed class ProgramTests
{
    [Theory]
    [InlineData("demo")]
    [InlineData("map")]
    [InlineData("load")]
    [InlineData("query")]
    [InlineData("dump")]
    [InlineData("convert")]
    [InlineData("stats")]
    [InlineData("check")]
    [InlineData("serve")]
    public async Task Every_command_helps_with_an_example(string command)
    {
        ProgramResult help = (await HueProgram.RunAsync(command, "--help")).Expect(0);
        Assert.Contains($"Example:\n  hue {command}", help.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_come_from_file_environment_and_flags_in_rising_order()
    {
        using var folder = new WorkFolder();
        string file = folder.Write("hue.json", """{ "Store": "from-file", "BaseIri": "https://file.example/", "QueryTimeoutSeconds": 7 }""");
        ProgramResult result = (await HueProgram.RunAsync("serve", "--config", file, "--print-config", "--base", "https://flag.example/")).Expect(0);
        using JsonDocument settings = JsonDocument.Parse(result.Output);
        Assert.Equal("from-file", settings.RootElement.GetProperty("Store").GetString());
        Assert.Equal("https://flag.example/", settings.RootElement.GetProperty("BaseIri").GetString());
        Assert.Equal(7, settings.RootElement.GetProperty("QueryTimeoutSeconds").GetDouble());
    }

    [Fact]
    public async Task A_server_that_is_interrupted_ends_cleanly()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("needs signals, which Windows does not have");
        using var folder = new WorkFolder();
        string file = folder.Write("one.nt", "<https://hue.example/a> <https://hue.example/b> \"c\" .\n");
        (await HueProgram.RunAsync("load", "--store", folder["store"], file)).Expect(0);
        using System.Diagnostics.Process server = HueProgram.Start("serve", "--store", folder["store"], "--urls", "http://127.0.0.1:0");
        Assert.Contains("Serving", await server.StandardError.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using (var kill = System.Diagnostics.Process.Start("kill", ["-TERM", server.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await HueProgram.WaitAsync(server);
        Assert.Equal(0, server.ExitCode);
    }

    [Fact]
    public async Task An_address_in_use_is_code_2()
    {
        using var folder = new WorkFolder();
        string file = folder.Write("one.nt", "<https://hue.example/a> <https://hue.example/b> \"c\" .\n");
        (await HueProgram.RunAsync("load", "--store", folder["store"], file)).Expect(0);
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        ProgramResult result = (await HueProgram.RunAsync("serve", "--store", folder["store"], "--urls", $"http://{taken.LocalEndpoint}")).Expect(2);
        Assert.Contains("address already in use", result.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("1048576", 1048576)]
    [InlineData("512MiB", 512L << 20)]
    [InlineData("1.5 gib", 3L << 29)]
    [InlineData("2KB", 2000)]
    [InlineData("0", 0)]
    [InlineData("-1MiB", 0)]
    [InlineData("much", 0)]
    public void Sizes_are_read_as_people_write_them(string text, long expected)
    {
        Assert.Equal(expected > 0, Cli.ByteSize.TryParse(text, out long bytes));
        Assert.Equal(expected, bytes);
    }
}
