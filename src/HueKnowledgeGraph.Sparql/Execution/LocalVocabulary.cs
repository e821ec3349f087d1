using System.Numerics;
using System.Runtime.InteropServices;

using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Terms that one query made and the store does not hold; number i has the id Local + i. Additions lock, reads do not.</summary>
/// <remarks>Bytes lie one term after the other in chunks, found again by a flat hash table: nothing is allocated for a term.</remarks>
internal sealed class LocalVocabulary
{
    private const int ChunkBytes = 1 << 16;
    private const ulong Multiplier = 0x9E3779B97F4A7C15; // 2^64 / golden ratio

    private readonly Lock _gate = new();
    private volatile Entry[] _entries = new Entry[64];
    private int[] _slots = new int[256]; // entry number + 1; 0 is empty; at most half full
    private int _count;
    private byte[] _chunk = [];
    private int _used;
    private long _bytes;

    public long Bytes => Volatile.Read(ref _bytes);

    public ulong Add(in TermSpan term)
    {
        ulong hash = HashOf(term);
        lock (_gate)
        {
            int slot = SlotOf(hash);
            for (; _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
            {
                ref Entry known = ref _entries[_slots[slot] - 1];
                if (known.Hash == hash && known.Term.SameAs(term))
                    return TermId.Make(TermIdKind.Local, (ulong)_slots[slot] - 1);
            }

            int number = _count++;
            if (number == _entries.Length)
                _entries = Longer(_entries);
            _entries[number] = Store(term, hash);
            _slots[slot] = number + 1;
            if (2 * _count > _slots.Length)
                Rehash();
            return TermId.Make(TermIdKind.Local, (ulong)number);
        }
    }

    public TermSpan Read(ulong id) => _entries[(int)TermId.Payload(id)].Term;

    private int SlotOf(ulong hash) => (int)(hash >> (64 - BitOperations.Log2((uint)_slots.Length)));

    private Entry[] Longer(Entry[] entries)
    {
        Entry[] longer = new Entry[2 * entries.Length];
        entries.CopyTo(longer, 0);
        Interlocked.Add(ref _bytes, (long)entries.Length * 64);
        return longer;
    }

    private Entry Store(in TermSpan term, ulong hash)
    {
        int length = checked(term.Value.Length + term.Datatype.Length + term.Language.Length);
        if (length > _chunk.Length - _used)
        {
            _chunk = new byte[Math.Max(length, ChunkBytes)];
            _used = 0;
            Interlocked.Add(ref _bytes, _chunk.Length);
        }

        var entry = new Entry(_chunk, _used, term.Value.Length, term.Datatype.Length, term.Language.Length, term.Kind, term.Direction, hash);
        Span<byte> target = _chunk.AsSpan(_used, length);
        term.Value.CopyTo(target);
        term.Datatype.CopyTo(target[term.Value.Length..]);
        term.Language.CopyTo(target[(length - term.Language.Length)..]);
        _used += length;
        return entry;
    }

    private void Rehash()
    {
        _slots = new int[2 * _slots.Length];
        Interlocked.Add(ref _bytes, _slots.Length * sizeof(int) / 2);
        for (int number = 0; number < _count; number++)
        {
            int slot = SlotOf(_entries[number].Hash);
            while (_slots[slot] != 0)
                slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = number + 1;
        }
    }

    private static ulong HashOf(in TermSpan term)
    {
        ulong hash = ((ulong)term.Kind << 8) | (byte)term.Direction;
        hash = Mixed(hash, term.Value);
        hash = Mixed(hash, term.Datatype);
        hash = Mixed(hash, term.Language);
        return hash * Multiplier;
    }

    private static ulong Mixed(ulong hash, ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words)
            hash = (BitOperations.RotateLeft(hash, 31) ^ word) * Multiplier;
        foreach (byte last in bytes[(words.Length * sizeof(ulong))..])
            hash = (BitOperations.RotateLeft(hash, 31) ^ last) * Multiplier;
        return (BitOperations.RotateLeft(hash, 31) ^ (uint)bytes.Length) * Multiplier;
    }

    /// <summary>Where a term's bytes lie: value, datatype, language, one after the other.</summary>
    private readonly record struct Entry(
        byte[] Chunk, int Start, int ValueLength, int DatatypeLength, int LanguageLength, TermKind Kind, BaseDirection Direction, ulong Hash)
    {
        public TermSpan Term
        {
            get
            {
                int datatype = Start + ValueLength;
                return new TermSpan(
                    Kind, Chunk.AsSpan(Start, ValueLength), Chunk.AsSpan(datatype, DatatypeLength),
                    Chunk.AsSpan(datatype + DatatypeLength, LanguageLength), Direction);
            }
        }
    }
}
