using System.Collections.Concurrent;
using System.Text.Json;
using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>A JSON-LD manifest of the shared data as rows for a theory.</summary>
internal static class JsonLdSuite
{
    private static readonly ConcurrentDictionary<string, Lazy<Dictionary<string, JsonLdTest>>> Loaded = new(StringComparer.Ordinal);

    /// <summary>The rows; those of JSON-LD 1.0 are skipped with that reason.</summary>
    /// <param name="manifest">Path below <c>shared/conformance/json-ld</c>.</param>
    public static IEnumerable<TheoryDataRow<string>> Rows(string manifest)
    {
        if (!File.Exists(PathOf(manifest)))
            return [new TheoryDataRow<string>("all") { Skip = $"needs ../shared/conformance/json-ld/{manifest}, which is not beside this checkout" }];
        return Tests(manifest).Select(test => new TheoryDataRow<string>(test.Key)
        {
            Skip = test.Value.IsOf10 ? "is of JSON-LD 1.0 and not for a processor of 1.1" : null,
        });
    }

    /// <summary>The test of a row.</summary>
    public static JsonLdTest Test(string manifest, string name) => Tests(manifest)[name];

    private static string PathOf(string manifest) => Path.Combine([Repository.SharedRoot, "conformance", "json-ld", .. manifest.Split('/')]);

    private static Dictionary<string, JsonLdTest> Tests(string manifest) =>
        Loaded.GetOrAdd(manifest, m => new Lazy<Dictionary<string, JsonLdTest>>(() => Read(PathOf(m)))).Value;

    private static Dictionary<string, JsonLdTest> Read(string path)
    {
        JsonElement root = JsonDocument.Parse(File.ReadAllBytes(path)).RootElement;
        string baseIri = root.GetProperty("baseIri").GetString()!;
        string folder = Path.GetDirectoryName(path)!;
        var tests = new Dictionary<string, JsonLdTest>(StringComparer.Ordinal);
        foreach (JsonElement entry in root.GetProperty("sequence").EnumerateArray())
        {
            // Some identifiers of the streaming suite stand twice.
            var test = new JsonLdTest(entry, baseIri, folder);
            if (!tests.TryAdd(test.Name, test))
                tests.Add(test.Name + "-again", test);
        }

        return tests;
    }
}
