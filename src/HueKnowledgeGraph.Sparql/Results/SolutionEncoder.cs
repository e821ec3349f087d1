using System.Runtime.CompilerServices;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Writes an answer as bytes, as many rows at a time as its driver wants.</summary>
internal abstract class SolutionEncoder(Utf8Output output)
{
    protected Utf8Output Output { get; } = output;

    public abstract void WriteBoolean(bool value);

    public abstract void WriteHead(SolutionResult result);

    /// <summary>Writes rows from <paramref name="row"/> on until the batch ends or the output wants to be drained.</summary>
    /// <returns>The first row that is not written.</returns>
    public abstract int WriteRows(Batch batch, int row);

    public abstract void WriteTail();
}

/// <inheritdoc/>
/// <remarks>
/// A direct-mapped cache keeps what terms look like: predicates, classes and the objects of a sorted scan come again and again, and a hit
/// costs a copy instead of a dictionary block. A slot of 128 bytes holds most terms; longer ones are rendered each time. First 400,000 triples
/// of museums-2M as TSV, processor time: 92 ms without the cache, 65 ms with 1,024 slots, 70 ms with 4,096, 107 ms with 16,384 (22 Nov 2026, AMD
/// EPYC, 2 cores).
/// </remarks>
internal sealed class SolutionEncoder<TFormat>(Utf8Output output) : SolutionEncoder(output)
    where TFormat : struct, ISolutionFormat
{
    /// <summary>Slots of the cache: 1,024 times 128 bytes lie in the L2 cache beside the output buffer.</summary>
    private const int SlotCount = 1024;
    private const int SlotBytes = Utf8Output.BlockBytes;

    private readonly ulong[] _cachedIds = new ulong[SlotCount];
    private readonly byte[] _cachedLengths = new byte[SlotCount];
    private readonly byte[] _cachedBytes = new byte[SlotCount * SlotBytes];
    private byte[][] _cellStarts = [];
    private QueryTerms? _terms;
    private bool _hasRows;

    public override void WriteBoolean(bool value) => TFormat.WriteBoolean(Output, value);

    public override void WriteHead(SolutionResult result)
    {
        _terms = result.Terms;
        _cellStarts = [.. result.Variables.Select(TFormat.CellStart)];
        TFormat.WriteHead(Output, result.Variables);
    }

    public override int WriteRows(Batch batch, int row)
    {
        for (; row < batch.RowCount && Output.Length < Utf8Output.DrainFrom; row++)
        {
            if (_hasRows)
                Write(TFormat.RowSeparator);
            _hasRows = true;
            Write(TFormat.RowStart);
            WriteCells(batch, row);
            Write(TFormat.RowEnd);
        }

        return row;
    }

    public override void WriteTail() => TFormat.WriteTail(Output);

    private void WriteCells(Batch batch, int row)
    {
        bool isFirst = true;
        for (int column = 0; column < _cellStarts.Length; column++)
        {
            ulong id = batch.Column(column)[row];
            if (TFormat.SkipsUnbound && id == Store.TermId.Unbound)
                continue;
            if (!isFirst)
                Write(TFormat.CellSeparator);
            isFirst = false;
            Write(_cellStarts[column]);
            if (id != Store.TermId.Unbound)
                WriteTerm(id);
            Write(TFormat.CellEnd);
        }
    }

    /// <summary>Punctuation: constants of the format, of which TSV has hardly any.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Write(ReadOnlySpan<byte> constant)
    {
        if (constant.Length == 1)
            Output.Write(constant[0]);
        else if (constant.Length > 0)
            Output.Write(constant);
    }

    private void WriteTerm(ulong id)
    {
        // The high bits of a multiplication mix all of the id's.
        int slot = (int)((id * 0x9E3779B97F4A7C15UL) >> 54);
        Span<byte> bytes = _cachedBytes.AsSpan(slot * SlotBytes, SlotBytes);
        if (_cachedIds[slot] == id)
        {
            Output.WriteBlock(bytes, _cachedLengths[slot]);
            return;
        }

        int start = Output.Length;
        TFormat.WriteTerm(Output, _terms!.Read(id));
        ReadOnlySpan<byte> written = Output.From(start);
        if (written.Length <= SlotBytes)
        {
            written.CopyTo(bytes);
            _cachedLengths[slot] = (byte)written.Length;
            _cachedIds[slot] = id;
        }
    }
}
