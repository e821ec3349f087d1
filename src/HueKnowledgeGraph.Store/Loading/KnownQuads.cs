namespace HueKnowledgeGraph.Store;

/// <summary>Tells which quads the store holds already; asked in ascending order of subject, predicate, object, graph.</summary>
internal sealed class KnownQuads : IDisposable
{
    private const int BatchLength = 1024;
    private readonly QuadScan _scan;
    private readonly ulong[][] _columns = [.. Enumerable.Range(0, 4).Select(_ => new ulong[BatchLength])];
    private int _count;
    private int _place;

    public KnownQuads(IQuadSnapshot snapshot)
    {
        _scan = snapshot.OpenScan(new ScanSpecification(QuadOrder.Spo, ReadOnlyMemory<ulong>.Empty, GraphSelection.EachQuad));
        Fill();
    }

    /// <summary>True iff the store holds the quad.</summary>
    public bool Contains(in QuadKeys quad)
    {
        while (_count > 0)
        {
            var known = new QuadKeys(_columns[0][_place], _columns[1][_place], _columns[2][_place], _columns[3][_place]);
            int difference = known.CompareTo(quad);
            if (difference >= 0)
                return difference == 0;
            if (++_place < _count)
                continue;
            if (_columns[0][_count - 1] < quad.First)
                _scan.SeekTo(quad.First);
            Fill();
        }

        return false;
    }

    public void Dispose() => _scan.Dispose();

    private void Fill()
    {
        _place = 0;
        _count = _scan.Next(_columns[0], _columns[1], _columns[2], _columns[3]);
    }
}
