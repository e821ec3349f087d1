using System.Runtime.ExceptionServices;

namespace HueKnowledgeGraph.Store;

/// <summary>Turns chunks into sorted, distinct, new quads and writes them in every order.</summary>
internal sealed class SegmentLoader(
    LoadFolder folder, long sortBytes, TermRanks ranks, IQuadSnapshot? known, LoadProgress progress, CancellationToken cancellation)
{
    // Two orders are sorted at a time, on two cores.
    private const int Parallelism = 2;

    /// <summary>Quads that are new.</summary>
    public long QuadCount { get; private set; }

    /// <summary>The one graph of all new quads; null if there are several.</summary>
    public ulong? SingleGraph { get; private set; }

    /// <summary>Writes the new quads' orders.</summary>
    /// <returns>A file for each order; empty if there is no new quad.</returns>
    public Dictionary<QuadOrder, ManifestFile> Write(IReadOnlyList<LoadChunk> chunks, Func<int, string> placeFile)
    {
        string distinct = WriteDistinct(chunks, placeFile);
        if (QuadCount == 0)
            return [];
        List<QuadOrder> orders = [QuadOrder.Spo, QuadOrder.Pso, QuadOrder.Pos, QuadOrder.Ops];
        if (SingleGraph is null)
            orders.Add(QuadOrder.Gspo);
        progress.Begin("write", orders.Count * QuadCount);
        var files = new ManifestFile[orders.Count];
        try
        {
            Parallel.For(0, orders.Count, new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellation },
                i => files[i] = WriteOrder(orders[i], distinct));
        }
        catch (AggregateException errors)
        {
            // Two threads fail of one cause, as a rule; the caller gets it as if there were one thread.
            ExceptionDispatchInfo.Throw(errors.InnerExceptions[0]);
        }

        return orders.Zip(files).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    /// <summary>All quads in order Spo, each once, without those that the store holds.</summary>
    private string WriteDistinct(IReadOnlyList<LoadChunk> chunks, Func<int, string> placeFile)
    {
        long total = chunks.Sum(chunk => chunk.QuadCount);
        progress.Begin("sort", total);
        using var sorter = new RowSorter(folder, total, sortBytes - (sizeof(uint) * chunks.Select(chunk => (long)chunk.TermCount).DefaultIfEmpty().Max()));
        for (int i = 0; i < chunks.Count; i++)
            AddChunk(chunks[i], placeFile(i), sorter);
        using RowReader rows = sorter.Read(cancellation);
        using var distinct = folder.NewFile("distinct");
        using KnownQuads? old = known is null ? null : new KnownQuads(known);
        RankRow[] batch = new RankRow[RowReader.BatchLength];
        RankRow last = default;
        for (int count; (count = rows.Read(batch)) > 0;)
        {
            for (int i = 0; i < count; i++)
            {
                if ((QuadCount > 0 && batch[i] == last) || (old is not null && old.Contains(KeysOf(batch[i]))))
                    continue;
                NoteGraph(batch[i].Fourth);
                last = batch[i];
                distinct.WriteRecord(last);
                QuadCount++;
            }
        }

        return distinct.Name;
    }

    private void NoteGraph(uint rank)
    {
        if (QuadCount == 0)
            SingleGraph = ranks.IdOf(rank);
        else if (SingleGraph is { } single && ranks.IdOf(rank) != single)
            SingleGraph = null;
    }

    private void AddChunk(LoadChunk chunk, string placeFile, RowSorter sorter)
    {
        using var map = new NativeBuffer<uint>(chunk.TermCount);
        using (var file = folder.OpenRead(placeFile))
        {
            TermPlace[] places = new TermPlace[RowReader.BatchLength];
            for (int count; (count = file.ReadRecords<TermPlace>(places)) > 0;)
            {
                foreach (ref readonly TermPlace place in places.AsSpan(0, count))
                    map[place.Number] = ranks.RankOf(place.Run, place.Index);
            }
        }

        using var quads = folder.OpenRead(chunk.QuadFile);
        LocalQuad[] batch = new LocalQuad[RowReader.BatchLength];
        for (int count; (count = quads.ReadRecords<LocalQuad>(batch)) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (ref readonly LocalQuad quad in batch.AsSpan(0, count))
                sorter.Add(new RankRow(map[quad.Subject], map[quad.Predicate], map[quad.Object], map[quad.Graph]));
            progress.Add(count);
        }
    }

    private ManifestFile WriteOrder(QuadOrder order, string distinct)
    {
        using var writer = new OrderWriter(folder.Files, folder.NewName(order.ToString().ToLowerInvariant()), order);
        if (order == QuadOrder.Spo)
        {
            using var rows = new FileRowReader(folder, distinct, cancellation);
            WriteRows(rows, writer);
        }
        else
        {
            using var sorter = new RowSorter(folder, QuadCount, sortBytes / Parallelism);
            using (var source = new FileRowReader(folder, distinct, cancellation))
            {
                RankRow[] batch = new RankRow[RowReader.BatchLength];
                for (int count; (count = source.Read(batch)) > 0;)
                {
                    foreach (ref readonly RankRow row in batch.AsSpan(0, count))
                        sorter.Add(row.InOrder(order));
                }
            }

            using RowReader rows = sorter.Read(cancellation);
            WriteRows(rows, writer);
        }

        long length = writer.Finish();
        return new ManifestFile(writer.Name, length);
    }

    private void WriteRows(RowReader rows, OrderWriter writer)
    {
        RankRow[] batch = new RankRow[RowReader.BatchLength];
        for (int count; (count = rows.Read(batch)) > 0;)
        {
            for (int i = 0; i < count; i++)
                writer.Add(KeysOf(batch[i]));
            progress.Add(count);
        }
    }

    private QuadKeys KeysOf(in RankRow row) => new(ranks.IdOf(row.First), ranks.IdOf(row.Second), ranks.IdOf(row.Third), ranks.IdOf(row.Fourth));
}
