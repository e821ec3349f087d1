using CsCheck;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.Store.Tests.InMemory;

public sealed class MemoryQuadStoreTests
{
    [Fact]
    public void Every_version_holds_what_its_transactions_left() =>
        Gen.Select(RandomQuads.Graphs, RandomQuads.Choices).Array[1, 6].SampleFixed(CheckSteps, iter: 60, threads: 1);

    [Fact]
    public void A_transaction_that_is_disposed_leaves_nothing_and_lets_the_next_one_begin()
    {
        using var store = new MemoryQuadStore();
        using (IQuadTransaction given = store.BeginTransaction(TestContext.Current.CancellationToken))
            Place.PushTo(new TransactionSink(given));
        using IQuadTransaction next = store.BeginTransaction(TestContext.Current.CancellationToken);
        Assert.Equal(new CommitReport(0, 0, 0), next.Commit());
        Assert.Throws<InvalidOperationException>(() => next.OpenSnapshot());
    }

    [Fact]
    public void A_second_transaction_waits_and_can_be_cancelled()
    {
        using var store = new MemoryQuadStore();
        using IQuadTransaction first = store.BeginTransaction(TestContext.Current.CancellationToken);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => store.BeginTransaction(cancelled.Token));
    }

    [Fact]
    public void Terms_of_later_commits_are_not_known_to_a_snapshot()
    {
        using MemoryQuadStore store = MemoryQuadStore.Of([]);
        using IQuadSnapshot before = store.OpenSnapshot();
        using (IQuadTransaction transaction = store.BeginTransaction(TestContext.Current.CancellationToken))
        {
            Place.PushTo(new TransactionSink(transaction));
            transaction.Commit();
        }

        using IQuadSnapshot after = store.OpenSnapshot();
        Assert.False(before.Terms.TryGetId(new TermSpan(TermKind.Iri, "https://hue.example/ngo-mon"u8), out _));
        Assert.True(after.Terms.TryGetId(new TermSpan(TermKind.Iri, "https://hue.example/ngo-mon"u8), out _));
    }

    private static Quad Place { get; } = new(new Iri("https://hue.example/ngo-mon"), new Iri("https://hue.example/built"), new Literal("1833"));

    private static void CheckSteps((Quad[] Quads, int[] Choices)[] steps)
    {
        using var store = new MemoryQuadStore();
        HashSet<Quad> committed = [];
        foreach ((Quad[] quads, int[] choices) in steps)
        {
            HashSet<Quad> wanted = [.. committed];
            using IQuadTransaction transaction = store.BeginTransaction(TestContext.Current.CancellationToken);
            for (int i = 0; i < quads.Length; i++)
            {
                Step(transaction, wanted, quads[i], choices[i % choices.Length] / (i + 1));
                if (choices[i % choices.Length] % 17 == 0)
                    Check(transaction.OpenSnapshot(), wanted, choices);
            }

            if (choices[0] % 5 == 0)
                continue;
            CommitReport report = transaction.Commit();
            Assert.Equal((wanted.Except(committed).Count(), committed.Except(wanted).Count()), (report.Added, report.Removed));
            committed = wanted;
            Check(store.OpenSnapshot(), committed, choices);
        }

        Check(store.OpenSnapshot(), committed, steps[0].Choices);
    }

    private static void Step(IQuadTransaction transaction, HashSet<Quad> wanted, Quad quad, int choice)
    {
        if (choice % 23 == 0)
        {
            quad.PushTo(new Sink((in TermSpan _, in TermSpan _, in TermSpan _, in TermSpan graph) => transaction.RemoveGraph(graph)));
            wanted.RemoveWhere(other => Equals(other.Graph, quad.Graph));
        }
        else if (choice % 3 == 0)
        {
            quad.PushTo(new Sink(transaction.Remove));
            wanted.Remove(quad);
        }
        else
        {
            quad.PushTo(new Sink(transaction.Add));
            wanted.Add(quad);
        }
    }

    private static void Check(IQuadSnapshot opened, HashSet<Quad> wanted, int[] choices)
    {
        using IQuadSnapshot snapshot = opened;
        List<QuadKeys> ids = RandomQuads.IdsOf(snapshot, wanted);
        for (int i = 0; i < 12; i++)
            SnapshotLaws.Check(snapshot, ids, [.. choices.Select(choice => (choice / ((3 * i) + 1)) + i)]);
        Assert.Equal(ids.Select(quad => quad.Fourth).Where(graph => graph != TermId.DefaultGraph).Distinct().Order(), snapshot.NamedGraphs);
    }

    private delegate void QuadAction(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph);

    private sealed class Sink(QuadAction action) : IQuadSink
    {
        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) => action(subject, predicate, @object, graph);
    }
}
