using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>A store on disk that is written to, in a folder that goes with it.</summary>
internal sealed class TemporaryWritableStore : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hue-conformance-").FullName;
    private IQuadStore _store;

    public TemporaryWritableStore() => _store = QuadStore.OpenForWriting(_folder);

    public IQuadStore Store => _store;

    /// <summary>Adds quads in one commit.</summary>
    public void Add(IEnumerable<Quad> quads)
    {
        using IQuadTransaction transaction = _store.BeginTransaction(TestContext.Current.CancellationToken);
        var sink = new TransactionSink(transaction);
        foreach (Quad quad in quads)
            quad.PushTo(sink);
        transaction.Commit();
    }

    /// <summary>The same store after its files were closed and opened.</summary>
    public IQuadStore Reopened()
    {
        _store.Dispose();
        return _store = QuadStore.OpenForWriting(_folder);
    }

    public void Dispose()
    {
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
