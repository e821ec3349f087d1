using System.Security.Cryptography;
using System.Text;

namespace HueKnowledgeGraph.Mapping;

/// <summary>The files of a run with their checksums and times.</summary>
internal static class InputFiles
{
    private const int HashDigits = 12;

    /// <summary>Describes the files of a mapping: itself first, then sources, then tables.</summary>
    public static IReadOnlyList<InputFile> Of(MappingDocument document)
    {
        List<InputFile> files = [Describe("mapping", Path.GetFileNameWithoutExtension(document.File), document.File)];
        foreach (LogicalSource source in document.Sources.Where(source => document.TriplesMaps.Any(map => map.Source == source)))
            files.Add(Describe("source", source.Name, source.File));
        foreach (TableDefinition table in document.Tables)
        {
            if (table.Source is { } source && !files.Exists(file => file.File == source.File))
                files.Add(Describe("table", table.Name, source.File));
        }

        return files;
    }

    /// <summary>Twelve hexadecimal digits that stand for the contents of all these files.</summary>
    public static string Hash(IEnumerable<InputFile> files)
    {
        string all = string.Join('\n', files.Select(file => $"{file.Role} {file.Name} {file.Sha256}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..HashDigits];
    }

    private static InputFile Describe(string role, string name, string file)
    {
        using FileStream stream = File.OpenRead(file);
        string checksum = Convert.ToHexStringLower(SHA256.HashData(stream));
        DateTime modified = File.GetLastWriteTimeUtc(file);
        return new InputFile(role, name, file, checksum, new DateTimeOffset(modified.Ticks - (modified.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero));
    }
}
