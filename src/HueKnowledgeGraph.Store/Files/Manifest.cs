using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace HueKnowledgeGraph.Store;

/// <summary>The one file that says what the store holds now: version, dictionary parts, segments. Lines of text with a checksum.</summary>
/// <remarks>Replaced whole: a new file, synced, renamed over the old one, directory synced. See docs/format.md.</remarks>
internal sealed record Manifest(long Version, long BlankNodeCount, IReadOnlyList<ManifestFile> TermParts, IReadOnlyList<ManifestSegment> Segments)
{
    /// <summary>The format that this program writes and reads.</summary>
    public const int CurrentFormatVersion = 1;

    public const string FileName = "MANIFEST";
    private const string FirstLine = "HueKnowledgeGraph store";

    public static Manifest Empty { get; } = new(0, 0, [], []);

    public static bool Exists(string directory) => File.Exists(Path.Combine(directory, FileName));

    public static Manifest Read(string directory)
    {
        string path = Path.Combine(directory, FileName);
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            RefuseOrphans(directory);
            throw new StoreNotFoundException(directory);
        }

        string[] lines = Encoding.UTF8.GetString(bytes).Split('\n');
        if (lines.Length < 3 || lines[0] != FirstLine || !lines[1].StartsWith("format ", StringComparison.Ordinal)
            || !int.TryParse(lines[1]["format ".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out int format))
            throw new StoreCorruptException(path, 0, "the file does not begin as a manifest does");
        if (format != CurrentFormatVersion)
            throw new StoreVersionException(directory, format, CurrentFormatVersion);
        int mark = bytes.AsSpan().LastIndexOf("\nchecksum "u8);
        if (mark < 0 || Encoding.UTF8.GetString(bytes.AsSpan(mark)) != ChecksumLine(bytes.AsSpan(0, mark + 1)))
            throw new StoreCorruptException(path, Math.Max(mark, 0), "the manifest's checksum does not fit its text");
        return Parse(path, lines);
    }

    /// <summary>The directory's manifest, or an empty one where no load has ended yet.</summary>
    public static Manifest ReadOrEmpty(string directory)
    {
        if (Exists(directory))
            return Read(directory);
        RefuseOrphans(directory);
        return Empty;
    }

    /// <summary>True iff a load gives files such a name: six digits, a dot, a kind.</summary>
    public static bool IsDataFile(string name) => name.Length > 7 && name[6] == '.' && name.AsSpan(0, 6).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>Data without a manifest is a store that has lost it, and not to be taken for an empty directory.</summary>
    private static void RefuseOrphans(string directory)
    {
        if (Directory.Exists(directory) && Directory.EnumerateFiles(directory).Select(Path.GetFileName).FirstOrDefault(name => IsDataFile(name!)) is { } file)
        {
            throw new StoreCorruptException(Path.Combine(directory, FileName), 0,
                $"the file is missing, but there is data such as {file} (left over from a first load that was killed? then delete the directory)");
        }
    }

    /// <summary>Puts this manifest in the place of the directory's.</summary>
    public void Replace(string directory)
    {
        byte[] text = Encoding.UTF8.GetBytes(ToText());
        byte[] bytes = [.. text, .. Encoding.UTF8.GetBytes(ChecksumLine(text)[1..])];
        string temporary = Path.Combine(directory, FileName + ".new");
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 0))
        {
            stream.Write(bytes);
            stream.Flush(true);
        }

        DirectorySync.Flush(directory);
        File.Move(temporary, Path.Combine(directory, FileName), true);
        DirectorySync.Flush(directory);
    }

    private static string ChecksumLine(ReadOnlySpan<byte> text) => "\nchecksum " + XxHash3.HashToUInt64(text).ToString("x16", CultureInfo.InvariantCulture) + "\n";

    private string ToText()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{FirstLine}\nformat {CurrentFormatVersion}\nversion {Version}\nlog -\nblank-nodes {BlankNodeCount}\n");
        foreach (ManifestFile part in TermParts)
            text.Append(CultureInfo.InvariantCulture, $"terms {part.Name} {part.Length}\n");
        foreach (ManifestSegment segment in Segments)
        {
            text.Append(CultureInfo.InvariantCulture, $"segment {segment.QuadCount} {segment.SingleGraph?.ToString(CultureInfo.InvariantCulture) ?? "-"}\n");
            foreach ((QuadOrder order, ManifestFile file) in segment.Orders)
                text.Append(CultureInfo.InvariantCulture, $"order {order} {file.Name} {file.Length}\n");
        }

        return text.ToString();
    }

    private static Manifest Parse(string path, string[] lines)
    {
        long version = 0;
        long blankNodes = 0;
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
                case "log" when words[1] == "-":
                case "checksum":
                case "":
                    break;
                default:
                    throw new StoreCorruptException(path, 0, $"the manifest has a line '{line}', which this format does not know");
            }
        }

        return new Manifest(version, blankNodes, parts, segments);
    }

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}

/// <summary>A file of the store: its name in the directory and its length.</summary>
internal sealed record ManifestFile(string Name, long Length);

/// <summary>A segment: what one load added.</summary>
/// <param name="QuadCount">Its quads.</param>
/// <param name="SingleGraph">The graph of all of them, or null if they are in several; with one graph there is no Gspo file.</param>
/// <param name="Orders">A file for each order.</param>
internal sealed record ManifestSegment(long QuadCount, ulong? SingleGraph, Dictionary<QuadOrder, ManifestFile> Orders);
