using System.Diagnostics;

namespace HueKnowledgeGraph.Store.Tests.Faults;

/// <summary>A short part of what <c>tests/HueKnowledgeGraph.Crash</c> does for thousands of rounds by hand.</summary>
public sealed class CrashTests
{
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task Killed_at_any_moment_a_store_keeps_what_it_acknowledged(int seed)
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("needs SIGKILL, which Windows does not have");
        using TempFolder folder = TempFolder.InMemory();
        using var run = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "hue-crash"), ["run", "20", $"{seed}", folder.PathOf("crash")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> output = run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string errors = await run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(run.ExitCode == 0, errors);
        Assert.StartsWith("20 kills", await output, StringComparison.Ordinal);
    }
}
