using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store.Tests;

/// <summary>A store and what it has to hold: a plain set of quads beside it, changed by the same steps.</summary>
internal sealed class StoreModel(string directory, StoreWriteOptions? options = null) : IDisposable
{
    private readonly Dictionary<string, BlankNode> _blankNodes = [];
    private HashSet<Quad> _quads = [];
    private HashSet<Quad> _followedQuads = [];
    private long _followed;

    public LiveQuadStore Store { get; private set; } = QuadStore.OpenForWriting(directory, options);

    /// <summary>What the last commit left.</summary>
    public IReadOnlyCollection<Quad> Quads => _quads;

    /// <summary>Notes what was loaded before.</summary>
    public void Take(IEnumerable<Quad> quads)
    {
        _quads.UnionWith(quads);
        (_followed, _followedQuads) = (Store.Version, [.. _quads]);
    }

    /// <summary>One transaction: each quad is added or removed, sometimes its whole graph is removed; the last choice decides whether it is kept.</summary>
    public void Run(IReadOnlyList<Quad> quads, int[] choices)
    {
        HashSet<Quad> wanted = [.. _quads];
        HashSet<string> newNodes = [];
        bool isKept = choices[0] % 5 != 0;
        using (IQuadTransaction transaction = Store.BeginTransaction(TestContext.Current.CancellationToken))
        {
            for (int i = 0; i < quads.Count; i++)
            {
                int choice = choices[i % choices.Length] / (i + 1);
                Quad quad = Own(quads[i], transaction, newNodes);
                Step(transaction, wanted, quad, choice);
                if (choice % 17 == 0)
                    CheckSnapshot(transaction.OpenSnapshot(), wanted, choices);
            }

            if (isKept)
                CheckCommit(transaction, wanted);
        }

        if (isKept)
            _quads = wanted;
        else
            newNodes.ToList().ForEach(label => _blankNodes.Remove(label));
    }

    /// <summary>A bulk load of quads without blank nodes, through the writer or, with the store closed, beside it.</summary>
    public void Load(IEnumerable<Quad> quads, bool isOffline)
    {
        Quad[] loaded = [.. quads.Where(quad => quad.Subject is Iri && quad.Object is not BlankNode)];
        LoadSource[] sources = [TestLoad.Source(loaded)];
        int added = loaded.Distinct().Count(quad => !_quads.Contains(quad));
        _followed = Math.Max(_followed, Follow(_followed));
        if (isOffline)
            Store.Dispose();
        BulkLoadReport report = isOffline ? QuadStore.BulkLoad(directory, sources) : Store.BulkLoad(sources, null, TestContext.Current.CancellationToken);
        if (isOffline)
            Store = QuadStore.OpenForWriting(directory, options);
        Assert.Equal(added, report.QuadsAdded);
        _quads.UnionWith(loaded);
        (_followed, _followedQuads) = (Store.Version, [.. _quads]);
    }

    /// <summary>Compares what a follower of the changes knows with what the store holds.</summary>
    public void CheckChanges()
    {
        _followed = Follow(_followed);
        Assert.Equal(Store.Version, _followed);
        Assert.True(_followedQuads.SetEquals(_quads), "the changes do not lead from one version to the next");
    }

    public void Reopen()
    {
        Store.Dispose();
        Store = QuadStore.OpenForWriting(directory, options);
    }

    /// <summary>Compares the newest version in every way, through the writer and as another process reads it.</summary>
    public void Check(int[] choices)
    {
        CheckSnapshot(Store.OpenSnapshot(), _quads, choices);
        using var reader = QuadStore.Open(directory);
        CheckSnapshot(reader.OpenSnapshot(), _quads, choices);
    }

    public void Dispose() => Store.Dispose();

    private static void Step(IQuadTransaction transaction, HashSet<Quad> wanted, Quad quad, int choice)
    {
        if (choice % 23 == 0)
        {
            Use(quad.Graph, (in TermSpan graph) => transaction.RemoveGraph(graph));
            wanted.RemoveWhere(other => Equals(other.Graph, quad.Graph));
        }
        else if (choice % 3 == 0)
        {
            quad.PushTo(new Sink(transaction, isAdding: false));
            wanted.Remove(quad);
        }
        else
        {
            quad.PushTo(new Sink(transaction, isAdding: true));
            wanted.Add(quad);
        }
    }

    private static void CheckSnapshot(IQuadSnapshot opened, HashSet<Quad> wanted, int[] choices)
    {
        using IQuadSnapshot snapshot = opened;
        List<QuadKeys> ids = RandomQuads.IdsOf(snapshot, wanted);
        for (int i = 0; i < 12; i++)
            SnapshotLaws.Check(snapshot, ids, [.. choices.Select(choice => (choice / ((3 * i) + 1)) + i)]);
        Assert.Equal(ids.Select(quad => quad.Fourth).Where(graph => graph != TermId.DefaultGraph).Distinct().Order(), snapshot.NamedGraphs);
        using var reader = new StatementReader(snapshot.Terms);
        HashSet<Quad> read = [];
        var sink = new Collector(read);
        foreach (QuadKeys quad in ids)
            reader.Push(sink, quad.First, quad.Second, quad.Third, quad.Fourth);
        Assert.True(read.SetEquals(wanted), "ids do not lead back to their terms");
    }

    private void CheckCommit(IQuadTransaction transaction, HashSet<Quad> wanted)
    {
        CommitReport report = transaction.Commit();
        Assert.Equal((wanted.Count(quad => !_quads.Contains(quad)), _quads.Count(quad => !wanted.Contains(quad))), (report.Added, report.Removed));
        using IQuadSnapshot snapshot = Store.OpenSnapshot();
        Assert.Equal(report.Version, snapshot.Version);
    }

    private long Follow(long after)
    {
        foreach (CommitChanges changes in Store.ReadChanges(after))
        {
            Assert.Equal(after + 1, changes.Version);
            HashSet<Quad> removed = [];
            HashSet<Quad> added = [];
            changes.WriteTo(new Collector(removed), new Collector(added));
            Assert.Equal((changes.RemovedCount, changes.AddedCount), (removed.Count, added.Count));
            Assert.True(removed.IsSubsetOf(_followedQuads) && !added.Overlaps(_followedQuads), "a change names quads that were not there or were");
            _followedQuads.ExceptWith(removed);
            _followedQuads.UnionWith(added);
            after = changes.Version;
        }

        return after;
    }

    private Quad Own(Quad quad, IQuadTransaction transaction, HashSet<string> newNodes)
    {
        Term Owned(Term term)
        {
            if (term is not BlankNode node)
                return term;
            if (!_blankNodes.TryGetValue(node.Label, out BlankNode? own))
            {
                _blankNodes.Add(node.Label, own = new BlankNode(transaction.NewBlankNode()));
                newNodes.Add(node.Label);
            }

            return own;
        }

        return new Quad(Owned(quad.Subject), quad.Predicate, Owned(quad.Object), quad.Graph);
    }

    private delegate void UseTerm(in TermSpan term);

    private static void Use(Term? term, UseTerm use)
    {
        if (term is null)
            use(default);
        else
            term.Use(use, static (UseTerm action, in TermSpan span) => action(span));
    }

    private sealed class Sink(IQuadTransaction transaction, bool isAdding) : IQuadSink
    {
        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
        {
            if (isAdding)
                transaction.Add(subject, predicate, @object, graph);
            else
                transaction.Remove(subject, predicate, @object, graph);
        }
    }

    private sealed class Collector(HashSet<Quad> quads) : IQuadSink
    {
        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) =>
            quads.Add(new Quad(Term.From(subject), Term.From(predicate), Term.From(@object), graph.IsNone ? null : Term.From(graph)));
    }
}
