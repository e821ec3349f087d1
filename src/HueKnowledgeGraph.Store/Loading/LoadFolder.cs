using System.Globalization;

namespace HueKnowledgeGraph.Store;

/// <summary>The folder of a load's temporary files inside the store; deleted with all it holds. Thread safe.</summary>
internal sealed class LoadFolder : IDisposable
{
    public const string Name = "load.tmp";
    private int _next;

    public LoadFolder(IStoreFiles files)
    {
        Files = files;
        files.CreateFolder(Name);

        // Lets a store whose first load was killed be told from one that has lost its manifest.
        files.SyncDirectory();
    }

    /// <summary>The store's files.</summary>
    public IStoreFiles Files { get; }

    /// <summary>A name in the folder that no other file has.</summary>
    public string NewName(string purpose) =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}/{Interlocked.Increment(ref _next):000000}.{purpose}");

    /// <summary>A new file in the folder.</summary>
    public TempFileWriter NewFile(string purpose) => new(Files, NewName(purpose));

    public TempFileReader OpenRead(string name) => new(Files, name);

    public void Dispose() => Files.DeleteFolder(Name);
}
