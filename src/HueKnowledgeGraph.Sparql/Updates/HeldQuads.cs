namespace HueKnowledgeGraph.Sparql;

/// <summary>Quads of ids that wait until all deletions of an operation are done (SPARQL 1.1 Update, section 3.1.3). 32 bytes each.</summary>
internal sealed class HeldQuads(QueryContext context) : IDisposable
{
    private const int ChunkQuads = 4096;
    private readonly MemoryCharge _charge = new(context, "the quads that are inserted after the deletions");
    private readonly List<ulong[]> _chunks = [];
    private int _used = ChunkQuads; // quads in the last chunk

    public void Add(ReadOnlySpan<ulong> quad)
    {
        if (_used == ChunkQuads)
        {
            _charge.Add(ChunkQuads * 4 * sizeof(ulong));
            _chunks.Add(GC.AllocateUninitializedArray<ulong>(ChunkQuads * 4));
            _used = 0;
        }

        quad.CopyTo(_chunks[^1].AsSpan(4 * _used++));
    }

    /// <summary>Adds all quads to a transaction.</summary>
    public void WriteTo(TransactionWriter writer)
    {
        for (int i = 0; i < _chunks.Count; i++)
        {
            int count = i == _chunks.Count - 1 ? _used : ChunkQuads;
            for (int quad = 0; quad < count; quad++)
                writer.Add(_chunks[i].AsSpan(4 * quad, 4));
        }
    }

    public void Dispose()
    {
        _chunks.Clear();
        _charge.Dispose();
    }
}
