using System.Numerics;

namespace HueKnowledgeGraph.Sparql;

/// <summary>
/// Distinct keys of one or more ids, numbered in order of first appearance: the flat hash table under joins, grouping and DISTINCT.
/// </summary>
/// <remarks>
/// <para>Open addressing with linear probing over an array of key numbers (0 is empty, else number + 1); keys lie apart in
/// columns. At most half full. With no key columns there is one key, the empty one.</para>
/// </remarks>
internal sealed class KeyTable : IDisposable
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15; // 2^64 / golden ratio: spreads runs of dense ids

    private readonly QueryContext _context;
    private readonly MemoryCharge _charge;
    private readonly ulong[][] _keys;
    private int[] _slots = [];
    private int _shift;

    public KeyTable(QueryContext context, int keyCount, string what)
    {
        _context = context;
        _charge = new MemoryCharge(context, what);
        _keys = new ulong[keyCount][];
        Array.Fill(_keys, []);
        Resize(1024);
    }

    /// <summary>Bytes charged now.</summary>
    public long Bytes => _charge.Bytes;

    /// <summary>Bytes that so many new keys would take more, at most.</summary>
    public long BytesFor(int newKeys)
    {
        int slots = _slots.Length;
        while (2L * (Count + (long)newKeys) >= slots)
            slots = LargerThan(slots);
        return slots == _slots.Length ? 0 : BytesOf(slots);
    }

    /// <summary>Number of distinct keys.</summary>
    public int Count { get; private set; }

    /// <summary>Values of one key column, by key number.</summary>
    public ReadOnlySpan<ulong> Column(int index) => _keys[index].AsSpan(0, Count);

    /// <summary>Numbers of the batch's keys, adding those that are new. <paramref name="numbers"/>: at least RowCount places.</summary>
    public void FindOrAdd(Batch batch, ReadOnlySpan<int> columns, Span<int> numbers)
    {
        if (columns.Length == 1)
        {
            ReadOnlySpan<ulong> values = batch.Rows(columns[0]);
            for (int i = 0; i < values.Length; i++)
                numbers[i] = FindOrAdd(values[i]);
            return;
        }

        Span<ulong> key = stackalloc ulong[columns.Length];
        for (int i = 0; i < batch.RowCount; i++)
        {
            for (int c = 0; c < columns.Length; c++)
                key[c] = batch.Rows(columns[c])[i];
            numbers[i] = FindOrAdd(key, out _);
        }
    }

    /// <summary>Numbers of the batch's keys, -1 for those that are not in the table.</summary>
    public void Find(Batch batch, ReadOnlySpan<int> columns, Span<int> numbers)
    {
        if (columns.Length == 1)
        {
            ReadOnlySpan<ulong> values = batch.Rows(columns[0]);
            for (int i = 0; i < values.Length; i++)
                numbers[i] = Find(values[i]);
            return;
        }

        Span<ulong> key = stackalloc ulong[columns.Length];
        for (int i = 0; i < batch.RowCount; i++)
        {
            for (int c = 0; c < columns.Length; c++)
                key[c] = batch.Rows(columns[c])[i];
            numbers[i] = Find(key);
        }
    }

    /// <summary>Number of a key of one column, added if new.</summary>
    public int FindOrAdd(ulong key)
    {
        ulong[] keys = _keys[0];
        int mask = _slots.Length - 1;
        for (int slot = (int)((key * Multiplier) >> _shift); ; slot = (slot + 1) & mask)
        {
            int number = _slots[slot] - 1;
            if (number < 0)
                return Add([key], slot);
            if (keys[number] == key)
                return number;
        }
    }

    /// <summary>Number of a key of one column, or -1.</summary>
    public int Find(ulong key)
    {
        ulong[] keys = _keys[0];
        int mask = _slots.Length - 1;
        for (int slot = (int)((key * Multiplier) >> _shift); ; slot = (slot + 1) & mask)
        {
            int number = _slots[slot] - 1;
            if (number < 0 || keys[number] == key)
                return number;
        }
    }

    /// <summary>Number of a key, added if new.</summary>
    public int FindOrAdd(ReadOnlySpan<ulong> key, out bool isNew)
    {
        int mask = _slots.Length - 1;
        for (int slot = (int)(Hash(key) >> _shift); ; slot = (slot + 1) & mask)
        {
            int number = _slots[slot] - 1;
            isNew = number < 0;
            if (isNew)
                return Add(key, slot);
            if (Matches(number, key))
                return number;
        }
    }

    /// <summary>Number of a key, or -1.</summary>
    public int Find(ReadOnlySpan<ulong> key)
    {
        int mask = _slots.Length - 1;
        for (int slot = (int)(Hash(key) >> _shift); ; slot = (slot + 1) & mask)
        {
            int number = _slots[slot] - 1;
            if (number < 0 || Matches(number, key))
                return number;
        }
    }

    public void Dispose()
    {
        Array.Fill(_keys, []);
        _slots = [];
        Count = 0;
        _charge.Dispose();
    }

    private static ulong Hash(ReadOnlySpan<ulong> key)
    {
        ulong hash = 0;
        foreach (ulong part in key)
            hash = (BitOperations.RotateLeft(hash, 31) ^ part) * Multiplier;
        return hash;
    }

    private bool Matches(int number, ReadOnlySpan<ulong> key)
    {
        for (int i = 0; i < key.Length; i++)
        {
            if (_keys[i][number] != key[i])
                return false;
        }

        return true;
    }

    private int Add(ReadOnlySpan<ulong> key, int slot)
    {
        int number = Count++;
        _slots[slot] = number + 1;
        for (int i = 0; i < key.Length; i++)
            _keys[i][number] = key[i];
        if (2 * Count == _slots.Length)
            Resize(LargerThan(_slots.Length));
        return number;
    }

    /// <summary>Grows fast while it is small, and by half the memory when that is much.</summary>
    private static int LargerThan(int slotCount) => slotCount < 1 << 20 ? 4 * slotCount : checked(2 * slotCount);

    private long BytesOf(int slotCount) => ((long)slotCount * sizeof(int)) + ((long)(slotCount / 2) * sizeof(ulong) * _keys.Length);

    private void Resize(int slotCount)
    {
        int keyCapacity = slotCount / 2;
        long before = _charge.Bytes;
        _charge.Add(BytesOf(slotCount)); // beside what is there, which is copied
        for (int i = 0; i < _keys.Length; i++)
            Array.Resize(ref _keys[i], keyCapacity);
        _slots = new int[slotCount];
        _charge.Add(-before);
        _shift = 64 - BitOperations.Log2((uint)slotCount);
        Span<ulong> key = stackalloc ulong[_keys.Length];
        for (int number = 0; number < Count; number++)
        {
            if ((number & 0xFFFF) == 0xFFFF)
                _context.Poll();
            for (int i = 0; i < key.Length; i++)
                key[i] = _keys[i][number];
            int slot = (int)(Hash(key) >> _shift);
            while (_slots[slot] != 0)
                slot = (slot + 1) & (slotCount - 1);
            _slots[slot] = number + 1;
        }
    }
}
