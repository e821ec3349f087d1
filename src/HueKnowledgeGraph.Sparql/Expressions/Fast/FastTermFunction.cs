using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>A <see cref="TermFunction"/> of a column: called once for each distinct term, as far as a small cache remembers it.</summary>
/// <remarks>What a stored literal's type or prefix decides is answered without reading, once <see cref="MissesBeforeRuns"/> terms were asked for
/// (<see cref="StoredLiterals"/>). Another test over terms that come in no order reads a dictionary block for each: after
/// <see cref="JumpsBeforeMemo"/> such reads it turns to a <see cref="LiteralMemo"/>, which tests a block's other terms while they are
/// at hand.</remarks>
internal sealed class FastTermFunction(QueryContext context, int column, TermFunction function) : FastNode
{
    // 64 KiB: ids that repeat within some thousand rows are found, and it stays in the L2 cache.
    private const int CacheBits = 12;
    private const int JumpsBeforeMemo = 4096;
    private const int MissesBeforeRuns = 512;

    private readonly ulong[] _ids = new ulong[1 << CacheBits];
    private readonly ulong[] _results = new ulong[1 << CacheBits];
    private ulong _last;
    private int _jumps;
    private int _misses;
    private LiteralMemo? _memo;
    private StoredLiterals? _stored;

    public override void Fill(Batch batch, Span<ulong> result)
    {
        if (column < 0)
        {
            result[..batch.RowCount].Fill(TermId.Error);
            return;
        }

        ReadOnlySpan<ulong> ids = batch.Rows(column);
        for (int i = 0; i < ids.Length; i++)
        {
            ulong id = ids[i];
            if (id <= TermId.DefaultGraph)
            {
                result[i] = TermId.Error;
                continue;
            }

            int place = (int)((id * 0x9E3779B97F4A7C15UL) >> (64 - CacheBits));
            if (_ids[place] != id)
            {
                _results[place] = Compute(id);
                _ids[place] = id;
            }

            result[i] = _results[place];
        }
    }

    private ulong Compute(ulong id)
    {
        if (++_misses == MissesBeforeRuns)
            _stored = StoredLiterals.TryCreate(context, function);
        if (_stored is not null && _stored.Covers(id))
            return _stored.Of(id);
        if (_memo is not null && _memo.Covers(id))
            return _memo.Of(id);
        if (_memo is null && function.IsTest && id - _last > LiteralMemo.BlockLength && ++_jumps == JumpsBeforeMemo)
            _memo = LiteralMemo.TryCreate(context, function);
        _last = id;
        return function.Of(context.Terms.Read(id));
    }
}
