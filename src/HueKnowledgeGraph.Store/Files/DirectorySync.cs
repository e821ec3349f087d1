using System.Runtime.InteropServices;
using System.Text;

namespace HueKnowledgeGraph.Store;

/// <summary>Makes names in a directory durable: a renamed file may be lost on power failure until its directory is synced.</summary>
/// <remarks>.NET opens no directories, so this calls the C library (open(2), fsync(2)).</remarks>
internal static class DirectorySync
{
    private const int ReadOnly = 0;

    public static void Flush(string directory)
    {
        // Windows has no call for it and orders its metadata writes itself.
        if (OperatingSystem.IsWindows())
            return;
        int handle = Open(Encoding.UTF8.GetBytes(directory + "\0"), ReadOnly);
        if (handle < 0)
            throw new IOException($"{directory} cannot be opened to be synced (error {Marshal.GetLastPInvokeError()}).");
        int failed = Sync(handle);
        int error = Marshal.GetLastPInvokeError();
        _ = Close(handle);
        if (failed != 0)
            throw new IOException($"{directory} cannot be synced (error {error}).");
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int handle);
}
