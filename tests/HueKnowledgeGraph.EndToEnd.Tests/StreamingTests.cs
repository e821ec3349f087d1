using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace HueKnowledgeGraph.EndToEnd.Tests;

/// <summary>Answers of any size leave a server in flat memory, packed or not: the peak of its process after a million rows beside that after ten thousand.</summary>
public sealed partial class StreamingTests
{
    private const int Things = 1000;

    /// <summary>A larger answer may meet a moment when the garbage collector waits; an answer in memory would be 60 MB, which is far more.</summary>
    private const double Ceiling = 1.5;

    [Fact]
    public async Task A_million_rows_take_no_more_memory_than_ten_thousand()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads the peak memory of a process from /proc.");
        using var folder = new WorkFolder();
        string file = folder.Write("in.nt", string.Concat(Enumerable.Range(0, Things).Select(i =>
            $"<https://hue.example/id/thing/{i}> <https://hue.example/name> \"Điện Thái Hòa {i}\" .\n")));
        (await HueProgram.RunAsync("load", "--quiet", "--store", folder["store"], file)).Expect(0);
        using Process process = HueProgram.Start("serve", "--store", folder["store"], "--urls", "http://127.0.0.1:0");
        try
        {
            string address = await AddressAsync(process);
            Assert.Equal(10_000, await CountRowsAsync(address, 10_000, "identity"));
            double before = PeakMegabytes(process);
            foreach (string encoding in new[] { "identity", "gzip", "br" })
                Assert.Equal(Things * Things, await CountRowsAsync(address, Things * Things, encoding));
            Assert.InRange(PeakMegabytes(process) / before, 0, Ceiling);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address { get; }

    [GeneratedRegex(@"VmHWM:\s+(\d+) kB")]
    private static partial Regex Peak { get; }

    private static async Task<string> AddressAsync(Process process)
    {
        _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        while (await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (Address.Match(line) is { Success: true } found)
                return found.Value;
        }

        throw new InvalidOperationException("The server has ended.");
    }

    private static double PeakMegabytes(Process process) => double.Parse(
        Peak.Match(File.ReadAllText($"/proc/{process.Id}/status")).Groups[1].Value, CultureInfo.InvariantCulture) / 1024;

    /// <summary>Reads an answer as it comes and counts its lines; the head is one more.</summary>
    private static async Task<int> CountRowsAsync(string address, int rows, string encoding)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All, UseProxy = false });
        string query = $"SELECT * {{ ?a <https://hue.example/name> ?b . ?c <https://hue.example/name> ?d }} LIMIT {rows}";
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{address}/sparql?format=tsv&query={Uri.EscapeDataString(query)}");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await using Stream body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        byte[] piece = new byte[1 << 16];
        int lines = 0;
        for (int read; (read = await body.ReadAsync(piece, TestContext.Current.CancellationToken)) > 0;)
            lines += piece.AsSpan(0, read).Count((byte)'\n');
        return lines - 1;
    }
}
