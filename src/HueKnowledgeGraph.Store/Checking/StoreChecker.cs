namespace HueKnowledgeGraph.Store;

/// <summary>Reads a whole store and compares everything that it says twice.</summary>
internal sealed class StoreChecker(IStoreFiles files, Action<StoreCheckProgress>? onProgress, CancellationToken cancellation)
{
    private readonly List<StoreProblem> _problems = [];
    private readonly List<TermPart> _parts = [];
    private readonly List<Segment> _segments = [];
    private long _doneBytes;
    private long _totalBytes;
    private int _files;
    private long _quads;
    private long _terms;

    public StoreCheckReport Check()
    {
        try
        {
            Manifest manifest = Manifest.Read(files);
            _files++;
            _totalBytes = manifest.TermParts.Sum(file => file.Length) + manifest.Segments.Sum(segment => segment.Files.Sum(file => file.Length));
            CheckParts(manifest);
            foreach (ManifestSegment segment in manifest.Segments)
                CheckSegment(segment, manifest);
            CheckLogs(manifest);
            if (_problems.Count == 0 && _parts.Count > 1)
                CheckDistinctTerms();
            if (_problems.Count == 0 && _segments.Count > 1)
                CheckDistinctQuads();
        }
        catch (StoreCorruptException error)
        {
            _problems.Add(new StoreProblem(error.File, error.Offset, error.Problem));
        }
        finally
        {
            foreach (IDisposable open in (IEnumerable<IDisposable>)[.. _parts, .. _segments])
                open.Dispose();
        }

        return new StoreCheckReport(_files, _doneBytes, _quads, _terms, _problems);
    }

    private void CheckParts(Manifest manifest)
    {
        var next = default(TermPartStart);
        foreach (ManifestFile file in manifest.TermParts)
        {
            string path = files.PathOf(file.Name);
            Report(path);
            if (TryOpen(() => TermPart.Open(files, file.Name, file.Length)) is { } part)
            {
                _parts.Add(part);
                _terms += DictionaryChecker.Check(part, next, new ProblemList(path, _problems), cancellation);
                next = new TermPartStart(
                    next.Iris + part.Section(TermIdKind.Iri).Count, next.Literals + part.Section(TermIdKind.Literal).Count,
                    next.TripleTerms + part.Section(TermIdKind.TripleTerm).Count);
            }

            Done(file);
        }
    }

    private void CheckSegment(ManifestSegment entry, Manifest manifest)
    {
        if (TryOpen(() => Segment.Open(files, entry)) is not { } segment)
            return;
        _segments.Add(segment);
        bool hasDead = entry.Dead is null || CheckDead(entry.Dead, segment.Dead!);
        ulong? digest = null;
        ulong? deadDigest = null;
        foreach (OrderFile file in segment.Files)
        {
            Report(file.File.FilePath);
            var problems = new ProblemList(file.File.FilePath, _problems);
            var checker = new OrderChecker(file, problems, id => IsKnown(id, manifest)) 
            {
                SingleGraph = segment.SingleGraph,
                Dead = hasDead ? segment.Dead?.Of(file.Order) : null,
            };
            checker.Check(cancellation);
            if (problems.IsEmpty && (digest ??= checker.Digest) != checker.Digest)
                problems.Add(-1, $"order {file.Order} holds other quads than the segment's first order");
            if (problems.IsEmpty && !checker.HasMetDead)
                problems.Add(-1, $"the removed rows of order {file.Order} do not ascend or are not rows");
            else if (problems.IsEmpty && (deadDigest ??= checker.DeadDigest) != checker.DeadDigest)
                problems.Add(-1, $"order {file.Order} has other quads removed than the segment's first order");
            _quads += file.RowCount;
            Done(entry.Orders[file.Order]);
        }
    }

    /// <summary>Checksums of a file of removed rows; what it says is compared with each order.</summary>
    private bool CheckDead(ManifestFile entry, DeadRows dead)
    {
        Report(dead.File.FilePath);
        var problems = new ProblemList(dead.File.FilePath, _problems);
        foreach (long offset in dead.File.BadChunks(cancellation))
            problems.Add(offset, "the checksum of this 64 KiB chunk does not fit its bytes");
        Done(entry);
        return problems.IsEmpty;
    }

    /// <summary>Reads every frame of the logs. A writer may be at work: a tail that is torn is no damage.</summary>
    private void CheckLogs(Manifest manifest)
    {
        foreach (string name in manifest.OldLogs.Concat(manifest.Logs))
        {
            Report(files.PathOf(name));
            TryOpen(() =>
            {
                using var log = new LogReader(files, name);
                while (log.TryRead(out _))
                    cancellation.ThrowIfCancellationRequested();
                _files++;
                _doneBytes += log.Position;
                return log;
            });
        }
    }

    /// <summary>A term is in one part only: else it would have two ids, and joins would miss rows.</summary>
    private void CheckDistinctTerms()
    {
        LiteralType[] types = [.. _parts.SelectMany(part => part.Types).Distinct().Order()];
        foreach (TermIdKind kind in TermPartWriter.Kinds)
        {
            var heap = new CursorHeap(_parts.Select((part, number) => new PartCursor(part.Section(kind), number,
                kind == TermIdKind.Literal ? [.. part.Types.Select(type => Array.BinarySearch(types, type))] : null)));
            byte[] last = [];
            int lastType = -1;
            for (; heap.Count > 0; heap.MoveTop())
            {
                if (lastType == heap.Top.Type && heap.Top.Value.SequenceEqual(last))
                {
                    _problems.Add(new StoreProblem(files.Directory, -1, $"{kind} '{System.Text.Encoding.UTF8.GetString(last)}' is in two dictionary parts"));
                    return;
                }

                last = heap.Top.Value.ToArray();
                lastType = heap.Top.Type;
            }
        }
    }

    /// <summary>A quad is in one segment only; counts rely on it.</summary>
    private void CheckDistinctQuads()
    {
        var everything = new ScanSpecification(QuadOrder.Spo, ReadOnlyMemory<ulong>.Empty, GraphSelection.EachQuad);
        using var scan = new MergeScan([.. _segments.Select(segment => segment.TryOpenScan(everything)).OfType<QuadScan>()], everything, addsUp: true);
        ulong[][] columns = [.. Enumerable.Range(0, 4).Select(_ => new ulong[1024])];
        QuadKeys last = default;
        for (int count; (count = scan.Next(columns[0], columns[1], columns[2], columns[3])) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int i = 0; i < count; i++)
            {
                var quad = new QuadKeys(columns[0][i], columns[1][i], columns[2][i], columns[3][i]);
                if (quad == last)
                {
                    _problems.Add(new StoreProblem(files.Directory, -1, "a quad is stored in two segments"));
                    return;
                }

                last = quad;
            }
        }
    }

    /// <summary>Where a dictionary part cannot be read, ids cannot be judged: that damage is told once, not for every row.</summary>
    private bool IsKnown(ulong id, Manifest manifest)
    {
        if (TermId.IsInline(id) || _parts.Count < manifest.TermParts.Count)
            return true;
        ulong payload = TermId.Payload(id);
        return TermId.Kind(id) switch
        {
            TermIdKind.BlankNode => payload < (ulong)manifest.BlankNodeCount,
            TermIdKind.Iri or TermIdKind.Literal or TermIdKind.TripleTerm => _parts.Count > 0
                && payload < (ulong)(_parts[^1].Section(TermId.Kind(id)).FirstPayload + _parts[^1].Section(TermId.Kind(id)).Count),
            _ => false,
        };
    }

    private T? TryOpen<T>(Func<T> open)
        where T : class
    {
        try
        {
            return open();
        }
        catch (StoreCorruptException error)
        {
            _problems.Add(new StoreProblem(error.File, error.Offset, error.Problem));
            return null;
        }
    }

    private void Report(string path) => onProgress?.Invoke(new StoreCheckProgress(path, _doneBytes, _totalBytes));

    private void Done(ManifestFile file)
    {
        _files++;
        _doneBytes += file.Length;
    }
}
