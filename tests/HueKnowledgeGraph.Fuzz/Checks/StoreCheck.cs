using System.Text;

using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Sparql;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Fuzz;

/// <summary>A store against the graph in memory, loaded at once: the same answers, whatever way the statements came in.</summary>
internal sealed class StoreCheck : IFuzzCheck
{
    private readonly Func<FuzzDataset, string, IQuadSnapshot> _make;

    private StoreCheck(string name, bool isOnDisk, Func<FuzzDataset, string, IQuadSnapshot> make)
    {
        Name = name;
        IsOnDisk = isOnDisk;
        _make = make;
    }

    /// <summary>Bulk loads of thirds: up to three segments, and statements that are loaded twice.</summary>
    public static StoreCheck Segments { get; } = new("segments", isOnDisk: true, static (dataset, folder) =>
    {
        // Each load names its blank nodes anew: statements with one are loaded together.
        IReadOnlyList<string> all = [.. dataset.Statements.OrderBy(statement => statement.Contains("_:", StringComparison.Ordinal) ? 0 : 1)];
        int first = all.Count(statement => statement.Contains("_:", StringComparison.Ordinal));
        int third = (all.Count + 2) / 3;
        for (int start = 0, end; start < Math.Max(1, all.Count); start = end)
        {
            end = Math.Max(start + Math.Max(1, third), first);
            byte[] text = Encoding.UTF8.GetBytes(FuzzDataset.NQuads(all.Take(end).Skip(start > first ? start - 1 : start)));
            var source = new LoadSource("statements", () => new MemoryStream(text), RdfFormat.NQuads);
            QuadStore.BulkLoad(folder, [source], new BulkLoadOptions { MemoryBytes = BulkLoadOptions.MinimumMemoryBytes });
        }

        return dataset.Keep(QuadStore.Open(folder)).OpenSnapshot();
    });

    /// <summary>A loaded half under a log of changes, some of them undone.</summary>
    public static StoreCheck Log { get; } = new("log", isOnDisk: true, static (dataset, folder) => Changed(dataset, folder, static _ => { }));

    /// <summary>The same with the changes written into segments: rows that later segments take away.</summary>
    public static StoreCheck Flushed { get; } = new("flushed", isOnDisk: true, static (dataset, folder) => Changed(dataset, folder, static store => store.Flush()));

    /// <summary>The same, all of it merged into one segment.</summary>
    public static StoreCheck Compacted { get; } = new("compacted", isOnDisk: true, static (dataset, folder) => Changed(dataset, folder, static store =>
    {
        store.Flush();
        store.Compact();
    }));

    /// <summary>A store in memory after the same changes.</summary>
    public static StoreCheck Changes { get; } = new("changes", isOnDisk: false, static (dataset, _) =>
    {
        (IReadOnlyList<Quad> loaded, IReadOnlyList<Quad> extra) = Parts(dataset);
        MemoryQuadStore store = dataset.Keep(MemoryQuadStore.Of(loaded));
        Change(store, dataset.Quads, loaded, extra, static () => { });
        return store.OpenSnapshot();
    });

    public string Name { get; }

    public bool IsOnDisk { get; }

    public string? Disagreement(FuzzCase fuzzCase)
    {
        if (fuzzCase.IsCutAnywhere)
            return null;
        var options = new QueryOptions { UnionDefaultGraph = fuzzCase.UnionDefaultGraph };
        IQuadSnapshot store = fuzzCase.Dataset.Store(Name, name => _make(fuzzCase.Dataset, fuzzCase.Dataset.Folder(name)));
        Answer inMemory = Answer.Of(fuzzCase.Query, fuzzCase.Dataset.Memory, options);
        return Answer.Difference("memory", inMemory, Name, Answer.Of(fuzzCase.Query, store, options));
    }

    private static IQuadSnapshot Changed(FuzzDataset dataset, string folder, Action<LiveQuadStore> afterCommit)
    {
        (IReadOnlyList<Quad> loaded, IReadOnlyList<Quad> extra) = Parts(dataset);
        byte[] text = Encoding.UTF8.GetBytes(string.Concat(loaded.Select(quad => quad + "\n")));
        QuadStore.BulkLoad(folder, [new LoadSource("half", () => new MemoryStream(text), RdfFormat.NQuads)],
            new BulkLoadOptions { MemoryBytes = BulkLoadOptions.MinimumMemoryBytes });
        LiveQuadStore store = dataset.Keep(QuadStore.OpenForWriting(folder));
        Change(store, dataset.Quads, loaded, extra, () => afterCommit(store));
        return store.OpenSnapshot();
    }

    /// <summary>The first half without blank nodes, whose labels a load may change; and quads that are not of the graph.</summary>
    private static (IReadOnlyList<Quad> Loaded, IReadOnlyList<Quad> Extra) Parts(FuzzDataset dataset)
    {
        IEnumerable<Quad> half = dataset.Quads.Take(dataset.Quads.Count / 2).Where(quad => quad.Subject is not BlankNode && quad.Object is not BlankNode);
        IEnumerable<Quad> extra = dataset.Quads.Where(quad => quad.Subject is Iri && quad.Object is not BlankNode)
            .Select(quad => quad with { Subject = new Iri(GraphGenerator.Base + "extra") }).Concat(dataset.Quads
                .Where(quad => quad.Subject is Iri && quad.Object is Iri).Select(quad => quad with { Subject = quad.Object, Object = quad.Subject }));
        return ([.. half], [.. extra.Except(dataset.Quads).Distinct()]);
    }

    /// <summary>One commit adds too much, the next takes it away again and brings what is missing; a third removes and adds the same.</summary>
    private static void Change(IQuadStore store, IReadOnlyList<Quad> all, IReadOnlyList<Quad> loaded, IReadOnlyList<Quad> extra, Action afterCommit)
    {
        var labels = new Dictionary<Term, Term>();
        Commit(store, transaction => Each(extra, transaction.Add));
        afterCommit();
        Commit(store, transaction =>
        {
            Term Named(Term term) => term is not BlankNode ? term : labels.TryGetValue(term, out Term? known) ? known
                : labels[term] = new BlankNode(transaction.NewBlankNode());
            Each(extra, transaction.Remove);
            Each(all.Except(loaded).Select(quad => quad with { Subject = Named(quad.Subject), Object = Named(quad.Object) }), transaction.Add);
        });
        afterCommit();
        Commit(store, transaction =>
        {
            IEnumerable<Quad> some = all.Where((quad, i) => i % 3 == 0 && quad.Subject is Iri && quad.Object is not BlankNode);
            Each(some, transaction.Remove);
            Each(some, transaction.Add);
        });
        afterCommit();
    }

    private static void Commit(IQuadStore store, Action<IQuadTransaction> change)
    {
        using IQuadTransaction transaction = store.BeginTransaction();
        change(transaction);
        transaction.Commit();
    }

    private delegate void QuadChange(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph);

    private static void Each(IEnumerable<Quad> quads, QuadChange change)
    {
        var sink = new ChangeSink(change);
        foreach (Quad quad in quads)
            quad.PushTo(sink);
    }

    private sealed class ChangeSink(QuadChange change) : IQuadSink
    {
        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) => change(subject, predicate, @object, graph);
    }
}
