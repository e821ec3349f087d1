using System.Collections.Concurrent;
using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>A manifest of the shared data as rows for a theory: one row a test, by its short name.</summary>
/// <remarks>
/// A suite is a theory with <c>[Trait("Suite", name)]</c>; the script <c>tests/conformance</c> runs and counts by that trait.
/// </remarks>
internal static class TestSuite
{
    private static readonly ConcurrentDictionary<string, Lazy<Dictionary<string, ManifestEntry>>> Loaded = new(StringComparer.Ordinal);

    /// <summary>The rows; one that is skipped with the reason where the data is absent.</summary>
    /// <param name="manifest">Path below <c>shared/conformance</c>, with '/'.</param>
    public static IEnumerable<TheoryDataRow<string>> Rows(string manifest)
    {
        if (!File.Exists(PathOf(manifest)))
            return [new TheoryDataRow<string>("all") { Skip = $"needs ../shared/conformance/{manifest}, which is not beside this checkout" }];
        return Entries(manifest).Keys.Select(name => new TheoryDataRow<string>(name));
    }

    /// <summary>The test of a row.</summary>
    public static ManifestEntry Entry(string manifest, string name) => Entries(manifest)[name];

    private static string PathOf(string manifest) => Path.Combine([Repository.SharedRoot, "conformance", .. manifest.Split('/')]);

    private static Dictionary<string, ManifestEntry> Entries(string manifest) =>
        Loaded.GetOrAdd(manifest, m => new Lazy<Dictionary<string, ManifestEntry>>(() => ByName(TestManifest.Load(PathOf(m))))).Value;

    /// <summary>Short names where they are unique in the suite, else the folder before them.</summary>
    private static Dictionary<string, ManifestEntry> ByName(IReadOnlyList<ManifestEntry> entries)
    {
        var byName = new Dictionary<string, ManifestEntry>(StringComparer.Ordinal);
        foreach (ManifestEntry entry in entries)
        {
            string name = entry.ShortName;
            if (byName.ContainsKey(name))
                name = entry.Id;
            byName.Add(name, entry);
        }

        return byName;
    }
}
