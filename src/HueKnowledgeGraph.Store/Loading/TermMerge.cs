namespace HueKnowledgeGraph.Store;

/// <summary>Merges the terms of all chunks with those of the store: new ones become a dictionary part, all get dense ranks.</summary>
/// <remarks>For each chunk it writes a file of <see cref="TermPlace"/>: which term number is which term of which run.</remarks>
internal sealed class TermMerge : IDisposable
{
    private readonly LoadFolder _folder;
    private readonly IReadOnlyList<LoadChunk> _chunks;
    private readonly IReadOnlyList<TermPart> _oldParts;
    private readonly CancellationToken _cancellation;
    private readonly TermIndexRoom _room;
    private readonly LiteralType[] _types;
    private readonly TempFileWriter[] _places;
    private readonly List<TermRanks.Run> _runs = [];
    private byte[] _value = new byte[256];

    public TermMerge(LoadFolder folder, IReadOnlyList<LoadChunk> chunks, IReadOnlyList<TermPart> oldParts, long sortBytes, CancellationToken cancellation)
    {
        _folder = folder;
        _chunks = chunks;
        _oldParts = oldParts;
        _cancellation = cancellation;
        _room = new TermIndexRoom(folder, sortBytes, cancellation);
        _types = [.. chunks.SelectMany(chunk => chunk.Types).Concat(oldParts.SelectMany(part => part.Types)).Distinct().Order()];
        _places = [.. chunks.Select(_ => folder.NewFile("places"))];
    }

    /// <summary>New blank nodes.</summary>
    public long BlankNodeCount { get; private set; }

    /// <summary>New terms of the part.</summary>
    public long NewTermCount { get; private set; }

    public string PlaceFile(int chunk) => _places[chunk].Name;

    /// <summary>Merges all kinds.</summary>
    /// <param name="partName">Where the new part is written.</param>
    /// <param name="start">Payloads of its first terms.</param>
    /// <param name="firstBlankNode">Number of the first new blank node.</param>
    /// <param name="partLength">Length of the part's file.</param>
    public TermRanks Merge(string partName, TermPartStart start, long firstBlankNode, out long partLength)
    {
        _runs.Add(new TermRanks.Run(TermId.DefaultGraph) { Count = 1 });
        foreach (TempFileWriter places in _places)
            places.WriteRecord(new TermPlace(0, 0, 0));
        using TermPart? labels = MergeBlankNodes(firstBlankNode);
        using var writer = new TermPartWriter(_folder.Files, partName, _types, start, _room);
        MergeKind(TermIdKind.Iri, writer, start, RunCursors(TermIdKind.Iri));
        MergeKind(TermIdKind.Literal, writer, start, RunCursors(TermIdKind.Literal));
        MergeInline();
        MergeKind(TermIdKind.TripleTerm, writer, start, labels is null ? [] : TripleTermCursors(labels, firstBlankNode));
        partLength = writer.Finish();
        foreach (TempFileWriter places in _places)
            places.Dispose();
        return new TermRanks(_runs);
    }

    public void Dispose()
    {
        foreach (TempFileWriter places in _places)
            places.Dispose();
    }

    private IEnumerable<TermCursor> RunCursors(TermIdKind kind) => _chunks.Select((chunk, number) =>
        new RunCursor(_folder, chunk.Runs[kind], number, kind == TermIdKind.Literal ? RanksOf(chunk.Types) : null));

    /// <summary>Terms of a kind in all chunks; one that several name counts as often.</summary>
    private long ChunkTerms(TermIdKind kind) => _chunks.Sum(chunk => (long)chunk.Runs[kind].Count);

    private int[] RanksOf(IReadOnlyList<LiteralType> types) => [.. types.Select(type => Array.BinarySearch(_types, type))];

    private void MergeKind(TermIdKind kind, TermPartWriter writer, TermPartStart start, IEnumerable<TermCursor> cursors)
    {
        int firstOldRun = _runs.Count;
        List<ulong>[] oldIds = [.. _oldParts.Select(_ => new List<ulong>())];
        _runs.AddRange(oldIds.Select(ids => new TermRanks.Run(0, ids)));
        int newRun = _runs.Count;
        var run = new TermRanks.Run(TermId.Make(kind, (ulong)start.Of(kind)));
        _runs.Add(run);
        writer.Begin(kind, ChunkTerms(kind));
        IEnumerable<TermCursor> olds = _oldParts.Select((part, number) => 
            new PartCursor(part.Section(kind), number, kind == TermIdKind.Literal ? RanksOf(part.Types) : null));
        Merge([.. olds, .. cursors], (value, type, oldPart, oldPayload) =>
        {
            if (oldPart >= 0)
            {
                oldIds[oldPart].Add(TermId.Make(kind, (ulong)oldPayload));
                return new TermPlace(0, firstOldRun + oldPart, (uint)(oldIds[oldPart].Count - 1));
            }

            writer.Add(value, type);
            return new TermPlace(0, newRun, (uint)(writer.Count - 1));
        });
        run.Count = writer.Count;
        NewTermCount += writer.Count;
    }

    /// <summary>Numbers blank nodes; if there are triple terms, also keeps the labels as a dictionary to look them up.</summary>
    private TermPart? MergeBlankNodes(long firstBlankNode)
    {
        int newRun = _runs.Count;
        var run = new TermRanks.Run(TermId.Make(TermIdKind.BlankNode, (ulong)firstBlankNode));
        _runs.Add(run);
        bool needsLabels = _chunks.Any(chunk => chunk.Runs[TermIdKind.TripleTerm].Count > 0);
        using TermPartWriter? labels = needsLabels ? new TermPartWriter(_folder.Files, _folder.NewName("labels"), [], default, _room) : null;
        labels?.Begin(TermIdKind.Iri, ChunkTerms(TermIdKind.BlankNode));
        Merge([.. RunCursors(TermIdKind.BlankNode)], (label, _, _, _) =>
        {
            labels?.Add(label, 0);
            return new TermPlace(0, newRun, (uint)BlankNodeCount++);
        });
        run.Count = BlankNodeCount;
        if (labels is null)
            return null;
        labels.Begin(TermIdKind.Literal, 0);
        labels.Begin(TermIdKind.TripleTerm, 0);
        long length = labels.Finish();
        labels.Dispose();
        return TermPart.Open(_folder.Files, labels.Name, length);
    }

    private void MergeInline()
    {
        int newRun = _runs.Count;
        List<ulong> ids = [];
        _runs.Add(new TermRanks.Run(0, ids));
        var queue = new PriorityQueue<(TempFileReader File, int Chunk, int Left, long Number), ulong>();
        LocalInline[] record = new LocalInline[1];
        void Enqueue(TempFileReader file, int chunk, int left)
        {
            if (left == 0)
            {
                file.Dispose();
                return;
            }

            file.ReadRecords<LocalInline>(record);
            queue.Enqueue((file, chunk, left - 1, record[0].Number), record[0].Id);
        }

        for (int i = 0; i < _chunks.Count; i++)
            Enqueue(_folder.OpenRead(_chunks[i].InlineFile), i, _chunks[i].InlineCount);
        while (queue.TryDequeue(out var next, out ulong id))
        {
            if (ids.Count == 0 || ids[^1] != id)
                ids.Add(id);
            _places[next.Chunk].WriteRecord(new TermPlace((int)next.Number, newRun, (uint)(ids.Count - 1)));
            Enqueue(next.File, next.Chunk, next.Left);
        }
    }

    private IEnumerable<TermCursor> TripleTermCursors(TermPart labels, long firstBlankNode)
    {
        string NewLabel(byte[] label)
        {
            return labels.Section(TermIdKind.Iri).TryFind(label, 0, TermIndex.HashOf(label), out long place) ? FormattableString.Invariant($"b{firstBlankNode + place}")
                : throw new InvalidOperationException("A blank node of a triple term has no number.");
        }

        for (int chunk = 0; chunk < _chunks.Count; chunk++)
        {
            List<(byte[] Text, int Number)> terms = [];
            using (var cursor = new RunCursor(_folder, _chunks[chunk].Runs[TermIdKind.TripleTerm], chunk, null))
            {
                while (cursor.Move())
                    terms.Add((TripleTermLabels.Replace(cursor.Value, NewLabel), cursor.Number));
            }

            terms.Sort((left, right) => left.Text.AsSpan().SequenceCompareTo(right.Text));
            yield return new TripleTermCursor(terms, chunk);
        }
    }

    /// <summary>Says which term of which run a merged term is. <paramref name="oldPart"/> is -1 for a new one.</summary>
    private delegate TermPlace PlaceTerm(ReadOnlySpan<byte> value, int type, int oldPart, long oldPayload);

    /// <summary>Runs through all cursors in order; each distinct term that a chunk names is placed once.</summary>
    private void Merge(TermCursor[] cursors, PlaceTerm place)
    {
        var heap = new CursorHeap(cursors);
        List<(int Chunk, int Number)> named = [];
        for (long terms = 0; heap.Count > 0; terms++)
        {
            if ((terms & 0xFFFF) == 0)
                _cancellation.ThrowIfCancellationRequested();
            ReadOnlySpan<byte> value = Keep(heap.Top.Value);
            int type = heap.Top.Type;
            (int oldPart, long oldPayload) = (-1, 0);
            named.Clear();
            do
            {
                if (heap.Top is PartCursor old)
                    (oldPart, oldPayload) = (old.Part, old.Payload);
                else
                    named.Add((heap.Top.Chunk, heap.Top.Number));
                heap.MoveTop();
            }
            while (heap.Count > 0 && heap.Top.Type == type && heap.Top.Value.SequenceEqual(value));
            if (named.Count == 0)
                continue;
            TermPlace placed = place(value, type, oldPart, oldPayload);
            foreach ((int chunk, int number) in named)
                _places[chunk].WriteRecord(placed with { Number = number });
        }

        foreach (TermCursor cursor in cursors)
            cursor.Dispose();
    }

    private ReadOnlySpan<byte> Keep(ReadOnlySpan<byte> value)
    {
        if (value.Length > _value.Length)
            _value = new byte[2 * value.Length];
        value.CopyTo(_value);
        return _value.AsSpan(0, value.Length);
    }
}

/// <summary>A chunk's term number, and which term of which run of <see cref="TermRanks"/> it is.</summary>
internal readonly record struct TermPlace(int Number, int Run, uint Index);
