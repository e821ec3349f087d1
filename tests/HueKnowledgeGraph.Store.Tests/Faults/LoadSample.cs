using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store.Tests.Faults;

/// <summary>Two small loads that share terms and quads; their memory is so small that they spill.</summary>
internal static class LoadSample
{
    // The least at which a sorter writes several runs, and each thread several chunks.
    private static readonly LoadLimits Limits = new(TermBytes: 1 << 12, SortBytes: 1 << 13, BlockBytes: 1 << 12);

    public static Quad[] First { get; } = [.. Quads(0, 300)];

    public static Quad[] Second { get; } = [.. Quads(200, 500)];

    /// <summary>For loads that take no limits.</summary>
    public static BulkLoadOptions Options { get; } = new() { MemoryBytes = BulkLoadOptions.MinimumMemoryBytes };

    public static BulkLoadReport Load(IStoreFiles files, Quad[] quads) =>
        new BulkLoader(files, [TestLoad.Source(quads)], new BulkLoadOptions(), TestContext.Current.CancellationToken) { Limits = Limits }.Load();

    private static IEnumerable<Quad> Quads(int from, int below) => Enumerable.Range(from, below - from).Select(i => new Quad(
        new Iri($"https://hue.example/id/{i / 3}"), new Iri($"https://hue.example/p/{i % 5}"),
        i % 4 == 0 ? new Iri($"https://hue.example/id/{i % 50}") : Literal.WithLanguage($"Cửa {i % 90}", "vi"),
        i % 3 == 0 ? null : new Iri($"https://hue.example/graph/{i % 3}")));
}
