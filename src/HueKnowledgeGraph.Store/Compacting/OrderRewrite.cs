namespace HueKnowledgeGraph.Store;

/// <summary>Writes one order of a compacted segment.</summary>
internal sealed class OrderRewrite(LoadFolder folder, IQuadSnapshot snapshot, TermRewrite terms, LoadProgress progress, CancellationToken cancellation)
{
    private const int BatchRows = RowReader.BatchLength;
    private readonly ulong[][] _columns = [.. Enumerable.Range(0, 4).Select(_ => new ulong[BatchRows])];

    // The last id of each column and its rank: leading columns repeat theirs.
    private readonly ulong[] _ids = [TermId.DefaultGraph, TermId.DefaultGraph, TermId.DefaultGraph, TermId.DefaultGraph];
    private readonly uint[] _ranks = new uint[4];

    public ManifestFile Write(QuadOrder order, string name, long quadCount, long sortBytes, Pacer pacer)
    {
        using QuadScan scan = snapshot.OpenScan(new ScanSpecification(order, ReadOnlyMemory<ulong>.Empty, GraphSelection.EachQuad));
        using var writer = new OrderWriter(folder.Files, name, order);
        if (terms.KeepsOrder)
            WriteInSequence(scan, writer, pacer);
        else
            WriteSorted(scan, writer, quadCount, sortBytes, pacer);
        return new ManifestFile(name, writer.Finish());
    }

    private void WriteInSequence(QuadScan scan, OrderWriter writer, Pacer pacer)
    {
        for (int count; (count = scan.Next(_columns[0], _columns[1], _columns[2], _columns[3])) > 0;)
        {
            for (int i = 0; i < count; i++)
                writer.Add(KeysOf(RowAt(i)));
            pacer.Step();
            progress.Add(count);
        }
    }

    private void WriteSorted(QuadScan scan, OrderWriter writer, long quadCount, long sortBytes, Pacer pacer)
    {
        using var sorter = new RowSorter(folder, quadCount, sortBytes);
        for (int count; (count = scan.Next(_columns[0], _columns[1], _columns[2], _columns[3])) > 0;)
        {
            for (int i = 0; i < count; i++)
                sorter.Add(RowAt(i));
            pacer.Step();
        }

        using RowReader rows = sorter.Read(cancellation);
        RankRow[] batch = new RankRow[BatchRows];
        for (int count; (count = rows.Read(batch)) > 0;)
        {
            foreach (ref readonly RankRow row in batch.AsSpan(0, count))
                writer.Add(KeysOf(row));
            pacer.Step();
            progress.Add(count);
        }
    }

    private RankRow RowAt(int row) => new(RankAt(0, row), RankAt(1, row), RankAt(2, row), RankAt(3, row));

    private uint RankAt(int column, int row)
    {
        ulong id = _columns[column][row];
        if (id != _ids[column])
            (_ids[column], _ranks[column]) = (id, terms.RankOf(id));
        return _ranks[column];
    }

    private QuadKeys KeysOf(in RankRow row) =>
        new(terms.NewIdOf(row.First), terms.NewIdOf(row.Second), terms.NewIdOf(row.Third), terms.NewIdOf(row.Fourth));
}
