using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>A store in a folder that goes with it.</summary>
internal sealed class TemporaryStore : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hue-conformance-").FullName;
    private QuadStore? _store;

    public QuadStore Store => _store ?? throw new InvalidOperationException("Nothing has been loaded.");

    public void Load(IEnumerable<LoadSource> sources)
    {
        QuadStore.BulkLoad(_folder, [.. sources], new BulkLoadOptions { MemoryBytes = 64 << 20 });
        _store = QuadStore.Open(_folder);
    }

    public void Dispose()
    {
        _store?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
