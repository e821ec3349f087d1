using System.Text;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>A store in a folder that goes with it.</summary>
internal sealed class TemporaryStore : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hue-conformance-").FullName;
    private QuadStore? _store;
    private LiveQuadStore? _live;

    public QuadStore Store => _store ?? throw new InvalidOperationException("Nothing has been loaded.");

    public void Load(IEnumerable<LoadSource> sources)
    {
        QuadStore.BulkLoad(_folder, [.. sources], new BulkLoadOptions { MemoryBytes = 64 << 20 });
        _store = QuadStore.Open(_folder);
    }

    /// <summary>
    /// Holds the quads, but so that many are changes not yet in segments: about half is loaded, with as many false ones; a transaction adds the
    /// others and takes the false ones away.
    /// </summary>
    public IQuadSnapshot LoadAndChange(IEnumerable<Quad> quads)
    {
        Quad[] all = [.. quads.Distinct()];
        Quad[] settled = [.. all.Where((quad, i) => i % 2 == 0 && !quad.ToString().Contains("_:", StringComparison.Ordinal))];
        Quad[] wrong = [.. settled.Zip(settled.Reverse(), (quad, other) => quad with { Object = other.Object }).Except(all)];
        LoadSource source = new("settled", () => new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(settled.Concat(wrong).Select(quad => quad + "\n")))), RdfFormat.NQuads);
        QuadStore.BulkLoad(_folder, [source], new BulkLoadOptions { MemoryBytes = 64 << 20 });
        _live = QuadStore.OpenForWriting(_folder);
        using IQuadTransaction transaction = _live.BeginTransaction();
        var added = new TransactionSink(transaction);
        foreach (Quad quad in all.Except(settled))
            quad.PushTo(added);
        var removed = new RemovalSink(transaction);
        foreach (Quad quad in wrong)
            quad.PushTo(removed);
        transaction.Commit();
        return _live.OpenSnapshot();
    }

    public void Dispose()
    {
        _store?.Dispose();
        _live?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class RemovalSink(IQuadTransaction transaction) : IQuadSink
    {
        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) =>
            transaction.Remove(subject, predicate, @object, graph);
    }
}
