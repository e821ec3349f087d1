using System.Globalization;
using System.Text;

namespace HueKnowledgeGraph.Store;

/// <summary>The right to write into a store: one process at a time, by an exclusively opened file that names its owner.</summary>
/// <remarks>The file stays: removing it would let two later processes lock two different files of this name.</remarks>
internal sealed class StoreLock : IDisposable
{
    public const string FileName = "LOCK";
    private readonly FileStream _file;

    private StoreLock(FileStream file) => _file = file;

    public static StoreLock Take(string directory)
    {
        string path = Path.Combine(directory, FileName);
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new StoreLockedException(directory, OwnerOf(path));
        }

        file.SetLength(0);
        file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId}")));
        file.Flush();
        return new StoreLock(file);
    }

    public void Dispose() => _file.Dispose();

    private static string OwnerOf(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file);
            string owner = reader.ReadToEnd();
            return owner.Length > 0 ? owner : "another process";
        }
        catch (IOException)
        {
            // Where an exclusive lock also forbids reading, the owner stays unnamed.
            return "another process";
        }
    }
}
