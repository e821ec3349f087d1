using System.Numerics;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Multiplicities by value, filled in ascending order of values and looked up at random after that.</summary>
/// <remarks>Values and multiplicities lie in two sorted arrays under a directory of about as many buckets of equal width: ids are ranks, so
/// most buckets hold one value or none, and neighbours share cache lines, which a hash table takes care to prevent.</remarks>
internal sealed class SortedCounts(QueryContext context) : IDisposable
{
    private readonly MemoryCharge _charge = new(context, "counting");
    private ulong[] _keys = [];
    private long[] _counts = [];
    private int[] _buckets = []; // where the values of a bucket start; one more than there are buckets
    private int _shift;

    /// <summary>Number of values.</summary>
    public int Count { get; private set; }

    /// <summary>Takes all values of a counted input.</summary>
    public void Fill(CountedOperator input)
    {
        while (input.Next() is { } batch)
        {
            int needed = Count + batch.RowCount;
            if (needed > _keys.Length)
            {
                int length = Math.Max(needed, 2 * _keys.Length);
                _charge.Add((long)(length - _keys.Length) * (sizeof(ulong) + sizeof(long)));
                Array.Resize(ref _keys, length);
                Array.Resize(ref _counts, length);
            }

            batch.Rows(0).CopyTo(_keys.AsSpan(Count));
            input.Counts.AsSpan(0, batch.RowCount).CopyTo(_counts.AsSpan(Count));
            Count = needed;
        }

        if (Count > 0)
            Divide();
    }

    /// <summary>The multiplicity of a value; 0 if it is not here. Not before <see cref="Fill"/>.</summary>
    public long this[ulong key]
    {
        get
        {
            ulong bucket = (key - _keys[0]) >> _shift;
            if (bucket >= (ulong)(_buckets.Length - 1))
                return 0; // also for smaller values, whose difference wraps round
            int position = _buckets[bucket];
            int end = _buckets[bucket + 1];
            if (end - position > 8)
                position = Gallop.FirstAtLeast(_keys.AsSpan(0, end), position, key);
            for (; position < end && _keys[position] <= key; position++)
            {
                if (_keys[position] == key)
                    return _counts[position];
            }

            return 0;
        }
    }

    public void Dispose()
    {
        (_keys, _counts, _buckets, Count) = ([], [], [], 0);
        _charge.Dispose();
    }

    private void Divide()
    {
        ulong range = _keys[Count - 1] - _keys[0];
        int bits = BitOperations.Log2((uint)Count) + 1; // one to two buckets for a value
        _shift = Math.Max(0, 64 - BitOperations.LeadingZeroCount(range) - bits);
        int buckets = (int)(range >> _shift) + 1;
        _charge.Add((long)(buckets + 1) * sizeof(int));
        _buckets = new int[buckets + 1];
        int next = 0;
        for (int i = 0; i < Count; i++)
        {
            int bucket = (int)((_keys[i] - _keys[0]) >> _shift);
            while (next <= bucket)
                _buckets[next++] = i;
        }

        _buckets[buckets] = Count;
    }
}
