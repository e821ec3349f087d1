using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store.Tests.Faults;

/// <summary>
/// An operation on a store, done again and again, each time with another call to the file system going wrong. Whatever happens, the operation
/// says so or has done its work; the store holds what it held before or what it should hold after, and the next writer finds and leaves it tidy.
/// </summary>
internal sealed class FaultSweep(TempFolder folder, Action<IStoreFiles> operation)
{
    private static readonly Quad Mark = new(new Iri("https://hue.example/mark"), new Iri("https://hue.example/p/mark"), new Literal("after"));

    /// <summary>The store before; null: there is none.</summary>
    public string? Before { get; init; }

    /// <summary>What the store may hold when the operation fails, beside what it held before; by default what it holds afterwards.</summary>
    public IReadOnlyList<string> States { get; init; } = [];

    /// <summary>Lets every call of the operation go wrong in one way.</summary>
    /// <returns>The number of calls that went wrong.</returns>
    public int Run(FaultKind kind, int seed = 0)
    {
        string before = Before is null ? "" : StoreText.Read(new DiskFiles(Before));
        string after = TextAfter();
        int at = 0;
        while (RunOnce(kind, at, seed, before, after))
            at++;
        return at;
    }

    /// <summary>A copy of a store without its lock.</summary>
    public static string Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string path in Directory.GetFiles(from).Where(path => !Path.GetFileName(path).StartsWith(StoreLock.FileName, StringComparison.Ordinal)))
            File.Copy(path, Path.Combine(to, Path.GetFileName(path)));
        return to;
    }

    /// <summary>A load into the store by the plain file system works, leaves nothing but the store's files, and finds the quads that were there.</summary>
    public static void AssertMends(string directory, string expected, string what)
    {
        var files = new DiskFiles(directory);
        LoadSample.Load(new FaultyFiles(files), [Mark]);
        string[] lines = [.. expected.Split('\n').Where(line => line.Length > 0), Mark.ToString()];
        Assert.True(string.Join('\n', lines.Distinct().Order(StringComparer.Ordinal)) == StoreText.Read(files), $"{what}: after another load quads are missing or new");
        IEnumerable<string> wanted = Manifest.Read(files).FileNames.Append(Manifest.FileName).Append(StoreLock.FileName).Order(StringComparer.Ordinal);
        Assert.Equal(wanted, Directory.GetFileSystemEntries(directory).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        StoreCheckReport report = QuadStore.Check(directory);
        Assert.True(report.IsSound, $"{what}: {string.Join(' ', report.Problems)}");
    }

    private string TextAfter()
    {
        string directory = Start();
        operation(new FaultyFiles(new DiskFiles(directory)));
        string text = StoreText.Read(new DiskFiles(directory));
        Directory.Delete(directory, true);
        return text;
    }

    private bool RunOnce(FaultKind kind, int at, int seed, string before, string after)
    {
        string directory = Start();
        var files = new FaultyFiles(new DiskFiles(directory), at, kind) { Random = new Random((seed * 1000) + at) };
        string? said = null;
        try
        {
            operation(files);
        }
        catch (IOException error) when (error is StoreFileException or StoreFullException || (kind == FaultKind.Flips && error is StoreCorruptException or StoreVersionException))
        {
            said = error.Message;
            Assert.True(kind != FaultKind.Full || error is StoreFullException, $"{files.Struck}, call {at}: {error}");
        }

        string what = $"{kind}, call {at}, seed {seed} ({files.Struck}) said {said ?? "nothing"}";
        if (files.Struck is null)
        {
            Assert.Null(said);
            return false;
        }

        Assert.True(said is null || said.Contains(directory, StringComparison.Ordinal), what);
        string? found = QuadStore.Exists(directory) ? StoreText.Read(new DiskFiles(directory)) : null;
        Assert.True(found == after || (said is not null && ((found ?? "") == before || States.Contains(found))), $"{what}; the store holds {found ?? "nothing"}");
        AssertMends(directory, found ?? "", what);
        Directory.Delete(directory, true);
        return true;
    }

    private string Start() => Before is null ? folder.PathOf("work") : Copy(Before, folder.PathOf("work"));
}
