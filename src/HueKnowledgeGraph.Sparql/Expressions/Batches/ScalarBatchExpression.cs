using System.Numerics;

using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Evaluates a scalar tree for the rows of a batch, once for each distinct binding as far as a small cache remembers it.</summary>
/// <remarks>
/// <para>The cache is direct-mapped and kept across batches: place = hash of the ids that the tree reads. It holds what was asked last: ids of
/// values (<see cref="Evaluate"/>) or truths (<see cref="Select"/>). Rows equal to the row before do not even hash.</para>
/// <para>Trees that read more than two slots, or are not deterministic, are evaluated for each row.</para>
/// </remarks>
internal sealed class ScalarBatchExpression : BatchExpression
{
    private const int CacheBits = 13;
    private const ulong Nothing = ulong.MaxValue;

    // Regular expressions and long strings make a row slow; the clock is read after this many.
    private const int RowsPerPoll = 256;

    private readonly ScalarNode _root;
    private readonly SlotSource[] _sources;
    private readonly ulong[][] _columns;
    private readonly Evaluation _evaluation;
    private readonly bool _isCached;
    private ulong[]? _firstKeys;
    private ulong[]? _secondKeys;
    private ulong[]? _results;
    private bool _holdsTruths;
    private int _untilPoll = RowsPerPoll;

    public ScalarBatchExpression(QueryContext context, ScalarNode root, SlotSource[] sources)
    {
        _root = root;
        _sources = sources;
        _columns = new ulong[sources.Length][];
        for (int i = 0; i < sources.Length; i++)
            _columns[i] = new ulong[Batch.Capacity];
        _evaluation = new Evaluation(context, sources.Length);
        _isCached = root.IsDeterministic && (sources.Length is 1 or 2);
    }

    public override void Evaluate(Batch batch, Span<ulong> result)
    {
        LoadSlots(batch);
        Prepare(truths: false);
        for (int i = 0; i < batch.RowCount; i++)
            result[i] = Row(i, truths: false);
    }

    public override int Select(Batch batch, Span<int> selection)
    {
        LoadSlots(batch);
        Prepare(truths: true);
        int count = 0;
        for (int i = 0; i < batch.RowCount; i++)
        {
            selection[count] = i;
            count += Row(i, truths: true) == (ulong)Truth.True ? 1 : 0;
        }

        return count;
    }

    /// <summary>The value for one row of a batch: for fast paths that hand on what they cannot do.</summary>
    public ulong EvaluateRow(Batch batch, int row)
    {
        LoadSlots(batch, row);
        Prepare(truths: false);
        return Row(row, truths: false);
    }

    /// <summary>The truth for one row of a batch.</summary>
    public Truth TestRow(Batch batch, int row)
    {
        LoadSlots(batch, row);
        Prepare(truths: true);
        return (Truth)Row(row, truths: true);
    }

    private void LoadSlots(Batch batch)
    {
        for (int i = 0; i < _sources.Length; i++)
            _sources[i].Load(batch, _columns[i]);
    }

    private void LoadSlots(Batch batch, int row)
    {
        for (int i = 0; i < _sources.Length; i++)
            _columns[i][row] = _sources[i].LoadRow(batch, row);
    }

    private void Prepare(bool truths)
    {
        if (!_isCached || (_results is not null && _holdsTruths == truths))
            return;
        if (_results is null)
            _evaluation.Context.Charge((_sources.Length + 1L) * sizeof(ulong) << CacheBits, "expressions");
        _firstKeys ??= GC.AllocateUninitializedArray<ulong>(1 << CacheBits);
        _secondKeys ??= _sources.Length == 2 ? GC.AllocateUninitializedArray<ulong>(1 << CacheBits) : null;
        _results ??= GC.AllocateUninitializedArray<ulong>(1 << CacheBits);
        // No term has this id: kind 15 is not given out.
        Array.Fill(_firstKeys, Nothing);
        _holdsTruths = truths;
    }

    private ulong Row(int row, bool truths)
    {
        if (!_isCached)
            return Compute(row, truths);
        ulong first = _columns[0][row];
        ulong second = _secondKeys is null ? 0 : _columns[1][row];
        ulong hash = (first ^ BitOperations.RotateLeft(second, 29)) * 0x9E3779B97F4A7C15UL;
        int place = (int)(hash >> (64 - CacheBits));
        if (_firstKeys![place] == first && (_secondKeys is null || _secondKeys[place] == second))
            return _results![place];
        ulong result = Compute(row, truths);
        _firstKeys[place] = first;
        if (_secondKeys is not null)
            _secondKeys[place] = second;
        _results![place] = result;
        return result;
    }

    private ulong Compute(int row, bool truths)
    {
        if (--_untilPoll == 0)
        {
            _evaluation.Context.Poll();
            _untilPoll = RowsPerPoll;
        }

        _evaluation.BeginRow();
        for (int i = 0; i < _columns.Length; i++)
            _evaluation.Slots[i] = _columns[i][row];
        return truths ? (ulong)_root.Test(_evaluation) : _evaluation.ToId(_root.Evaluate(_evaluation));
    }
}

/// <summary>Where the ids of a slot come from: a column of the batch, another batch expression, or nowhere (unbound).</summary>
internal sealed class SlotSource(int column, BatchExpression? expression)
{
    private readonly ulong[] _values = expression is null ? [] : new ulong[Batch.Capacity];

    public void Load(Batch batch, Span<ulong> target)
    {
        if (expression is not null)
            expression.Evaluate(batch, target);
        else if (column >= 0)
            batch.Rows(column).CopyTo(target);
        else
            target[..batch.RowCount].Fill(TermId.Unbound);
    }

    public ulong LoadRow(Batch batch, int row)
    {
        if (expression is null)
            return column >= 0 ? batch.Rows(column)[row] : TermId.Unbound;
        expression.Evaluate(batch, _values);
        return _values[row];
    }
}
