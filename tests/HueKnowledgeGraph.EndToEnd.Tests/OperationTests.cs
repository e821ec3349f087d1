using System.Diagnostics;
using System.Globalization;

namespace HueKnowledgeGraph.EndToEnd.Tests;

/// <summary>One writer at a time, and compaction, by the user's door.</summary>
public sealed class OperationTests
{
    private const string Line = "<https://hue.example/id/place/hue> <http://www.w3.org/2000/01/rdf-schema#label> \"Huế\"@vi .\n";

    [Fact]
    public async Task A_second_writer_is_told_who_the_first_is_and_a_killed_one_is_in_nobodys_way()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("needs SIGKILL, which Windows does not have");
        using var folder = new WorkFolder();
        (await HueProgram.RunAsync("load", "--store", folder["store"], folder.Write("in.nt", Line))).Expect(0);
        using Process first = HueProgram.Start("load", "--store", folder["store"], "--format", "nt", "-");
        await first.StandardInput.BaseStream.WriteAsync("<s:a> <p:b> \"c\" .\n"u8.ToArray(), TestContext.Current.CancellationToken);
        await first.StandardInput.BaseStream.FlushAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(await first.StandardError.ReadLineAsync(TestContext.Current.CancellationToken));
        string owner = string.Create(CultureInfo.InvariantCulture, $"in use by process {first.Id}");
        foreach (string[] command in (string[][])[["load", "--store", folder["store"], folder["in.nt"]], ["compact", "--store", folder["store"]]])
            Assert.Contains(owner, (await HueProgram.RunAsync(command)).Expect(3).Error, StringComparison.Ordinal);
        (await HueProgram.RunAsync("check", "--store", folder["store"])).Expect(0);
        first.Kill();
        await HueProgram.WaitAsync(first);
        Assert.Contains(Path.Combine(folder["store"], "LOCK.owner"), Directory.GetFiles(folder["store"]));
        (await HueProgram.RunAsync("load", "--store", folder["store"], folder["in.nt"])).Expect(0);
        Assert.Equal(Line, (await HueProgram.RunAsync("dump", "--store", folder["store"], "--format", "nt", "-o", "-")).Expect(0).Output);
        Assert.False(Directory.Exists(Path.Combine(folder["store"], "load.tmp")));
    }

    [Fact]
    public async Task Compact_makes_one_segment_of_several_loads_and_updates()
    {
        using var folder = new WorkFolder();
        for (int i = 0; i < 3; i++)
            (await HueProgram.RunAsync("load", "--store", folder["store"], folder.Write("in.nt", Line.Replace("Huế", $"Huế {i}", StringComparison.Ordinal)))).Expect(0);
        (await HueProgram.RunAsync("update", "--store", folder["store"], "-e", "DELETE WHERE { ?s ?p \"Huế 1\"@vi }")).Expect(0);
        string before = (await HueProgram.RunAsync("dump", "--store", folder["store"], "--format", "nt", "-o", "-")).Expect(0).Output;
        Assert.Contains("2 quads", (await HueProgram.RunAsync("compact", "--store", folder["store"])).Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains("1 segment", (await HueProgram.RunAsync("stats", "--store", folder["store"])).Expect(0).Output, StringComparison.Ordinal);
        Assert.Equal(before, (await HueProgram.RunAsync("dump", "--store", folder["store"], "--format", "nt", "-o", "-")).Expect(0).Output);
        (await HueProgram.RunAsync("check", "--store", folder["store"])).Expect(0);
        Assert.Contains("holds no store", (await HueProgram.RunAsync("compact", "--store", folder["none"])).Expect(2).Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["none"]));
        Assert.Contains("allowed is at least", (await HueProgram.RunAsync("compact", "--store", folder["store"], "--memory", "1MiB")).Expect(2).Error, StringComparison.Ordinal);
    }
}
