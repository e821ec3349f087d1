namespace HueKnowledgeGraph.Sparql;

/// <summary>A folder where queries put rows for which they have no memory, and how much disk they may take there, all together.</summary>
/// <remarks>
/// <para>Files end with the query. Where the system allows (all but Windows) a file loses its name as soon as it is open, so that
/// nothing is left of it whatever becomes of the process; elsewhere it goes when it is closed, and the next process that opens the folder
/// removes what a crash left. The folder itself stays; only its user may read it.</para>
/// <para>Thread safe. Several processes may share a folder; each has its own quota.</para>
/// </remarks>
public sealed class SpillSpace
{
    private const string Extension = ".spill";

    private long _bytes;
    private long _files;

    /// <summary>Removes what a crashed process left in the folder. The folder is made when the first file is needed.</summary>
    /// <param name="folder">Where files go.</param>
    /// <param name="quotaBytes">Most bytes on disk at a time, of all queries together; 0 or more.</param>
    public SpillSpace(string folder, long quotaBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(quotaBytes);
        Folder = Path.GetFullPath(folder);
        QuotaBytes = quotaBytes;
        RemoveLeftovers();
    }

    /// <summary>The folder, absolute.</summary>
    public string Folder { get; }

    /// <summary>Most bytes on disk at a time.</summary>
    public long QuotaBytes { get; }

    /// <summary>Bytes on disk now.</summary>
    public long BytesInUse => Volatile.Read(ref _bytes);

    /// <summary>Files made so far.</summary>
    public long FileCount => Volatile.Read(ref _files);

    /// <summary>A new empty file for reading and writing, which ends with its stream.</summary>
    internal FileStream OpenFile()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(Folder);
        else
            Directory.CreateDirectory(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        string path = Path.Combine(Folder, Guid.NewGuid().ToString("N") + Extension);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            Options = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        if (!OperatingSystem.IsWindows())
            File.Delete(path);
        Interlocked.Increment(ref _files);
        return file;
    }

    /// <summary>Takes bytes of the quota; false if there are not so many left.</summary>
    internal bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref _bytes, bytes) <= QuotaBytes)
            return true;
        Interlocked.Add(ref _bytes, -bytes);
        return false;
    }

    /// <summary>Gives bytes back.</summary>
    internal void GiveBack(long bytes) => Interlocked.Add(ref _bytes, -bytes);

    private void RemoveLeftovers()
    {
        if (!Directory.Exists(Folder))
            return;
        foreach (string path in Directory.EnumerateFiles(Folder, "*" + Extension))
        {
            try
            {
                File.Delete(path);
            }
            catch (IOException)
            {
                // Windows: in use by a process that lives.
            }
        }
    }
}
