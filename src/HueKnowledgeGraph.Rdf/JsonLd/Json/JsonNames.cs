using System.Text;

namespace HueKnowledgeGraph.Rdf;

/// <summary>Strings of keys that have been met, by their bytes, so that a key that comes a million times is one string.</summary>
internal sealed class JsonNames
{
    // Documents with keys beyond count (an object used as a table) get plain strings for the rest.
    private const int MostSlots = 8192;
    private const int LongestName = 256;

    private Slot[] _slots = new Slot[64];
    private int _count;

    /// <summary>The string of a key without escapes.</summary>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestName)
            return Encoding.UTF8.GetString(utf8);
        var hasher = default(HashCode);
        hasher.AddBytes(utf8);
        uint hash = (uint)hasher.ToHashCode();
        for (uint at = hash & (uint)(_slots.Length - 1); ; at = (at + 1) & (uint)(_slots.Length - 1))
        {
            ref Slot slot = ref _slots[at];
            if (slot.Name is null)
                return Add(utf8, hash);
            if (slot.Hash == hash && utf8.SequenceEqual(slot.Bytes))
                return slot.Name;
        }
    }

    private string Add(ReadOnlySpan<byte> utf8, uint hash)
    {
        string name = Encoding.UTF8.GetString(utf8);
        if (_count * 2 >= _slots.Length)
        {
            if (_slots.Length >= MostSlots)
                return name;
            Slot[] old = _slots;
            _slots = new Slot[old.Length * 2];
            foreach (Slot slot in old.Where(s => s.Name is not null))
                Put(slot);
        }

        Put(new Slot(hash, utf8.ToArray(), name));
        _count++;
        return name;
    }

    private void Put(Slot slot)
    {
        uint at = slot.Hash & (uint)(_slots.Length - 1);
        while (_slots[at].Name is not null)
            at = (at + 1) & (uint)(_slots.Length - 1);
        _slots[at] = slot;
    }

    private readonly record struct Slot(uint Hash, byte[] Bytes, string Name);
}
