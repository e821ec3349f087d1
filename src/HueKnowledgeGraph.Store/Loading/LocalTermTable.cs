using System.IO.Hashing;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>The distinct terms of one chunk of a load, numbered from 0 in order of appearance; number 0 is the default graph.</summary>
/// <remarks>
/// <para>Bytes lie in one native arena, entries of 24 bytes and hash slots of 4 beside it; all sizes are fixed by the budget at the
/// start, and pages that are not touched cost nothing. Inline terms are entries whose offset is the id.</para>
/// <para>Not thread safe: each parsing thread has its own.</para>
/// </remarks>
internal sealed class LocalTermTable : IDisposable
{
    private const int MinTerms = 1024;

    // Entry, two slots, and sort keys with their numbers while the chunk is written.
    private const int BytesPerTerm = 24 + 8 + 16;
    private readonly NativeBuffer<byte> _arena;
    private readonly NativeBuffer<Entry> _entries;
    private readonly List<LiteralType> _types = [];
    private readonly Dictionary<ulong, int> _typeNumbers = [];
    private NativeBuffer<int> _slots = new(1 << 12);
    private long _used;
    private int _lastType = -1;

    public LocalTermTable(long budgetBytes)
    {
        long bytesForText = Math.Clamp(budgetBytes / 2, 1 << 16, int.MaxValue / 2);
        long terms = Math.Clamp((budgetBytes - bytesForText) / BytesPerTerm, MinTerms, int.MaxValue / 64);
        _arena = new NativeBuffer<byte>(bytesForText);
        _entries = new NativeBuffer<Entry>(terms);
        _slots.Span(0, (int)_slots.Length).Clear();
        _entries[0] = new Entry(TermId.DefaultGraph, 0, 0, 0, TermIdKind.Special);
        Count = 1;
    }

    /// <summary>Number of terms.</summary>
    public int Count { get; private set; }

    public IReadOnlyList<LiteralType> Types => _types;

    /// <summary>True iff terms of this many bytes, four at most, may not fit any more.</summary>
    public bool IsFull(long bytes) => Count + 64 > _entries.Length || _used + bytes > _arena.Length;

    public ref readonly Entry this[int number] => ref _entries[number];

    public ReadOnlySpan<byte> Value(in Entry entry) => _arena.Span((long)entry.Offset, entry.Length);

    /// <summary>The number of a term, which is added if it is new.</summary>
    public int Add(in TermSpan term)
    {
        if (InlineTerm.TryEncode(term, out ulong id))
            return AddInline(id);
        return term.Kind switch
        {
            TermKind.Iri => Add(TermIdKind.Iri, 0, term.Value),
            TermKind.BlankNode => Add(TermIdKind.BlankNode, 0, term.Value),
            TermKind.Literal => Add(TermIdKind.Literal, TypeOf(term), term.Value),
            TermKind.TripleTerm => Add(TermIdKind.TripleTerm, 0, term.Value),
            _ => 0,
        };
    }

    /// <summary>True iff the entry holds this value; saves the hashing where a term repeats the one before.</summary>
    public bool Is(int number, TermIdKind kind, ReadOnlySpan<byte> value)
    {
        ref readonly Entry entry = ref _entries[number];
        return entry.Kind == kind && Value(entry).SequenceEqual(value);
    }

    public void Dispose()
    {
        _arena.Dispose();
        _entries.Dispose();
        _slots.Dispose();
    }

    private int AddInline(ulong id)
    {
        uint hash = Mix(id);
        for (long slot = hash & (_slots.Length - 1); ; slot = (slot + 1) & (_slots.Length - 1))
        {
            int number = _slots[slot];
            if (number == 0)
                return Append(new Entry(id, 0, hash, 0, TermId.Kind(id)), slot);
            ref readonly Entry entry = ref _entries[number];
            if (entry.Offset == id && entry.Hash == hash && entry.Kind == TermId.Kind(id))
                return number;
        }
    }

    private int Add(TermIdKind kind, int type, ReadOnlySpan<byte> value)
    {
        uint hash = Mix(XxHash3.HashToUInt64(value, ((long)kind << 32) | (uint)type));
        for (long slot = hash & (_slots.Length - 1); ; slot = (slot + 1) & (_slots.Length - 1))
        {
            int number = _slots[slot];
            if (number == 0)
            {
                value.CopyTo(_arena.Span(_used, value.Length));
                var added = new Entry((ulong)_used, value.Length, hash, type, kind);
                _used += value.Length;
                return Append(added, slot);
            }

            ref readonly Entry entry = ref _entries[number];
            if (entry.Hash == hash && entry.Kind == kind && entry.Type == type && Value(entry).SequenceEqual(value))
                return number;
        }
    }

    private static uint Mix(ulong value) => (uint)((value * 0x9E37_79B9_7F4A_7C15) >> 32);

    private int Append(Entry entry, long slot)
    {
        int number = Count++;
        _entries[number] = entry;
        _slots[slot] = number;
        if (2L * Count > _slots.Length)
            GrowSlots();
        return number;
    }

    private void GrowSlots()
    {
        var larger = new NativeBuffer<int>(2 * _slots.Length);
        Span<int> slots = larger.Span(0, (int)larger.Length);
        slots.Clear();
        uint mask = (uint)slots.Length - 1;
        for (int number = 1; number < Count; number++)
        {
            uint slot = _entries[number].Hash & mask;
            while (slots[(int)slot] != 0)
                slot = (slot + 1) & mask;
            slots[(int)slot] = number;
        }

        _slots.Dispose();
        _slots = larger;
    }

    private int TypeOf(in TermSpan literal)
    {
        if (_lastType >= 0 && _types[_lastType].IsOf(literal))
            return _lastType;
        ulong key = XxHash3.HashToUInt64(literal.Language, (long)XxHash3.HashToUInt64(literal.Datatype, (long)literal.Direction));
        if (!_typeNumbers.TryGetValue(key, out int number))
        {
            number = _types.Count;
            _types.Add(new LiteralType(literal.Datatype.ToArray(), literal.Language.ToArray(), literal.Direction));
            _typeNumbers.Add(key, number);
        }
        else if (!_types[number].IsOf(literal))
        {
            throw new InvalidOperationException("Two literal types share a 64-bit hash.");
        }

        return _lastType = number;
    }

    /// <summary>A term: its kind, literal type, hash and where its bytes lie (for an inline term: its id).</summary>
    public readonly record struct Entry(ulong Offset, int Length, uint Hash, int Type, TermIdKind Kind);
}
