using System.Globalization;

namespace HueKnowledgeGraph.Store;

/// <summary>The folder of a load's temporary files inside the store; deleted with all it holds. Thread safe.</summary>
internal sealed class LoadFolder : IDisposable
{
    public const string Name = "load.tmp";
    private int _next;

    public LoadFolder(string storeDirectory)
    {
        FolderPath = Path.Combine(storeDirectory, Name);
        if (Directory.Exists(FolderPath))
            Directory.Delete(FolderPath, true);
        Directory.CreateDirectory(FolderPath);
    }

    public string FolderPath { get; }

    public string NewPath(string purpose) =>
        Path.Combine(FolderPath, string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Increment(ref _next):000000}.{purpose}"));

    public void Dispose() => Directory.Delete(FolderPath, true);
}
