using System.Numerics;

namespace HueKnowledgeGraph.Sparql;

/// <summary>A set of pairs of group number and id: open addressing with linear probing, at most half full, 12 bytes a place.</summary>
internal sealed class GroupValueSet
{
    private const int Empty = -1;
    private readonly QueryContext _context;
    private int[] _groups = [];
    private ulong[] _values = [];
    private int _count;
    private int _shift;

    public GroupValueSet(QueryContext context)
    {
        _context = context;
        Resize(1024);
    }

    public int Count => _count;

    /// <summary>True iff the pair is new.</summary>
    public bool Add(int group, ulong value)
    {
        int place = Find(group, value);
        if (_groups[place] != Empty)
            return false;
        _groups[place] = group;
        _values[place] = value;
        if (2 * ++_count > _groups.Length)
            Resize(2 * _groups.Length);
        return true;
    }

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
        _context.Charge((long)(length - _groups.Length) * (sizeof(int) + sizeof(ulong)), "DISTINCT in an aggregate");
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
    }
}
