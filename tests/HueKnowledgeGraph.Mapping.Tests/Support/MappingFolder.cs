using System.Text;

namespace HueKnowledgeGraph.Mapping.Tests;

/// <summary>A folder of its own with mapping and source files, gone after the test.</summary>
internal sealed class MappingFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hue-mapping-");

    public List<Refusal> Refusals { get; } = [];

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public MappingFolder With(string name, string text) => With(name, new UTF8Encoding(false).GetBytes(text));

    public MappingFolder With(string name, byte[] bytes)
    {
        File.WriteAllBytes(PathOf(name), bytes);
        return this;
    }

    /// <summary>Runs mapping.yml and gives the quads.</summary>
    public IReadOnlyList<string> Map() => Map(out _);

    public IReadOnlyList<string> Map(out MappingReport report, Func<MappingOptions, MappingOptions>? change = null)
    {
        QuadLines lines = new();
        Refusals.Clear();
        MappingOptions options = new() { MappingFiles = [PathOf("mapping.yml")], Refused = Refusals.Add };
        report = MappingRun.Execute(change is null ? options : change(options), lines, TestContext.Current.CancellationToken);
        return lines.Lines;
    }

    /// <summary>Runs mapping.yml, which must fail, and gives the message with bare file names.</summary>
    public string Fault()
    {
        MappingException fault = Assert.Throws<MappingException>(() => Map());
        return fault.Message.Replace(_folder.FullName + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(true);
}
