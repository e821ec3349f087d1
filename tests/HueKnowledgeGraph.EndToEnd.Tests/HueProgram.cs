using System.Diagnostics;
using System.Globalization;
using System.Text;
using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.EndToEnd.Tests;

/// <summary>The built program as a child process: the user's door.</summary>
internal static class HueProgram
{
    /// <summary>Long enough for any test on a busy machine; a hanging program fails the test instead of stopping the run.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "hue.exe" : "hue");

    /// <summary>Runs to the end.</summary>
    public static Task<ProgramResult> RunAsync(params string[] arguments) => RunWithInputAsync([], arguments);

    /// <summary>Runs to the end with bytes on standard input.</summary>
    public static async Task<ProgramResult> RunWithInputAsync(byte[] input, params string[] arguments)
    {
        using Process process = Start(arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.BaseStream.WriteAsync(input, TestContext.Current.CancellationToken);
        process.StandardInput.Close();
        await WaitAsync(process);
        return new ProgramResult(process.ExitCode, await output, await error);
    }

    /// <summary>Starts and leaves running, in the checkout.</summary>
    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        return Process.Start(start) ?? throw new InvalidOperationException($"{Program} did not start.");
    }

    /// <summary>Ctrl-C. Not for Windows, which has no signals.</summary>
    public static async Task InterruptAsync(Process process)
    {
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits for the end; kills what does not end.</summary>
    public static async Task WaitAsync(Process process)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"hue did not end within {Patience.TotalMinutes} minutes.");
        }
    }
}

/// <summary>How a program ended and what it said.</summary>
internal sealed record ProgramResult(int Code, string Output, string Error)
{
    /// <summary>Fails unless the program ended with this code; the failure shows all that it said.</summary>
    public ProgramResult Expect(int code)
    {
        Assert.True(Code == code, $"Expected exit code {code}, found {Code}.\n--- output\n{Output}\n--- error\n{Error}");
        return this;
    }
}
