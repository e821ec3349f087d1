namespace HueKnowledgeGraph.Store.Tests;

/// <summary>A new folder that goes with the test.</summary>
internal sealed class TempFolder : IDisposable
{
    private const string MemoryDisk = "/dev/shm";

    public TempFolder() => FolderPath = Directory.CreateTempSubdirectory("hue-store-").FullName;

    private TempFolder(string path) => FolderPath = Directory.CreateDirectory(path).FullName;

    /// <summary>A folder in memory where the system has such: for tests that make thousands of small files and lose no power.</summary>
    public static TempFolder InMemory() =>
        Directory.Exists(MemoryDisk) ? new TempFolder(Path.Combine(MemoryDisk, "hue-store-" + Path.GetRandomFileName())) : new TempFolder();

    public string FolderPath { get; }

    /// <summary>The folder as a store's files.</summary>
    public DiskFiles Files => new(FolderPath);

    /// <summary>The files of a store in the folder "store".</summary>
    public DiskFiles Store => new(PathOf("store"));

    public string PathOf(string name) => Path.Combine(FolderPath, name);

    public void Dispose() => Directory.Delete(FolderPath, true);
}
