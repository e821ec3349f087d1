using Microsoft.Win32.SafeHandles;

namespace HueKnowledgeGraph.Store;

/// <summary>A file of the operating system being written; each call goes straight to it, so callers write in large pieces.</summary>
internal sealed class DiskFileWriter : IFileWriter
{
    private readonly string _path;
    private readonly SafeFileHandle _handle;

    private DiskFileWriter(string path, SafeFileHandle handle, long length)
    {
        _path = path;
        _handle = handle;
        Length = length;
    }

    public long Length { get; private set; }

    public static DiskFileWriter Create(string path) => FileFailure.Guard(
        path, "made", () => new DiskFileWriter(path, File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.Read | FileShare.Delete), 0));

    public static DiskFileWriter Append(string path, long length) => FileFailure.Guard(path, "opened", () =>
    {
        SafeFileHandle handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read | FileShare.Delete);
        try
        {
            RandomAccess.SetLength(handle, length);
            return new DiskFileWriter(path, handle, length);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    });

    public void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            RandomAccess.Write(_handle, bytes, Length);
        }
        catch (IOException error)
        {
            throw FileFailure.Of(_path, "written", error);
        }

        Length += bytes.Length;
    }

    public void Sync()
    {
        try
        {
            RandomAccess.FlushToDisk(_handle);
        }
        catch (IOException error)
        {
            throw FileFailure.Of(_path, "synced", error);
        }
    }

    public void Dispose() => _handle.Dispose();
}
