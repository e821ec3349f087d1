using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>The documents of a test's dataset, each for one graph.</summary>
internal sealed class TestDataset
{
    private readonly List<(string Path, string BaseIri, string? Graph)> _documents = [];

    /// <summary>Adds a document; <paramref name="graph"/> null means the default graph.</summary>
    public void Add(Term document, string? graph) => _documents.Add((ManifestEntry.PathOf(document), ((Iri)document).Value, graph));

    public IQuadSnapshot InMemory() => MemorySnapshot.Of(Quads());

    /// <summary>All quads; blank nodes of different documents have different labels.</summary>
    public IEnumerable<Quad> Quads()
    {
        for (int i = 0; i < _documents.Count; i++)
        {
            (string path, string baseIri, string? graph) = _documents[i];
            foreach (Quad quad in TestDocument.Read(path, baseIri, $"d{i}"))
                yield return graph is null ? quad : quad with { Graph = new Iri(graph) };
        }
    }

    /// <summary>Loads through the bulk loader, by way of N-Quads because it does not know RDF/XML.</summary>
    public TemporaryStore OnDisk()
    {
        var store = new TemporaryStore();
        store.Load(_documents.Select((document, i) => new LoadSource(
            $"{i} {Path.GetFileName(document.Path)}", () => TestDocument.AsNQuads(document.Path, document.BaseIri), RdfFormat.NQuads, document.Graph)));
        return store;
    }
}
