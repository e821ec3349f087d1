namespace HueKnowledgeGraph.Store.Tests.Faults;

/// <summary>Makes the directory that a loss of power may leave after some of the events of a <see cref="FileJournal"/>.</summary>
/// <remarks>Kept for sure: bytes that were synced, names that were synced. Of the rest any part: each page of a write, each cut, each change
/// of a name, whatever came later. The length grows to the last page that was kept; pages between that were not are zeros.</remarks>
internal sealed class PowerLoss(Random random)
{
    // Smaller than the 4,096 bytes of a disk's page, so that the small writes of tests tear too.
    private const int PageLength = 512;

    /// <summary>Chance of a change that was not synced to be kept; drawn anew for each loss, as both ends are worth a look.</summary>
    private double _kept;

    /// <summary>Writes the files that are left into an empty directory.</summary>
    public void Leave(IReadOnlyList<FileEvent> events, string directory)
    {
        _kept = random.Next(4) switch
        {
            0 => 0,
            1 => 1,
            _ => random.NextDouble(),
        };
        Directory.CreateDirectory(directory);
        Dictionary<int, byte[]> contents = events.Where(what => what.Node >= 0).GroupBy(what => what.Node)
            .ToDictionary(group => group.Key, group => Content([.. group]));
        (Dictionary<string, int> names, HashSet<string> folders) = Names(events);
        foreach (string folder in folders)
            Directory.CreateDirectory(Path.Combine(directory, folder));
        foreach ((string name, int node) in names)
        {
            string path = Path.Combine(directory, name);
            if (Directory.Exists(Path.GetDirectoryName(path)))
                File.WriteAllBytes(path, contents[node]);
        }
    }

    private bool IsKept() => random.NextDouble() < _kept;

    private byte[] Content(List<FileEvent> events)
    {
        int synced = events.FindLastIndex(what => what.Act == FileAct.Sync);
        byte[] bytes = [];
        for (int i = 0; i < events.Count; i++)
        {
            FileEvent what = events[i];
            if (what.Act == FileAct.Cut && (i < synced || IsKept()))
                Array.Resize(ref bytes, (int)what.Length);
            else if (what.Act == FileAct.Write)
                bytes = Written(bytes, what, i < synced);
        }

        return bytes;
    }

    private byte[] Written(byte[] bytes, FileEvent write, bool isSure)
    {
        for (int start = 0; start < write.Bytes!.Length; start += PageLength)
        {
            if (!isSure && !IsKept())
                continue;
            ReadOnlySpan<byte> page = write.Bytes.AsSpan(start, Math.Min(PageLength, write.Bytes.Length - start));
            int at = (int)write.Length + start;
            if (bytes.Length < at + page.Length)
                Array.Resize(ref bytes, at + page.Length);
            page.CopyTo(bytes.AsSpan(at));
        }

        return bytes;
    }

    private (Dictionary<string, int> Names, HashSet<string> Folders) Names(IReadOnlyList<FileEvent> events)
    {
        int synced = events.ToList().FindLastIndex(what => what.Act == FileAct.SyncDirectory);
        Dictionary<string, int> names = [];
        HashSet<string> folders = [];
        for (int i = 0; i < events.Count; i++)
        {
            // A folder inside is synced by nothing.
            bool isInside = events[i].Name.Contains('/', StringComparison.Ordinal) && events[i].NewName.Length == 0;
            if ((i < synced && !isInside) || IsKept())
                Apply(events[i], names, folders);
        }

        return (names, folders);
    }

    private static void Apply(FileEvent what, Dictionary<string, int> names, HashSet<string> folders)
    {
        switch (what.Act)
        {
            case FileAct.Create:
                names[what.Name] = what.Node;
                break;
            case FileAct.Rename:
                if (names.TryGetValue(what.Name, out int node) && node == what.Node)
                    names.Remove(what.Name);
                names[what.NewName] = what.Node;
                break;
            case FileAct.Delete:
                if (names.TryGetValue(what.Name, out int deleted) && deleted == what.Node)
                    names.Remove(what.Name);
                break;
            case FileAct.CreateFolder:
                folders.Add(what.Name);
                break;
            case FileAct.DeleteFolder:
                folders.Remove(what.Name);
                foreach (string inside in names.Keys.Where(name => name.StartsWith(what.Name + "/", StringComparison.Ordinal)).ToList())
                    names.Remove(inside);
                break;
        }
    }
}
