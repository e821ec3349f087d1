namespace HueKnowledgeGraph.Store;

/// <summary>Turns what the operating system says into the store's exceptions, which name the file and what was to be done with it.</summary>
internal static class FileFailure
{
    // What .NET puts into IOException.HResult: errno of Linux and macOS (no space, quota), or the Windows error with its facility.
    private const int NoSpace = 28;
    private const int LinuxQuota = 122;
    private const int MacQuota = 69;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);

    /// <summary>True iff space is what lacks.</summary>
    public static bool IsFull(IOException error) => error is StoreFullException || error.HResult switch
    {
        WindowsDiskFull or WindowsHandleDiskFull => true,
        NoSpace => !OperatingSystem.IsWindows(),
        LinuxQuota => OperatingSystem.IsLinux(),
        MacQuota => OperatingSystem.IsMacOS(),
        _ => false,
    };

    /// <summary>The store's exception for a failure; <paramref name="act"/> as in "cannot be written".</summary>
    public static IOException Of(string path, string act, IOException error) => error switch
    {
        StoreFullException or StoreFileException or FileNotFoundException or DirectoryNotFoundException => error,
        _ when IsFull(error) => new StoreFullException(path, error),
        _ => new StoreFileException(path, act, error),
    };

    public static void Guard(string path, string act, Action action)
    {
        try
        {
            action();
        }
        catch (IOException error)
        {
            throw Of(path, act, error);
        }
    }

    public static T Guard<T>(string path, string act, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (IOException error)
        {
            throw Of(path, act, error);
        }
    }
}
