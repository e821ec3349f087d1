using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>A transaction of a <see cref="LiveQuadStore"/>: wishes collect in a hash table; a snapshot or the commit makes a version of them.</summary>
internal sealed class LiveTransaction : IQuadTransaction
{
    private const int CheckEvery = 1024;
    private readonly LiveQuadStore _store;
    private readonly TermResolver _terms;
    private readonly LiveVersion _based;
    private readonly PendingChanges _pending = new();
    private readonly NetChanges _net = new();
    private LiveVersion _working;
    private int _untilCheck = CheckEvery;
    private bool _isEnded;

    /// <summary>Begins on a version, whose files the transaction uses until it ends.</summary>
    public LiveTransaction(LiveQuadStore store, LiveVersion based, TermResolver terms)
    {
        _store = store;
        _based = _working = based;
        _terms = terms;
    }

    public IQuadSnapshot OpenSnapshot()
    {
        RefuseEnded();
        ApplyPending();
        return _working.OpenSnapshot();
    }

    public string NewBlankNode()
    {
        RefuseEnded();
        return _terms.NewBlankNode();
    }

    public void Add(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
    {
        RefuseEnded();
        if (subject.Kind is TermKind.None or TermKind.Literal || predicate.Kind != TermKind.Iri || @object.IsNone
            || graph.Kind is TermKind.Literal or TermKind.TripleTerm)
            throw new ArgumentException($"A quad has no subject of kind {subject.Kind} with a predicate of kind {predicate.Kind}, an object of kind "
                + $"{@object.Kind} and a graph of kind {graph.Kind}.");
        Set(_terms.IdOf(subject), _terms.IdOf(predicate), _terms.IdOf(@object), graph.IsNone ? TermId.DefaultGraph : _terms.IdOf(graph), true);
    }

    public void Remove(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
    {
        RefuseEnded();
        ulong graphId = TermId.DefaultGraph;
        if (_terms.TryGetId(subject, out ulong s) && _terms.TryGetId(predicate, out ulong p) && _terms.TryGetId(@object, out ulong o)
            && (graph.IsNone || _terms.TryGetId(graph, out graphId)))
            Set(s, p, o, graphId, false);
    }

    public void RemoveGraph(in TermSpan graph)
    {
        RefuseEnded();
        ulong graphId = TermId.DefaultGraph;
        if (!graph.IsNone && !_terms.TryGetId(graph, out graphId))
            return;
        _pending.RemoveGraph(graphId);
        ulong[][] columns = [.. Enumerable.Range(0, 3).Select(_ => new ulong[CheckEvery])];
        using IQuadSnapshot snapshot = _working.OpenSnapshot();
        using QuadScan scan = snapshot.OpenScan(new ScanSpecification(QuadOrder.Gspo, (ulong[])[graphId], GraphSelection.EachQuad));
        for (int rows; (rows = scan.Next(columns[0], columns[1], columns[2], default)) > 0;)
        {
            for (int i = 0; i < rows; i++)
                Set(columns[0][i], columns[1][i], columns[2][i], graphId, false);
        }
    }

    public CommitReport Commit()
    {
        RefuseEnded();
        ApplyPending();
        _isEnded = true;
        return _store.Commit(_based, _working, _net.ToList());
    }

    public void Dispose()
    {
        if (_isEnded)
            return;
        _isEnded = true;
        _store.EndTransaction(_based);
    }

    private void Set(ulong subject, ulong predicate, ulong @object, ulong graph, bool isPresent)
    {
        _pending.Set(subject, predicate, @object, graph, isPresent);
        if (--_untilCheck > 0)
            return;
        _untilCheck = CheckEvery;
        long bytes = ((long)_pending.Count + _net.Count) * PendingChanges.BytesEach + _terms.NewBytes;
        if (bytes > _store.Options.TransactionBytes)
            throw new TransactionLimitException(_store.Options.TransactionBytes);
    }

    private void ApplyPending()
    {
        LiveDictionary terms = _terms.Dictionary();
        if (_pending.Count > 0)
        {
            var builder = new VersionBuilder(_working);
            _working = builder.Apply(_pending.Sorted(), _based.Number, terms);
            _net.Add(builder.Net);
            _pending.Clear();
        }
        else
        {
            _working = _working with { Terms = terms };
        }
    }

    private void RefuseEnded()
    {
        if (_isEnded)
            throw new InvalidOperationException("The transaction has ended: it is committed or disposed.");
    }
}
