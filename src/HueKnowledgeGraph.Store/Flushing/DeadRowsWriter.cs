namespace HueKnowledgeGraph.Store;

/// <summary>Writes which rows of a segment are removed: those that were before, and new ones.</summary>
internal static class DeadRowsWriter
{
    /// <summary>Writes the file of a segment.</summary>
    /// <param name="files">The store's files.</param>
    /// <param name="name">Name of the new file.</param>
    /// <param name="segment">Its rows that are removed already are kept.</param>
    /// <param name="removed">Quads that it holds and that go, in the columns of Spo; sorted here.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static ManifestFile Write(IStoreFiles files, string name, Segment segment, QuadKeys[] removed, CancellationToken cancellation)
    {
        using var file = new StoreFileWriter(files, name, StoreFileKind.DeadRows);
        var metadata = new MetadataWriter();
        QuadKeys[] keys = new QuadKeys[removed.Length];
        foreach (OrderFile order in segment.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int i = 0; i < keys.Length; i++)
                keys[i] = QuadKeys.Of(order.Order, removed[i].First, removed[i].Second, removed[i].Third, removed[i].Fourth);
            Array.Sort(keys);
            var table = new PagedTableWriter(file, 1);
            foreach (long row in Merged(segment, order, keys))
                table.Add((ulong)row);
            table.Finish();
            metadata.Table(table);
        }

        return new ManifestFile(name, file.Finish(metadata.Written));
    }

    private static IEnumerable<long> Merged(Segment segment, OrderFile order, QuadKeys[] removed)
    {
        PagedTable? old = segment.Dead?.Of(order.Order);
        long next = 0;
        foreach (QuadKeys keys in removed)
        {
            if (!segment.TryFindRow(order.Order, keys, out long row))
                throw new InvalidOperationException("The changes remove a quad that the segment does not hold.");
            for (; old is not null && next < old.RowCount && (long)old.ValueAt(0, next) < row; next++)
                yield return (long)old.ValueAt(0, next);
            yield return row;
        }

        for (; old is not null && next < old.RowCount; next++)
            yield return (long)old.ValueAt(0, next);
    }
}
