namespace HueKnowledgeGraph.Store.Tests;

/// <summary>A new folder that goes with the test.</summary>
internal sealed class TempFolder : IDisposable
{
    public TempFolder() => FolderPath = Directory.CreateTempSubdirectory("hue-store-").FullName;

    public string FolderPath { get; }

    /// <summary>The folder as a store's files.</summary>
    public DiskFiles Files => new(FolderPath);

    public string PathOf(string name) => Path.Combine(FolderPath, name);

    public void Dispose() => Directory.Delete(FolderPath, true);
}
