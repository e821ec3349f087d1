using System.Runtime.InteropServices;
using System.Text;

namespace HueKnowledgeGraph.Store;

/// <summary>A second name for a file, which takes no space: link(2), CreateHardLink.</summary>
internal static class HardLink
{
    private const int NotPermitted = 1;
    private const int NoSuchFile = 2;
    private const int OtherDevice = 18;
    private const int TooManyLinks = 31;
    private const int MacNotSupported = 45;
    private const int LinuxNotSupported = 95;

    /// <summary>Makes the name; false if the file system, or the two of them, cannot.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static bool TryMake(string path, string newPath)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no file {path}.", path);
        if (OperatingSystem.IsWindows())
            return CreateHardLink(newPath, path, 0);
        if (Link(Encoding.UTF8.GetBytes(path + "\0"), Encoding.UTF8.GetBytes(newPath + "\0")) == 0)
            return true;
        int error = Marshal.GetLastPInvokeError();
        return error switch
        {
            NotPermitted or OtherDevice or TooManyLinks or MacNotSupported or LinuxNotSupported => false,
            NoSuchFile when !File.Exists(path) => throw new FileNotFoundException($"There is no file {path}.", path),
            _ => throw new IOException(Marshal.GetPInvokeErrorMessage(error), error),
        };
    }

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    private static extern int Link(byte[] path, byte[] newPath);

    [DllImport("kernel32", EntryPoint = "CreateHardLinkW", CharSet = CharSet.Unicode)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CreateHardLink(string newPath, string path, nint reserved);
}
