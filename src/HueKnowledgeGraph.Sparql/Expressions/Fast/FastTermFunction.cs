using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>A <see cref="TermFunction"/> of a column: called once for each distinct term, as far as a small cache remembers it.</summary>
internal sealed class FastTermFunction(QueryContext context, int column, TermFunction function) : FastNode
{
    // 64 KiB: ids that repeat within some thousand rows are found, and it stays in the L2 cache.
    private const int CacheBits = 12;

    private readonly ulong[] _ids = new ulong[1 << CacheBits];
    private readonly ulong[] _results = new ulong[1 << CacheBits];

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
                _results[place] = function.Of(context.Terms.Read(id));
                _ids[place] = id;
            }

            result[i] = _results[place];
        }
    }
}

/// <summary>xsd:integer of inline booleans and integers.</summary>
internal sealed class FastIntegerCast(FastNode operand) : FastNode
{
    public override void Fill(Batch batch, Span<ulong> result)
    {
        operand.Fill(batch, result);
        for (int i = 0; i < batch.RowCount; i++)
        {
            ulong id = result[i];
            result[i] = TermId.Kind(id) switch
            {
                TermIdKind.Boolean => InlineTerm.TryMakeInteger(InlineTerm.BooleanValue(id) ? 1 : 0, out ulong number) ? number : Hole,
                TermIdKind.Integer => id,
                TermIdKind.Special => TermId.Error,
                _ => Hole,
            };
        }
    }
}
