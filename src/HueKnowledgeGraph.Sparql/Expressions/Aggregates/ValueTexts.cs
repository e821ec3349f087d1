using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>The texts of many values at once: each distinct term is read once, in ascending order of ids, as they lie in the dictionary.</summary>
/// <remarks>Labels of 77,000 things in the order of the things: 95 ms one by one, 30 ms in order (museums-2M, two cores, 22 Nov 2026).</remarks>
internal sealed class ValueTexts(QueryContext context, MemoryCharge memory)
{
    private const int TermsPerPoll = 1024;

    private ulong[] _ids = [];
    private int[] _places = [];
    private int[] _starts = [];
    private int[] _lengths = [];
    private byte[] _bytes = [];
    private int _used;

    /// <summary>Reads the texts of these values.</summary>
    public void Read(ReadOnlySpan<ulong> values)
    {
        MakeRoom(values.Length);
        Span<ulong> ids = _ids.AsSpan(0, values.Length);
        Span<int> places = _places.AsSpan(0, values.Length);
        values.CopyTo(ids);
        for (int i = 0; i < places.Length; i++)
            places[i] = i;
        RadixSort.Sort(context, ids, places);
        _used = 0;
        int start = 0;
        int length = 0;
        for (int i = 0; i < ids.Length; i++)
        {
            if (i % TermsPerPoll == 0)
                context.Poll();
            if (i == 0 || ids[i] != ids[i - 1])
            {
                start = _used;
                length = Append(context.Terms.Read(ids[i]));
            }

            _starts[places[i]] = start;
            _lengths[places[i]] = length;
        }
    }

    /// <summary>The text of a value by its place among those that were read; false for a blank node or a triple term, which have none.</summary>
    public bool TryGet(int place, out ReadOnlySpan<byte> text)
    {
        bool hasText = _lengths[place] >= 0;
        text = hasText ? _bytes.AsSpan(_starts[place], _lengths[place]) : default;
        return hasText;
    }

    private int Append(in TermSpan term)
    {
        if (term.Kind is not (TermKind.Iri or TermKind.Literal))
            return -1;
        int length = term.Value.Length;
        if (length > _bytes.Length - _used)
        {
            long capacity = Math.Min(Array.MaxLength, Math.Max((long)_used + length, Math.Max(2L * _bytes.Length, 1 << 16)));
            int before = _bytes.Length;
            memory.Add(capacity);
            Array.Resize(ref _bytes, (int)capacity);
            memory.Add(-before);
        }

        term.Value.CopyTo(_bytes.AsSpan(_used));
        _used += length;
        return length;
    }

    private void MakeRoom(int count)
    {
        if (count <= _ids.Length)
            return;
        int capacity = Math.Max(count, Batch.Capacity);
        memory.Add((capacity - _ids.Length) * (sizeof(ulong) + (3L * sizeof(int))));
        _ids = new ulong[capacity];
        _places = new int[capacity];
        _starts = new int[capacity];
        _lengths = new int[capacity];
    }
}
