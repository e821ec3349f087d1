namespace HueKnowledgeGraph.Store;

/// <summary>The open files of one manifest, counted by their users and closed by the last one.</summary>
internal sealed class StoreVersion
{
    private readonly List<TermPart> _parts = [];
    private readonly List<Segment> _segments = [];
    private int _users = 1;

    private StoreVersion(Manifest manifest)
    {
        Manifest = manifest;
        Terms = new SegmentDictionary(_parts, manifest.BlankNodeCount);
    }

    public Manifest Manifest { get; }

    public SegmentDictionary Terms { get; }

    public List<Segment> Segments => _segments;

    public IReadOnlyList<ulong> NamedGraphs { get; private set; } = [];

    /// <summary>True iff all quads are in one graph, so that no triple is there twice.</summary>
    public bool IsSingleGraph { get; private set; }

    /// <summary>Numbers of keys that were asked for and are in no directory.</summary>
    public KeyCounts Keys { get; } = new();

    /// <summary>Opens all files, for one user.</summary>
    public static StoreVersion Open(IStoreFiles files, Manifest manifest)
    {
        var version = new StoreVersion(manifest);
        try
        {
            foreach (ManifestFile part in manifest.TermParts)
                version._parts.Add(TermPart.Open(files, part.Name, part.Length));
            foreach (ManifestSegment segment in manifest.Segments)
                version._segments.Add(Segment.Open(files, segment));
            ulong[] graphs = [.. version._segments.SelectMany(segment => segment.ReadGraphs()).Distinct().Order()];
            version.NamedGraphs = [.. graphs.Where(graph => graph != TermId.DefaultGraph)];
            version.IsSingleGraph = graphs.Length < 2;
            return version;
        }
        catch
        {
            version.Release();
            throw;
        }
    }

    /// <summary>Adds the graphs of a triple, in no order.</summary>
    public void FindGraphs(ulong subject, ulong predicate, ulong @object, List<ulong> graphs)
    {
        foreach (Segment segment in _segments)
            segment.FindGraphs(subject, predicate, @object, graphs);
    }

    /// <summary>Counts one more user; false if the files are closed already.</summary>
    public bool TryUse()
    {
        for (int users = Volatile.Read(ref _users); users > 0;)
        {
            int found = Interlocked.CompareExchange(ref _users, users + 1, users);
            if (found == users)
                return true;
            users = found;
        }

        return false;
    }

    /// <summary>Counts one user less.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _users) > 0)
            return;
        foreach (TermPart part in _parts)
            part.Dispose();
        foreach (Segment segment in _segments)
            segment.Dispose();
    }
}
