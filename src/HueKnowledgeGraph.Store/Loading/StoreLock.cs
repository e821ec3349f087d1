using System.Globalization;
using System.Text;

namespace HueKnowledgeGraph.Store;

/// <summary>The right to write into a store: one process at a time, by an exclusively opened file. A second file names the owner.</summary>
/// <remarks>The lock file stays: removing it would let two later processes lock two different files of this name. It is empty, as nobody
/// could read what it says while it is locked.</remarks>
internal sealed class StoreLock : IDisposable
{
    public const string FileName = "LOCK";
    private const string OwnerFileName = "LOCK.owner";
    private const string Unknown = "another process";
    private readonly IStoreFiles _files;
    private readonly IDisposable _hold;

    private StoreLock(IStoreFiles files, IDisposable hold)
    {
        _files = files;
        _hold = hold;
    }

    /// <summary>Takes the lock. One that a killed process held is free: the operating system let go of it.</summary>
    /// <exception cref="StoreLockedException">Another process, or another writer in this one, holds it.</exception>
    public static StoreLock Take(IStoreFiles files)
    {
        IDisposable hold = files.TryLock(FileName) ?? throw new StoreLockedException(files.Directory, OwnerOf(files));
        try
        {
            using IFileWriter owner = files.Create(OwnerFileName);
            owner.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId}")));
            return new StoreLock(files, hold);
        }
        catch
        {
            hold.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        try
        {
            _files.Delete(OwnerFileName);
        }
        finally
        {
            _hold.Dispose();
        }
    }

    private static string OwnerOf(IStoreFiles files)
    {
        try
        {
            string owner = Encoding.UTF8.GetString(files.ReadAll(OwnerFileName));
            return owner.Length > 0 ? owner : Unknown;
        }
        catch (IOException)
        {
            // The owner has just begun or just ended.
            return Unknown;
        }
    }
}
