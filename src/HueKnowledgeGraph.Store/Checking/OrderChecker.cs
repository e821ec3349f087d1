namespace HueKnowledgeGraph.Store;

/// <summary>Checks one order of a segment: checksums, order of rows, directory, zone maps, page flags, ranges of ids.</summary>
internal sealed class OrderChecker(OrderFile file, ProblemList problems, Func<ulong, bool> isKnownTerm)
{
    private readonly ulong[][] _columns = [.. Enumerable.Range(0, 3).Select(_ => new ulong[PagedTable.BlockRows])];
    private DirectoryEntry _current;
    private long _entry;
    private long _nextStart;
    private QuadKeys _last;
    private long _distinctSecond;
    private long _duplicates;
    private long _deadSeen;

    /// <summary>Sum of a hash of every quad: equal for all orders of a segment.</summary>
    public ulong Digest { get; private set; }

    /// <summary>The same for the removed rows.</summary>
    public ulong DeadDigest { get; private set; }

    /// <summary>Numbers of the removed rows; null if none are.</summary>
    public PagedTable? Dead { get; init; }

    /// <summary>True iff every number in <see cref="Dead"/> was met in its turn: they ascend and are rows.</summary>
    public bool HasMetDead => _deadSeen == (Dead?.RowCount ?? 0);

    /// <summary>Graph of all rows of a segment with one graph; null leaves graphs free.</summary>
    public ulong? SingleGraph { get; init; }

    public void Check(CancellationToken cancellation)
    {
        foreach (long offset in file.File.BadChunks(cancellation))
            problems.Add(offset, "the checksum of this 64 KiB chunk does not fit its bytes");
        if (!problems.IsEmpty)
            return;
        for (long block = 0; block < file.Rows.BlockCount && !problems.IsFull; block++)
        {
            if ((block & 63) == 0)
                cancellation.ThrowIfCancellationRequested();
            for (int i = 0; i < 3; i++)
                file.Rows.Decode(i, block, _columns[i]);
            long first = block << PagedTable.BlockBits;
            for (int i = 0; i < (int)Math.Min(PagedTable.BlockRows, file.RowCount - first); i++)
                CheckRow(first + i, i);
        }

        if (problems.IsFull)
            return;
        if (file.RowCount > 0)
            EndEntry(file.RowCount);
        if (_entry != file.KeyCount)
            problems.Add(-1, $"the directory has {file.KeyCount} leading keys, the rows use {_entry}");
    }

    private void CheckRow(long number, int index)
    {
        if (number == _nextStart)
            NextEntry(number);
        var row = new QuadKeys(_current.Key, _columns[0][index], _columns[1][index], _columns[2][index]);
        bool repeats = file.Order != QuadOrder.Gspo && number > 0 && row.IsSameTriple(_last);
        if (number > 0 && _last.CompareTo(row) >= 0)
            problems.Add(-1, $"row {number} is not behind the one before it");
        if (number == 0 || row.First != _last.First || row.Second != _last.Second)
            _distinctSecond++;
        _duplicates += repeats ? 1 : 0;
        CheckPage(number, row, repeats);
        CheckTerms(number, row);
        _last = row;
    }

    /// <summary>Goes to the directory entry that starts at a row.</summary>
    private void NextEntry(long row)
    {
        if (row > 0)
            EndEntry(row);
        if (_entry >= file.KeyCount)
        {
            problems.Add(-1, $"row {row} has no leading key in the directory");
            _nextStart = file.RowCount;
            return;
        }

        _current = file.Entry(_entry++);
        if (_current.StartRow != row)
            problems.Add(-1, $"leading key {_entry - 1} starts at row {_current.StartRow}, not at {row}");
        _nextStart = _entry < file.KeyCount ? file.Entry(_entry).StartRow : file.RowCount;
        _distinctSecond = 0;
        _duplicates = 0;
    }

    private void EndEntry(long row)
    {
        if (_current.DistinctSecond != _distinctSecond || _current.Duplicates != _duplicates)
        {
            problems.Add(-1, $"leading key {_entry - 1}, which ends at row {row}, counts {_current.DistinctSecond} second keys and {_current.Duplicates} "
                + $"repeated triples; there are {_distinctSecond} and {_duplicates}");
        }
    }

    private void CheckPage(long number, in QuadKeys row, bool repeats)
    {
        int page = (int)(number >> PagedTable.PageBits);
        if (repeats && (file.Rows.Flags(page) & OrderFile.PageHasDuplicates) == 0)
            problems.Add(-1, $"row {number} repeats a triple, which its page denies");
        for (int i = 0; i < 3; i++)
        {
            ref readonly ColumnZone zone = ref file.Rows.Zone(page, i);
            if (row[i + 1] < zone.Min || row[i + 1] > zone.Max || ((number & (PagedTable.PageRows - 1)) == 0 && row[i + 1] != zone.First))
                problems.Add(-1, $"row {number} does not fit the zone map of its page");
        }
    }

    private void CheckTerms(long number, in QuadKeys row)
    {
        (ulong subject, ulong predicate, ulong @object, ulong graph) = file.Order switch
        {
            QuadOrder.Pso => (row.Second, row.First, row.Third, row.Fourth),
            QuadOrder.Pos => (row.Third, row.First, row.Second, row.Fourth),
            QuadOrder.Spo => (row.First, row.Second, row.Third, row.Fourth),
            QuadOrder.Ops => (row.Third, row.Second, row.First, row.Fourth),
            _ => (row.Second, row.Third, row.Fourth, row.First),
        };
        if (!isKnownTerm(subject) || !isKnownTerm(predicate) || !isKnownTerm(@object) || (graph != TermId.DefaultGraph && !isKnownTerm(graph)))
            problems.Add(-1, $"row {number} has an id that the dictionary does not hold");
        else if (TermId.Kind(predicate) != TermIdKind.Iri || TermId.IsLiteral(graph))
            problems.Add(-1, $"row {number} has a predicate that is no IRI or a graph that is a literal");
        if (SingleGraph is { } single && graph != single)
            problems.Add(-1, $"row {number} is not in the one graph that the manifest names");
        ulong hash = subject;
        foreach (ulong id in (ReadOnlySpan<ulong>)[predicate, @object, graph])
            hash = System.Numerics.BitOperations.RotateLeft(hash * 0x9E37_79B9_7F4A_7C15, 29) ^ id;
        Digest += hash * 0xD6E8_FEB8_6659_FD93;
        if (Dead is null || _deadSeen == Dead.RowCount || (long)Dead.ValueAt(0, _deadSeen) != number)
            return;
        DeadDigest += hash * 0xD6E8_FEB8_6659_FD93;
        _deadSeen++;
    }
}
