using System.Numerics;

namespace HueKnowledgeGraph.Sparql;

/// <summary>A set of pairs of group number and id: open addressing with linear probing, at most half full, 12 bytes a place.</summary>
internal sealed class GroupValueSet
{
    private const int FirstLength = 1024;
    private const int Empty = -1;
    private readonly MemoryCharge _memory;
    private int[] _groups = [];
    private ulong[] _values = [];
    private int _count;
    private int _shift;

    /// <param name="memory">What the set takes is charged here.</param>
    public GroupValueSet(MemoryCharge memory)
    {
        _memory = memory;
        Resize(FirstLength);
    }

    public int Count => _count;

    /// <summary>Bytes that so many new pairs would take more, at most.</summary>
    public long BytesFor(int pairs)
    {
        long length = _groups.Length;
        while (2L * (_count + (long)pairs) > length)
            length *= 2;
        return length == _groups.Length ? 0 : BytesOf(length);
    }

    /// <summary>True iff the pair is new.</summary>
    public bool Add(int group, ulong value)
    {
        int place = Find(group, value);
        if (_groups[place] != Empty)
            return false;
        _groups[place] = group;
        _values[place] = value;
        if (2 * ++_count > _groups.Length)
            Resize(checked(2 * _groups.Length));
        return true;
    }

    public bool Contains(int group, ulong value) => _groups[Find(group, value)] != Empty;

    /// <summary>Removes all pairs and gives the memory back.</summary>
    public void Clear()
    {
        _memory.Add(-BytesOf(_groups.Length));
        _groups = [];
        _values = [];
        _count = 0;
        Resize(FirstLength);
    }

    private static long BytesOf(long length) => length * (sizeof(int) + sizeof(ulong));

    private int Find(int group, ulong value)
    {
        ulong hash = (value ^ ((ulong)(uint)group * 0xD6E8FEB86659FD93UL)) * 0x9E3779B97F4A7C15UL;
        int mask = _groups.Length - 1;
        int place = (int)((hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15UL >> _shift);
        while (_groups[place] != Empty && (_groups[place] != group || _values[place] != value))
            place = (place + 1) & mask;
        return place;
    }

    private void Resize(int length)
    {
        _memory.Add(BytesOf(length)); // beside what is there, which is copied
        int[] groups = _groups;
        ulong[] values = _values;
        _groups = GC.AllocateUninitializedArray<int>(length);
        _values = GC.AllocateUninitializedArray<ulong>(length);
        _shift = 64 - BitOperations.Log2((uint)length);
        Array.Fill(_groups, Empty);
        for (int i = 0; i < groups.Length; i++)
        {
            if (groups[i] == Empty)
                continue;
            int place = Find(groups[i], values[i]);
            _groups[place] = groups[i];
            _values[place] = values[i];
        }

        _memory.Add(-BytesOf(groups.Length));
    }
}
