using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>A transaction of a <see cref="MemoryQuadStore"/>: changes since the last snapshot in a hash table, merged into arrays for the next.</summary>
internal sealed class MemoryTransaction(MemoryQuadStore store, MemoryTermTable terms, MemorySnapshot committed) : IQuadTransaction
{
    /// <summary>Quads, in the columns of Spo, that are to be added (true) or removed (false), and are not (or are) in <see cref="_rows"/>.</summary>
    private readonly Dictionary<QuadKeys, bool> _changes = [];
    private MemoryRows _rows = committed.Rows;
    private bool _isEnded;
    private bool _hasLeft;

    public IQuadSnapshot OpenSnapshot()
    {
        Merge();
        return new MemorySnapshot(committed.Version, new MemoryTermView(terms), _rows);
    }

    public string NewBlankNode()
    {
        RefuseEnded();
        return terms.NewBlankNode();
    }

    public void Add(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
    {
        RefuseEnded();
        var quad = new QuadKeys(
            terms.IdOf(subject), terms.IdOf(predicate), terms.IdOf(@object), graph.IsNone ? TermId.DefaultGraph : terms.IdOf(graph));
        if (_rows.Contains(quad))
            _changes.Remove(quad);
        else
            _changes[quad] = true;
    }

    public void Remove(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
    {
        RefuseEnded();
        ulong graphId = TermId.DefaultGraph;
        if (!terms.TryGetId(subject, out ulong s) || !terms.TryGetId(predicate, out ulong p) || !terms.TryGetId(@object, out ulong o)
            || (!graph.IsNone && !terms.TryGetId(graph, out graphId)))
            return;
        var quad = new QuadKeys(s, p, o, graphId);
        if (_rows.Contains(quad))
            _changes[quad] = false;
        else
            _changes.Remove(quad);
    }

    public void RemoveGraph(in TermSpan graph)
    {
        Merge();
        ulong id = TermId.DefaultGraph;
        if (!graph.IsNone && !terms.TryGetId(graph, out id))
            return;
        foreach (QuadKeys row in _rows.OfGraph(id))
            _changes.Add(new QuadKeys(row.Second, row.Third, row.Fourth, row.First), false);
    }

    public CommitReport Commit()
    {
        Merge();
        long added = committed.Rows.CountMissing(_rows);
        long removed = _rows.CountMissing(committed.Rows);
        _isEnded = true;
        if (added == 0 && removed == 0)
            return new CommitReport(committed.Version, 0, 0);
        var next = new MemorySnapshot(committed.Version + 1, new MemoryTermView(terms), _rows);
        store.End(next);
        return new CommitReport(next.Version, added, removed);
    }

    public void Dispose()
    {
        if (_hasLeft)
            return;
        _hasLeft = _isEnded = true;
        store.End(null);
    }

    private void Merge()
    {
        RefuseEnded();
        if (_changes.Count == 0)
            return;
        _rows = _rows.With([.. _changes.Where(change => !change.Value).Select(change => change.Key)],
            [.. _changes.Where(change => change.Value).Select(change => change.Key)]);
        _changes.Clear();
    }

    private void RefuseEnded()
    {
        if (_isEnded)
            throw new InvalidOperationException("The transaction has ended: it is committed or disposed.");
    }
}
