namespace HueKnowledgeGraph.Store;

/// <summary>What a killed or failed writer leaves: numbered files that the manifest does not name, a manifest not yet renamed, temporary files.</summary>
internal static class Orphans
{
    /// <summary>Deletes them. The caller holds the store's lock.</summary>
    public static void Remove(IStoreFiles files, Manifest manifest)
    {
        HashSet<string> named = [.. manifest.FileNames];
        foreach (string name in files.List())
        {
            if ((Manifest.IsDataFile(name) && !named.Contains(name)) || name == Manifest.NewFileName)
                files.Delete(name);
        }

        if (!files.FolderExists(LoadFolder.Name))
            return;

        // Last, and behind what it explains: data without a manifest are known by it as those of a first load.
        files.SyncDirectory();
        files.DeleteFolder(LoadFolder.Name);
    }
}
