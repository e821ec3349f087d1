using System.Runtime.InteropServices;

namespace HueKnowledgeGraph.Store;

/// <summary>Makes the next version out of one and of what is to change in it.</summary>
internal sealed class VersionBuilder(LiveVersion version)
{
    // Beyond so many changes numbers of keys are counted anew where they are asked: bringing each up to date takes 1 us a key.
    private const int ManyChanges = 10_000;

    private readonly List<DeltaEdit> _edits = [];
    private readonly List<QuadChange> _net = [];
    private readonly List<ulong> _graphs = [];
    private readonly List<DeltaEdit> _known = [];

    /// <summary>Changes that took effect, ascending: quads that came and were not there, quads that went and were there.</summary>
    public IReadOnlyList<QuadChange> Net => _net;

    /// <summary>The version with the changes made.</summary>
    /// <param name="changes">Wishes, ascending by quad, each quad once.</param>
    /// <param name="number">Number of the new version.</param>
    /// <param name="terms">Its terms.</param>
    public LiveVersion Apply(ReadOnlySpan<QuadChange> changes, long number, LiveDictionary terms)
    {
        for (int start = 0, end; start < changes.Length; start = end)
        {
            for (end = start + 1; end < changes.Length && changes[end].Quad.IsSameTriple(changes[start].Quad);)
                end++;
            ApplyToTriple(changes[start..end]);
        }

        Delta delta = version.Delta.Apply(CollectionsMarshal.AsSpan(_edits));
        return version with { Number = number, Delta = delta, Terms = terms, NamedGraphs = NamedGraphs(delta), Keys = KeyCounts(delta) };
    }

    /// <summary>All changes of one triple: which graphs had it in the segments, and have it now, decides what its entries say.</summary>
    private void ApplyToTriple(ReadOnlySpan<QuadChange> changes)
    {
        QuadKeys triple = changes[0].Quad with { Fourth = 0 };
        _graphs.Clear();
        if (version.Terms.IsOld(triple.First) && version.Terms.IsOld(triple.Second) && version.Terms.IsOld(triple.Third))
            version.Files.FindGraphs(triple.First, triple.Second, triple.Third, _graphs);
        _known.Clear();
        for (var cursor = new DeltaCursor(version.Delta[QuadOrder.Spo], new DeltaRange(triple, triple with { Third = triple.Third + 1 })); !cursor.IsAtEnd; cursor.Move())
            _known.Add(cursor.Current);
        int netBefore = _net.Count;
        int alive = _graphs.Count; // graphs that hold the triple when all is done
        foreach (DeltaEdit entry in _known)
            alive += (entry.Flags & DeltaFlags.Added) != 0 ? 1 : -1;
        foreach (QuadChange change in changes)
        {
            if (change.IsAdded == IsPresent(change.Quad))
                continue;
            _net.Add(change);
            alive += change.IsAdded ? 1 : -1;
        }

        if (_net.Count > netBefore)
            WriteEntries(CollectionsMarshal.AsSpan(_net)[netBefore..], TripleFlags(_graphs.Count > 0, alive > 0));
    }

    private bool IsPresent(in QuadKeys quad)
    {
        foreach (ref readonly DeltaEdit entry in CollectionsMarshal.AsSpan(_known))
        {
            if (entry.Key == quad)
                return (entry.Flags & DeltaFlags.Added) != 0;
        }

        return _graphs.Contains(quad.Fourth);
    }

    private static DeltaFlags TripleFlags(bool before, bool after) =>
        before == after ? DeltaFlags.None : after ? DeltaFlags.TripleAdded : DeltaFlags.TripleRemoved;

    /// <summary>Merges the entries known and the changes; the first entry that stays tells of the triple.</summary>
    private void WriteEntries(ReadOnlySpan<QuadChange> changes, DeltaFlags ofTriple)
    {
        int known = 0;
        int next = 0;
        while (known < _known.Count || next < changes.Length)
        {
            bool isChange = known == _known.Count || (next < changes.Length && changes[next].Quad.CompareTo(_known[known].Key) <= 0);
            if (!isChange)
            {
                DeltaEdit old = _known[known++];
                PutEntry(old.Key, old.Flags & (DeltaFlags.Added | DeltaFlags.Removed), ref ofTriple, old.Flags);
                continue;
            }

            QuadChange change = changes[next++];
            bool undoes = known < _known.Count && _known[known].Key == change.Quad;
            known += undoes ? 1 : 0;
            if (undoes)
                _edits.Add(new DeltaEdit(change.Quad, DeltaFlags.None));
            else
                PutEntry(change.Quad, change.IsAdded ? DeltaFlags.Added : DeltaFlags.Removed, ref ofTriple, DeltaFlags.None);
        }
    }

    private void PutEntry(in QuadKeys quad, DeltaFlags flags, ref DeltaFlags ofTriple, DeltaFlags before)
    {
        flags |= ofTriple;
        ofTriple = DeltaFlags.None;
        if (flags != before)
            _edits.Add(new DeltaEdit(quad, flags));
    }

    /// <summary>The graphs of the version before, and what is left of those that were touched.</summary>
    private ulong[] NamedGraphs(Delta delta)
    {
        SortedSet<ulong>? graphs = null;
        foreach ((ulong graph, bool isAlive) in MovedKeys(delta, QuadOrder.Gspo))
        {
            if (graph == TermId.DefaultGraph)
                continue;
            graphs ??= [.. version.NamedGraphs];
            _ = isAlive ? graphs.Add(graph) : graphs.Remove(graph);
        }

        return graphs is null ? version.NamedGraphs : [.. graphs];
    }

    private KeyCounts KeyCounts(Delta delta) =>
        _net.Count > ManyChanges ? new KeyCounts() : version.Keys.After(_net, order => MovedKeys(delta, order).Sum(key => key.IsAlive ? 1 : -1));

    /// <summary>First keys of an order that had no quad and have one, or had one and have none.</summary>
    private IEnumerable<(ulong Key, bool IsAlive)> MovedKeys(Delta delta, QuadOrder order)
    {
        HashSet<ulong> seen = [];
        ulong? last = null;
        foreach (QuadChange change in _net)
        {
            ulong key = QuadKeys.Of(order, change.Quad.First, change.Quad.Second, change.Quad.Third, change.Quad.Fourth).First;
            if (key == last || !seen.Add(key))
                continue;
            last = key;
            var scan = new ScanSpecification(order, (ulong[])[key], GraphSelection.EachQuad);
            var range = DeltaRange.Of(scan);
            long stored = version.Files.Segments.Sum(segment => segment.Count(scan).Rows);
            bool wasAlive = Rows(version.Delta, stored) > 0;
            bool isAlive = Rows(delta, stored) > 0;
            if (wasAlive != isAlive)
                yield return (key, isAlive);

            long Rows(Delta changes, long rows)
            {
                DeltaCounts counts = changes[order].Count(range);
                return rows + counts.Added - counts.Removed;
            }
        }
    }
}
