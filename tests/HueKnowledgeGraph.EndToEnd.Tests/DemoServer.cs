using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using HueKnowledgeGraph.EndToEnd.Tests;

[assembly: AssemblyFixture(typeof(DemoServer))]

namespace HueKnowledgeGraph.EndToEnd.Tests;

/// <summary>
/// <c>hue demo</c> on the real records, run once for all tests: the store that it makes and the server that it becomes, on a free port.
/// Started by the first test that asks.
/// </summary>
public sealed partial class DemoServer : IAsyncDisposable
{
    private readonly WorkFolder _folder = new();
    private readonly Lazy<Task<RunningDemo>> _running;

    /// <summary>Prepares; nothing runs yet.</summary>
    public DemoServer() => _running = new Lazy<Task<RunningDemo>>(StartAsync);

    /// <summary>Directory of the store.</summary>
    public string Store => _folder["store"];

    /// <summary>The server, started if it is not yet.</summary>
    internal Task<RunningDemo> Running => _running.Value;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_running.IsValueCreated)
        {
            RunningDemo demo = await _running.Value;
            demo.Client.Dispose();
            demo.Process.Kill(entireProcessTree: true);
            await demo.Process.WaitForExitAsync();
            demo.Process.Dispose();
        }

        _folder.Dispose();
    }

    private async Task<RunningDemo> StartAsync()
    {
        Process process = HueProgram.Start("demo", "--store", Store, "--urls", "http://127.0.0.1:0");
        _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var said = new List<string>();
        string? address = null;
        while (await process.StandardError.ReadLineAsync(CancellationToken.None) is { } line)
        {
            said.Add(line);
            if (Address().Match(line) is { Success: true } match)
                address = match.Groups[1].Value;
            if (address is not null && line.Contains("curl", StringComparison.Ordinal) && said.Count(l => l.Contains("curl", StringComparison.Ordinal)) == 3)
                break;
        }

        if (address is null)
            throw new InvalidOperationException("hue demo ended before it served:\n" + string.Join('\n', said));
        _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None })
        {
            BaseAddress = new Uri(address),
        };
        return new RunningDemo(process, client, said);
    }

    [GeneratedRegex(@"at (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Address();
}

/// <summary>A demo that serves.</summary>
/// <param name="Process">The program.</param>
/// <param name="Client">Speaks to it; follows no redirect.</param>
/// <param name="Said">Its lines on standard error until it served.</param>
internal sealed record RunningDemo(Process Process, HttpClient Client, IReadOnlyList<string> Said);
