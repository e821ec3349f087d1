using System.Text.RegularExpressions;
using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.Store.Tests.Faults;

public sealed partial class FileLayerTests
{
    [Fact]
    public void Only_the_file_layer_touches_files()
    {
        string source = Repository.PathOf("src", "HueKnowledgeGraph.Store");
        IEnumerable<string> found = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(source, path).Replace('\\', '/'))
            .Where(name => !name.StartsWith("obj/", StringComparison.Ordinal) && !name.StartsWith("bin/", StringComparison.Ordinal))
            .Where(name => FileCall().IsMatch(File.ReadAllText(Path.Combine(source, name))));
        Assert.Equal(["Files/DirectorySync.cs", "Files/DiskFileWriter.cs", "Files/DiskFiles.cs", "Files/HardLink.cs", "Memory/MappedFile.cs"], found.Order(StringComparer.Ordinal));
    }

    /// <summary>Static calls of File and Directory, streams and handles of files, the C library's open.</summary>
    [GeneratedRegex(@"(?<![.\w])(System\.IO\.)?(File|Directory)\.[A-Z]\w*\(|new (FileStream|FileInfo|DirectoryInfo|StreamWriter|StreamReader)\(|MemoryMappedFile\.|EntryPoint = ""open""|RandomAccess\.")]
    private static partial Regex FileCall();
}
