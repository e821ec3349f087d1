using System.Text;
using System.Text.Json;

namespace HueKnowledgeGraph.Cli;

/// <summary>What a command says: results on standard output, messages and progress on standard error.</summary>
/// <param name="isQuiet">No progress and no closing lines; errors only.</param>
/// <param name="isJson">Reports as JSON on standard output, for programs.</param>
internal sealed class CommandConsole(bool isQuiet, bool isJson)
{
    private static readonly JsonSerializerOptions JsonStyle = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>True iff a program reads the reports.</summary>
    public bool IsJson => isJson;

    /// <summary>True iff only errors are said.</summary>
    public bool IsQuiet => isQuiet;

    /// <summary>Standard output as bytes, unbuffered; the caller buffers and flushes.</summary>
    public static Stream OpenOutput() => System.Console.OpenStandardOutput();

    /// <summary>An error, whatever the mode.</summary>
    public void Error(string message) => System.Console.Error.WriteLine(message);

    /// <summary>A remark on standard error, unless quiet.</summary>
    public void Say(string message)
    {
        if (!isQuiet)
            System.Console.Error.WriteLine(message);
    }

    /// <summary>A command's report: as JSON if asked, else the lines for a person.</summary>
    public void Report<T>(T report, IEnumerable<string> lines)
    {
        if (isJson)
            WriteOut([JsonSerializer.Serialize(report, JsonStyle)]);
        else if (!isQuiet)
            WriteOut(lines);
    }

    /// <summary>Lines of a result on standard output, whatever the mode.</summary>
    public static void WriteOut(IEnumerable<string> lines)
    {
        using var writer = new StreamWriter(OpenOutput(), new UTF8Encoding(false));
        foreach (string line in lines)
            writer.WriteLine(line);
    }
}
