using System.Globalization;

namespace HueKnowledgeGraph.Store;

/// <summary>The right to write into a store: one process at a time, by an exclusively opened file. A second file names the owner.</summary>
/// <remarks>The lock file stays: removing it would let two later processes lock two different files of this name. It is empty, as nobody
/// could read what it says while it is locked.</remarks>
internal sealed class StoreLock : IDisposable
{
    public const string FileName = "LOCK";
    private const string OwnerFileName = "LOCK.owner";
    private readonly FileStream _file;
    private readonly string _ownerPath;

    private StoreLock(FileStream file, string ownerPath)
    {
        _file = file;
        _ownerPath = ownerPath;
        File.WriteAllText(ownerPath, string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId}"));
    }

    public static StoreLock Take(string directory)
    {
        string ownerPath = Path.Combine(directory, OwnerFileName);
        try
        {
            return new StoreLock(new FileStream(Path.Combine(directory, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), ownerPath);
        }
        catch (IOException)
        {
            throw new StoreLockedException(directory, OwnerOf(ownerPath));
        }
    }

    public void Dispose()
    {
        File.Delete(_ownerPath);
        _file.Dispose();
    }

    private static string OwnerOf(string ownerPath)
    {
        try
        {
            return File.ReadAllText(ownerPath);
        }
        catch (IOException)
        {
            // The owner has just begun or just ended.
            return "another process";
        }
    }
}
