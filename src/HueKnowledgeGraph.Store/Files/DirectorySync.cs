namespace HueKnowledgeGraph.Store;

/// <summary>Makes names in a directory durable: a renamed file may be lost on power failure until its directory is synced.</summary>
internal static class DirectorySync
{
    public static void Flush(string directory)
    {
        // Windows has no call for it and orders its metadata writes itself.
        if (OperatingSystem.IsWindows())
            return;
        using var handle = File.OpenHandle(directory, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.FlushToDisk(handle);
    }
}
