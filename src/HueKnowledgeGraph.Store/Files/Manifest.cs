using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace HueKnowledgeGraph.Store;

/// <summary>The one file that says what the store holds now: version, dictionary parts, segments, logs. Lines of text with a checksum.</summary>
/// <remarks>Replaced whole: a new file, synced, renamed over the old one, directory synced. See docs/format.md.</remarks>
/// <param name="Version">Number of the last commit that parts and segments hold; later ones are in the logs.</param>
/// <param name="Generation">Grows with each manifest, also where it holds the same quads in other files. New files are named by it.</param>
/// <param name="BlankNodeCount">Blank nodes are numbered below this.</param>
/// <param name="TermParts">Dictionary parts, oldest first.</param>
/// <param name="Segments">Quads; a quad is live in one segment only.</param>
internal sealed record Manifest(
    long Version, long Generation, long BlankNodeCount, IReadOnlyList<ManifestFile> TermParts, IReadOnlyList<ManifestSegment> Segments)
{
    /// <summary>The format that this program writes; it reads this one and those from <see cref="OldestFormatVersion"/> on.</summary>
    public const int CurrentFormatVersion = 2;

    /// <summary>The oldest format that this program reads. The next write makes it the current one; files need no change.</summary>
    public const int OldestFormatVersion = 1;

    public const string FileName = "MANIFEST";
    public const string NewFileName = FileName + ".new";
    private const string FirstLine = "HueKnowledgeGraph store";

    public static Manifest Empty { get; } = new(0, 0, 0, [], []);

    /// <summary>Names of the logs with later commits, in the order in which they are replayed; commits go to the last one.</summary>
    public IReadOnlyList<string> Logs { get; init; } = [];

    /// <summary>Names of earlier logs, oldest first: all their commits are in parts and segments; kept for those who follow the changes.</summary>
    public IReadOnlyList<string> OldLogs { get; init; } = [];

    /// <summary>Names of all files that this manifest needs.</summary>
    public IEnumerable<string> FileNames => TermParts.Select(part => part.Name).Concat(Segments.SelectMany(segment => segment.Files).Select(file => file.Name))
        .Concat(Logs).Concat(OldLogs);

    public static bool Exists(IStoreFiles files) => files.Exists(FileName);

    public static Manifest Read(IStoreFiles files)
    {
        string path = files.PathOf(FileName);
        byte[] bytes;
        try
        {
            bytes = files.ReadAll(FileName);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            RefuseOrphans(files);
            throw new StoreNotFoundException(files.Directory);
        }

        string[] lines = Encoding.UTF8.GetString(bytes).Split('\n');
        if (lines.Length < 3 || lines[0] != FirstLine || !lines[1].StartsWith("format ", StringComparison.Ordinal)
            || !int.TryParse(lines[1]["format ".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out int format))
            throw new StoreCorruptException(path, 0, "the file does not begin as a manifest does");
        if (!IsReadable(format))
            throw new StoreVersionException(files.Directory, format, CurrentFormatVersion);
        int mark = bytes.AsSpan().LastIndexOf("\nchecksum "u8);
        if (mark < 0 || Encoding.UTF8.GetString(bytes.AsSpan(mark)) != ChecksumLine(bytes.AsSpan(0, mark + 1)))
            throw new StoreCorruptException(path, Math.Max(mark, 0), "the manifest's checksum does not fit its text");
        return Parse(path, lines);
    }

    /// <summary>The directory's manifest, or an empty one where no load has ended yet.</summary>
    public static Manifest ReadOrEmpty(IStoreFiles files)
    {
        if (Exists(files))
            return Read(files);
        RefuseOrphans(files);
        return Empty;
    }

    /// <summary>True iff this program reads manifests and files of a format.</summary>
    public static bool IsReadable(int format) => format is >= OldestFormatVersion and <= CurrentFormatVersion;

    /// <summary>True iff a load gives files such a name: six digits, a dot, a kind.</summary>
    public static bool IsDataFile(string name) => name.Length > 7 && name[6] == '.' && name.AsSpan(0, 6).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>Data without a manifest is a store that has lost it, and not to be taken for an empty directory.</summary>
    private static void RefuseOrphans(IStoreFiles files)
    {
        // While the first load runs, and after it was killed, its folder is there.
        if (!files.FolderExists(LoadFolder.Name) && files.List().FirstOrDefault(IsDataFile) is { } file)
            throw new StoreCorruptException(files.PathOf(FileName), 0, $"the file is missing, but there is data such as {file}");
    }

    /// <summary>Puts this manifest in the place of the directory's.</summary>
    public void Replace(IStoreFiles files)
    {
        byte[] text = Encoding.UTF8.GetBytes(ToText());
        byte[] bytes = [.. text, .. Encoding.UTF8.GetBytes(ChecksumLine(text)[1..])];
        using (IFileWriter file = files.Create(NewFileName))
        {
            file.Write(bytes);
            file.Sync();
        }

        files.SyncDirectory();
        files.Rename(NewFileName, FileName);
        files.SyncDirectory();
    }

    private static string ChecksumLine(ReadOnlySpan<byte> text) => "\nchecksum " + XxHash3.HashToUInt64(text).ToString("x16", CultureInfo.InvariantCulture) + "\n";

    private string ToText()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{FirstLine}\nformat {CurrentFormatVersion}\nversion {Version}\ngeneration {Generation}\nblank-nodes {BlankNodeCount}\n");
        foreach (string log in OldLogs)
            text.Append(CultureInfo.InvariantCulture, $"old-log {log}\n");
        foreach (string log in Logs)
            text.Append(CultureInfo.InvariantCulture, $"log {log}\n");
        foreach (ManifestFile part in TermParts)
            text.Append(CultureInfo.InvariantCulture, $"terms {part.Name} {part.Length}\n");
        foreach (ManifestSegment segment in Segments)
        {
            text.Append(CultureInfo.InvariantCulture, $"segment {segment.QuadCount} {segment.SingleGraph?.ToString(CultureInfo.InvariantCulture) ?? "-"}\n");
            foreach ((QuadOrder order, ManifestFile file) in segment.Orders)
                text.Append(CultureInfo.InvariantCulture, $"order {order} {file.Name} {file.Length}\n");
            if (segment.Dead is { } dead)
                text.Append(CultureInfo.InvariantCulture, $"dead {segment.DeadCount} {dead.Name} {dead.Length}\n");
        }

        return text.ToString();
    }

    private static Manifest Parse(string path, string[] lines)
    {
        long version = 0;
        long generation = -1;
        long blankNodes = 0;
        List<string> logs = [];
        List<string> oldLogs = [];
        List<ManifestFile> parts = [];
        List<ManifestSegment> segments = [];
        foreach (string line in lines.Skip(2))
        {
            string[] words = line.Split(' ');
            switch (words[0])
            {
                case "version":
                    version = Number(words[1]);
                    break;
                case "generation":
                    generation = Number(words[1]);
                    break;
                case "blank-nodes":
                    blankNodes = Number(words[1]);
                    break;
                case "terms":
                    parts.Add(new ManifestFile(words[1], Number(words[2])));
                    break;
                case "segment":
                    segments.Add(new ManifestSegment(Number(words[1]), words[2] == "-" ? null : (ulong)Number(words[2]), []));
                    break;
                case "order":
                    segments[^1].Orders.Add(Enum.Parse<QuadOrder>(words[1]), new ManifestFile(words[2], Number(words[3])));
                    break;
                case "dead":
                    segments[^1] = segments[^1] with { DeadCount = Number(words[1]), Dead = new ManifestFile(words[2], Number(words[3])) };
                    break;
                case "old-log":
                    oldLogs.Add(words[1]);
                    break;
                case "log" when words[1] != "-":
                    logs.Add(words[1]);
                    break;
                case "log":
                case "checksum":
                case "":
                    break;
                default:
                    throw new StoreCorruptException(path, 0, $"the manifest has a line '{line}', which this format does not know");
            }
        }

        // Format 1 wrote a manifest for each load only, so its version served as generation.
        return new Manifest(version, generation < 0 ? version : generation, blankNodes, parts, segments) { Logs = logs, OldLogs = oldLogs };
    }

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}

/// <summary>A file of the store: its name in the directory and its length.</summary>
internal sealed record ManifestFile(string Name, long Length);

/// <summary>A segment: what one load or flush added.</summary>
/// <param name="QuadCount">Its quads, with those that are removed.</param>
/// <param name="SingleGraph">The graph of all of them, or null if they are in several; with one graph there is no Gspo file.</param>
/// <param name="Orders">A file for each order.</param>
internal sealed record ManifestSegment(long QuadCount, ulong? SingleGraph, Dictionary<QuadOrder, ManifestFile> Orders)
{
    /// <summary>How many of the quads are removed.</summary>
    public long DeadCount { get; init; }

    /// <summary>Which rows of each order those are; null if none.</summary>
    public ManifestFile? Dead { get; init; }

    /// <summary>All files of the segment.</summary>
    public IEnumerable<ManifestFile> Files => Dead is null ? Orders.Values : Orders.Values.Append(Dead);
}
