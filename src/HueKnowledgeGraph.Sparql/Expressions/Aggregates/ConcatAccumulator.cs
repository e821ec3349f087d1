using System.Text;

using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>
/// GROUP_CONCAT: lexical forms and IRIs in the order of the input; blank nodes and triple terms are errors, and passed over like them.
/// </summary>
/// <remarks>Keeps the ids of the values, 12 bytes a row, and makes texts when results are asked for: many groups at a time, so that each term is
/// read once and in the dictionary's order (<see cref="ValueTexts"/>), into one buffer.</remarks>
internal sealed class ConcatAccumulator : Accumulator
{
    /// <summary>Values whose texts lie in memory at a time.</summary>
    private const int WindowRows = 1 << 16;

    private const string What = "GROUP_CONCAT";

    private readonly QueryContext _context;
    private readonly byte[] _separator;
    private readonly ValueTexts _texts;

    // Rows that no result has been asked for yet: group, value, and how often (empty: once each).
    private int[] _groups = [];
    private ulong[] _values = [];
    private long[] _counts = [];
    private int _rowCount;

    // The same by group, once results are asked for: those of group g, _firstGroup at least, are [_starts[g - _firstGroup], _starts[g + 1 - _firstGroup]).
    private int[] _starts = [0];
    private ulong[] _ordered = [];
    private long[] _orderedCounts = [];
    private int _firstGroup;

    // Rows of _ordered whose texts have been read.
    private int _windowStart;
    private int _windowEnd;
    private byte[] _result = [];
    private int _length;
    private bool _isEmpty;

    public ConcatAccumulator(QueryContext context, string separator)
        : base(context, What)
    {
        _context = context;
        _separator = Encoding.UTF8.GetBytes(separator);
        _texts = new ValueTexts(context, Memory);
    }

    public override long BytesFor(int groupCount, int rows) => 2 * GrowthFor(_rowCount + rows);

    public override void EnsureGroups(int groupCount)
    {
    }

    public override void Add(ReadOnlySpan<int> groups, ReadOnlySpan<ulong> values, ReadOnlySpan<long> multiplicities)
    {
        if (_rowCount + groups.Length > _groups.Length)
        {
            int before = _groups.Length;
            Grow(ref _groups, _rowCount + groups.Length);
            Grow(ref _values, _groups.Length);
            if (_counts.Length > 0)
                Grow(ref _counts, _groups.Length);
            _counts.AsSpan(Math.Min(before, _counts.Length)).Fill(1);
        }

        if (!multiplicities.IsEmpty && _counts.Length == 0)
        {
            Grow(ref _counts, _groups.Length);
            Array.Fill(_counts, 1);
        }

        int next = _rowCount;
        for (int i = 0; i < groups.Length; i++)
        {
            if (values[i] <= TermId.DefaultGraph || TermId.Kind(values[i]) is TermIdKind.BlankNode or TermIdKind.TripleTerm)
                continue;
            _groups[next] = groups[i];
            _values[next] = values[i];
            if (!multiplicities.IsEmpty)
                _counts[next] = multiplicities[i];
            next++;
        }

        _rowCount = next;
    }

    public override ulong Result(int group)
    {
        if (_rowCount > 0)
            OrderByGroup();
        int place = group - _firstGroup;
        bool hasRows = place >= 0 && place + 1 < _starts.Length;
        int start = hasRows ? _starts[place] : 0;
        int end = hasRows ? _starts[place + 1] : 0;
        _length = 0;
        _isEmpty = true;
        for (int row = start; row < end; row++)
        {
            if (row < _windowStart || row >= _windowEnd)
                ReadWindow(row);
            if (_texts.TryGet(row - _windowStart, out ReadOnlySpan<byte> text))
                Append(text, _orderedCounts.Length == 0 ? 1 : _orderedCounts[row]);
        }

        Memory.Add(_length); // the vocabulary's copy
        ulong id = _context.Terms.IdOf(new TermSpan(TermKind.Literal, _result.AsSpan(0, _length)));
        Memory.Add(-_length);
        return id;
    }

    /// <summary>Brings the rows that came since the last result into the order of their groups; within a group they stay as they came.</summary>
    private void OrderByGroup()
    {
        ReadOnlySpan<int> groups = _groups.AsSpan(0, _rowCount);
        int first = int.MaxValue;
        int last = 0;
        foreach (int group in groups)
        {
            first = Math.Min(first, group);
            last = Math.Max(last, group);
        }

        bool hasCounts = _counts.Length > 0;
        Memory.Add(((last - first + 2L) * sizeof(int)) + (_rowCount * (hasCounts ? 2L : 1L) * sizeof(ulong))
            - ((_starts.Length * (long)sizeof(int)) + ((_ordered.Length + _orderedCounts.Length) * (long)sizeof(ulong))));
        _starts = new int[last - first + 2];
        foreach (int group in groups)
            _starts[group - first + 1]++;
        for (int i = 1; i < _starts.Length; i++)
            _starts[i] += _starts[i - 1];
        _ordered = new ulong[_rowCount];
        _orderedCounts = hasCounts ? new long[_rowCount] : [];
        _context.Poll();
        int[] next = _starts[..^1];
        for (int row = 0; row < groups.Length; row++)
        {
            int place = next[groups[row] - first]++;
            _ordered[place] = _values[row];
            if (hasCounts)
                _orderedCounts[place] = _counts[row];
        }

        _firstGroup = first;
        _rowCount = 0;
        _windowStart = _windowEnd = 0;
    }

    private void ReadWindow(int start)
    {
        int end = Math.Min(_ordered.Length, start + WindowRows);
        _texts.Read(_ordered.AsSpan(start..end));
        _windowStart = start;
        _windowEnd = end;
    }

    private void Append(ReadOnlySpan<byte> text, long count)
    {
        for (; count > 0; count--)
        {
            if ((count & 0xFFFF) == 0)
                _context.Poll(); // empty texts take no memory, however many there are
            ReadOnlySpan<byte> gap = _isEmpty ? default : _separator;
            _isEmpty = false;
            long length = (long)_length + gap.Length + text.Length;
            if (length > _result.Length)
                MakeRoom(length);
            gap.CopyTo(_result.AsSpan(_length));
            text.CopyTo(_result.AsSpan(_length + gap.Length));
            _length = (int)length;
        }
    }

    private void MakeRoom(long length)
    {
        if (length > Array.MaxLength)
            throw QueryLimitException.Memory("one text of " + What, length, Math.Min(_context.Options.MemoryBytes, Array.MaxLength));
        _context.Poll();
        int capacity = (int)Math.Min(Array.MaxLength, Math.Max(length, Math.Max(256, 2L * _result.Length)));
        int before = _result.Length;
        Memory.Add(capacity);
        Array.Resize(ref _result, capacity);
        Memory.Add(-before);
    }
}
