using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>
/// The outcome of a test for each literal of the dictionary's ordered part, one byte each, worked out a block at a time: to decode one
/// literal the dictionary decodes its neighbours, so that each block is read once however often and in whatever order rows ask.
/// </summary>
internal sealed class LiteralMemo
{
    /// <summary>Neighbours that are tested together: the dictionary's block, or a part of it.</summary>
    public const int BlockLength = 16;

    // More than this is not worth a filter: 64 Mi literals.
    private const ulong MaxLiterals = 1UL << 26;

    private readonly QueryContext _context;
    private readonly TermFunction _function;

    // 0: not known yet, else the truth + 1.
    private readonly byte[] _outcomes;

    private LiteralMemo(QueryContext context, TermFunction function, int literals)
    {
        _context = context;
        _function = function;
        _outcomes = new byte[literals];
    }

    /// <summary>Null if there are too many literals, or the query has no memory for them.</summary>
    public static LiteralMemo? TryCreate(QueryContext context, TermFunction function)
    {
        ulong literals = context.Snapshot.Terms.OrderedPayloadLimit(TermIdKind.Literal);
        if (literals > MaxLiterals || (long)literals > (context.Options.MemoryBytes - context.MemoryInUse) / 8)
            return null;
        context.Charge((long)literals, "a filter on strings");
        return new LiteralMemo(context, function, (int)literals);
    }

    public bool Covers(ulong id) => id - TermId.Make(TermIdKind.Literal, 0) < (ulong)_outcomes.Length;

    /// <summary>The outcome for a literal that this covers.</summary>
    public ulong Of(ulong id)
    {
        int payload = (int)TermId.Payload(id);
        if (_outcomes[payload] == 0)
            TestBlock(payload / BlockLength * BlockLength);
        return (Truth)(_outcomes[payload] - 1) switch
        {
            Truth.True => InlineValues.True,
            Truth.False => InlineValues.False,
            _ => TermId.Error,
        };
    }

    private void TestBlock(int first)
    {
        int end = Math.Min(first + BlockLength, _outcomes.Length);
        for (int payload = first; payload < end; payload++)
        {
            ulong outcome = _function.Of(_context.Terms.Read(TermId.Make(TermIdKind.Literal, (ulong)payload)));
            Truth truth = outcome == InlineValues.True ? Truth.True : outcome == InlineValues.False ? Truth.False : Truth.Error;
            _outcomes[payload] = (byte)(truth + 1);
        }
    }
}
