using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.EndToEnd.Tests;

/// <summary>The mapped catalogue and its ontologies, bulk-loaded into a store on disk as the demo does.</summary>
public sealed class HueStoreFixture : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("hue-catalogue-").FullName;
    private readonly QuadStore _store;

    public HueStoreFixture()
    {
        string store = Path.Combine(_directory, "store");
        LoadSource[] sources = [.. HueCatalogue.Mapped.Select(Source), .. HueCatalogue.Manifest.Ontologies.Select(Source)];
        Report = QuadStore.BulkLoad(store, sources, new BulkLoadOptions { MemoryBytes = 128 << 20 });
        _store = QuadStore.Open(store);
        Snapshot = _store.OpenSnapshot();
    }

    /// <summary>What the load did.</summary>
    public BulkLoadReport Report { get; }

    /// <summary>What queries read.</summary>
    public IQuadSnapshot Snapshot { get; }

    public void Dispose()
    {
        (Snapshot as IDisposable)?.Dispose();
        _store.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private static LoadSource Source(MappedFile mapped) => new(mapped.Mapping, () => new MemoryStream(mapped.NQuads), RdfFormat.NQuads);

    private static LoadSource Source(CatalogueOntology ontology)
    {
        string file = HueCatalogue.PathOf(ontology.File);
        Assert.True(RdfFormat.TryFromFileName(file, out RdfFormat? format), file);
        return new LoadSource(ontology.File, () => File.OpenRead(file), format, ontology.Graph);
    }
}
