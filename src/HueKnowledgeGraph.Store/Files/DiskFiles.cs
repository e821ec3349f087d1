namespace HueKnowledgeGraph.Store;

/// <summary>The files of a store where they are: in a directory of the operating system.</summary>
internal sealed class DiskFiles(string directory) : IStoreFiles
{
    public string Directory { get; } = directory;

    public bool IsEmpty => !System.IO.Directory.EnumerateFileSystemEntries(Directory).Any();

    public string PathOf(string name) => Path.Combine(Directory, name);

    public bool CreateDirectory()
    {
        if (System.IO.Directory.Exists(Directory))
            return false;
        FileFailure.Guard(Directory, "made", () =>
        {
            DirectoryInfo made = System.IO.Directory.CreateDirectory(Directory);
            if (made.Parent is { } parent)
                DirectorySync.Flush(parent.FullName);
        });
        return true;
    }

    public void SyncDirectory() => FileFailure.Guard(Directory, "synced", () => DirectorySync.Flush(Directory));

    public IReadOnlyList<string> List() => System.IO.Directory.Exists(Directory)
        ? [.. System.IO.Directory.EnumerateFiles(Directory).Select(path => Path.GetFileName(path))]
        : [];

    public bool Exists(string name) => File.Exists(PathOf(name));

    public IFileWriter Create(string name) => DiskFileWriter.Create(PathOf(name));

    public IFileWriter Append(string name, long length) => DiskFileWriter.Append(PathOf(name), length);

    public byte[] ReadAll(string name) => FileFailure.Guard(PathOf(name), "read", () => File.ReadAllBytes(PathOf(name)));

    public Stream OpenRead(string name) => FileFailure.Guard(
        PathOf(name), "opened", () => new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0));

    public MappedFile Map(string name) => FileFailure.Guard(PathOf(name), "mapped", () => new MappedFile(PathOf(name)));

    public bool TryLinkFrom(string path, string name) => FileFailure.Guard(PathOf(name), "made", () => HardLink.TryMake(path, PathOf(name)));

    public void Rename(string name, string newName) =>
        FileFailure.Guard(PathOf(name), "renamed", () => File.Move(PathOf(name), PathOf(newName), true));

    public void Delete(string name) => FileFailure.Guard(PathOf(name), "deleted", () => File.Delete(PathOf(name)));

    public void CreateFolder(string name)
    {
        DeleteFolder(name);
        FileFailure.Guard(PathOf(name), "made", () => System.IO.Directory.CreateDirectory(PathOf(name)));
    }

    public void DeleteFolder(string name)
    {
        if (FolderExists(name))
            FileFailure.Guard(PathOf(name), "deleted", () => System.IO.Directory.Delete(PathOf(name), true));
    }

    public bool FolderExists(string name) => System.IO.Directory.Exists(PathOf(name));

    public IDisposable? TryLock(string name)
    {
        try
        {
            return new FileStream(PathOf(name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (!FileFailure.IsFull(error) && File.Exists(PathOf(name)))
        {
            return null;
        }
        catch (IOException error)
        {
            throw FileFailure.Of(PathOf(name), "made", error);
        }
    }
}
