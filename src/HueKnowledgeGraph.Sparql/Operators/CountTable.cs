namespace HueKnowledgeGraph.Sparql;

/// <summary>Multiplicities by value in a hash table; given out in ascending order of values.</summary>
internal sealed class CountTable(QueryContext context) : IDisposable
{
    private readonly KeyTable _keys = new(context, 1, "counting");
    private readonly MemoryCharge _charge = new(context, "counting");
    private long[] _counts = [];
    private int[]? _order;
    private int _next;

    /// <summary>Number of values.</summary>
    public int Count => _keys.Count;

    /// <summary>Adds to a value's multiplicity.</summary>
    public void Add(ulong key, long count)
    {
        int number = _keys.FindOrAdd(key);
        if (number >= _counts.Length)
        {
            int length = Math.Max(1024, 2 * _counts.Length);
            _charge.Add((long)(length - _counts.Length) * sizeof(long));
            Array.Resize(ref _counts, length);
        }

        _counts[number] = checked(_counts[number] + count);
    }

    /// <summary>The multiplicity of a value; 0 if it is not here.</summary>
    public long this[ulong key] => _keys.Find(key) is var number and >= 0 ? _counts[number] : 0;

    /// <summary>The next values in ascending order; the number of them, 0 at the end.</summary>
    public int Next(Span<ulong> keys, Span<long> counts)
    {
        if (_order is null)
            Sort();
        int count = Math.Min(keys.Length, Count - _next);
        for (int i = 0; i < count; i++)
        {
            int number = _order![_next++];
            keys[i] = _keys.Column(0)[number];
            counts[i] = _counts[number];
        }

        return count;
    }

    public void Dispose()
    {
        _keys.Dispose();
        _charge.Dispose();
    }

    private void Sort()
    {
        _charge.Add((long)Count * (sizeof(int) + sizeof(ulong)));
        _order = new int[Count];
        for (int i = 0; i < _order.Length; i++)
            _order[i] = i;
        ulong[] sorted = _keys.Column(0).ToArray();
        RadixSort.Sort(context, sorted, _order.AsSpan());
    }
}
