using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Crash;

/// <summary>The process that is killed: writers, a loader who also flushes, compacts and makes backups, and readers, all at work at once.</summary>
/// <remarks>Says on standard output what it begins ("b WRITER N") and what was acknowledged ("a WRITER N"), each before it goes on.</remarks>
internal sealed class CrashChild(string directory, int seed, int[] done)
{
    private const int ReaderCount = 2;
    private static readonly TimeSpan ReadEvery = TimeSpan.FromMilliseconds(3);
    private readonly Lock _outputGate = new();
    private readonly History _history = new(seed);
    private readonly ManualResetEvent _pause = new(false);
    private volatile bool _isEnding;

    /// <summary>Works until the process is killed, or until something is wrong.</summary>
    public int Run()
    {
        var random = new Random(seed + done.Sum());
        var options = new StoreWriteOptions
        {
            FlushBytes = 1L << random.Next(14, 20),
            KeptLogBytes = random.Next(3) * 20_000,
            Compaction = random.Next(2) == 0 ? null : new CompactionOptions { Threads = 1, Load = 0.8 },
        };
        using var store = QuadStore.OpenForWriting(directory, options);
        Say("ready");
        List<Thread> threads = [.. Enumerable.Range(0, History.CommitterCount).Select(writer => new Thread(() => Guard(() => Commit(store, writer)))),
            new Thread(() => Guard(() => Load(store))), .. Enumerable.Range(0, ReaderCount).Select(_ => new Thread(() => Guard(() => Read(store))))];
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return 1;
    }

    private void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (Exception error)
        {
            // The edge of a thread: the parent shows it.
            Say($"wrong {error.ToString().ReplaceLineEndings(" | ")}");
            _isEnding = true;
        }
    }

    private void Commit(LiveQuadStore store, int writer)
    {
        var model = new WriterModel(seed, writer);
        while (model.Done < done[writer])
            model.Next();
        while (!_isEnding)
        {
            IReadOnlyList<WriterStep> steps = model.Next();
            using IQuadTransaction transaction = store.BeginTransaction();
            foreach (WriterStep step in steps)
                step.Quad.PushTo(new StepSink(transaction, step));
            Say($"b {writer} {model.Done}");
            transaction.Commit();
            Say($"a {writer} {model.Done}");
        }
    }

    private void Load(LiveQuadStore store)
    {
        var model = new LoaderModel(seed, History.CommitterCount);
        while (model.Done < done[History.CommitterCount])
            model.Next();
        var random = new Random(seed + done.Sum());
        for (int backup = 0; !_isEnding;)
        {
            switch (random.Next(4))
            {
                case 0:
                    store.Flush();
                    break;
                case 1:
                    store.Compact(new CompactionOptions { Threads = 1 + random.Next(2) });
                    break;
                case 2:
                    string name = $"{directory}.backup{backup++}";
                    QuadStore.Backup(directory, name, new StoreCopyOptions { IsChecked = false });
                    Say($"backup {name}");
                    break;
                default:
                    byte[] document = model.Next();
                    Say($"b {History.CommitterCount} {model.Done}");
                    store.BulkLoad([new LoadSource("document", () => new MemoryStream(document), RdfFormat.NQuads)], new BulkLoadOptions { MemoryBytes = BulkLoadOptions.MinimumMemoryBytes });
                    Say($"a {History.CommitterCount} {model.Done}");
                    break;
            }
        }
    }

    private void Read(LiveQuadStore store)
    {
        while (!_isEnding)
        {
            _pause.WaitOne(ReadEvery);
            using IQuadSnapshot snapshot = store.OpenSnapshot();
            if (CrashState.Read(snapshot).Problem(_history) is { } problem)
                throw new InvalidOperationException($"A reader of version {snapshot.Version}: {problem}.");
        }
    }

    private void Say(string line)
    {
        lock (_outputGate)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }

    private sealed class StepSink(IQuadTransaction transaction, WriterStep step) : IQuadSink
    {
        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
        {
            if (step.IsWholeGraph)
                transaction.RemoveGraph(graph);
            else if (step.IsAdded)
                transaction.Add(subject, predicate, @object, graph);
            else
                transaction.Remove(subject, predicate, @object, graph);
        }
    }
}
