namespace HueKnowledgeGraph.Server;

/// <summary>Tells a store from another one that was put in its place with the same version number: when its newest file was written.</summary>
internal static class StoreStamp
{
    /// <summary>The stamp of the store in a directory.</summary>
    public static long Of(string directory) =>
        new DirectoryInfo(directory).EnumerateFiles().Select(file => file.LastWriteTimeUtc.Ticks).DefaultIfEmpty().Max();
}
