using System.IO.Hashing;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Mapping;

/// <summary>
/// The terms and quads of one record until it is complete: nothing of a record that is refused has left.
/// </summary>
/// <remarks>
/// <para>All bytes lie in one array: first those of the constants of the mapping, which stay, then those of the record, which are
/// dropped at the next <see cref="Reset"/>. Every term is there once, so a term is a number and a quad is four.</para>
/// <para>Terms are made in place: <see cref="Append"/> or <see cref="Reserve"/> bytes behind <see cref="Length"/>, then
/// <see cref="Intern"/>, or <see cref="Truncate"/> to give up.</para>
/// </remarks>
internal sealed class RecordBuffer
{
    /// <summary>In place of a term: there is none (the default graph, no datatype, no language).</summary>
    public const int NoTerm = -1;

    private byte[] _bytes = new byte[16 * 1024];
    private TermEntry[] _terms = new TermEntry[256];
    private int[] _termSlots = new int[1024];
    private int _constantBytes;
    private int _constantTerms;
    private QuadEntry[] _quads = new QuadEntry[256];
    private int[] _quadSlots = new int[1024];

    /// <summary>Bytes in use: where the next term begins.</summary>
    public int Length { get; private set; }

    /// <summary>Terms in use, those of the mapping included.</summary>
    public int TermCount { get; private set; }

    /// <summary>Quads of the record.</summary>
    public int QuadCount { get; private set; }

    /// <summary>The quads of the record, in the order in which they were first made.</summary>
    public ReadOnlySpan<QuadEntry> Quads => _quads.AsSpan(0, QuadCount);

    /// <summary>Adds a term that stays. Only before the first record.</summary>
    public int Constant(TermKind kind, string value, int datatype = NoTerm, int language = NoTerm)
    {
        int start = Length;
        int length = System.Text.Encoding.UTF8.GetByteCount(value);
        System.Text.Encoding.UTF8.GetBytes(value, Reserve(length));
        Length += length;
        int term = Intern(kind, start, datatype, language);
        _constantBytes = Length;
        _constantTerms = TermCount;
        return term;
    }

    /// <summary>Forgets the record.</summary>
    public void Reset()
    {
        // The last inserted leave first, so that every probe chain is again as it was before them.
        for (int quad = QuadCount - 1; quad >= 0; quad--)
            _quadSlots[_quads[quad].Slot] = 0;
        QuadCount = 0;
        for (int term = TermCount - 1; term >= _constantTerms; term--)
            _termSlots[_terms[term].Slot] = 0;
        TermCount = _constantTerms;
        Length = _constantBytes;
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Room for <paramref name="length"/> bytes behind <see cref="Length"/>; say by <see cref="Advance"/> how many are used.</summary>
    public Span<byte> Reserve(int length)
    {
        if (Length + length > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + length));
        return _bytes.AsSpan(Length, length);
    }

    public void Advance(int length) => Length += length;

    /// <summary>Drops what was appended from <paramref name="start"/> on.</summary>
    public void Truncate(int start) => Length = start;

    /// <summary>What was appended from <paramref name="start"/> on.</summary>
    public ReadOnlySpan<byte> From(int start) => _bytes.AsSpan(start, Length - start);

    /// <summary>Makes what was appended from <paramref name="start"/> on a term, or finds the same term.</summary>
    public int Intern(TermKind kind, int start, int datatype = NoTerm, int language = NoTerm)
    {
        int length = Length - start;
        ulong hash = XxHash3.HashToUInt64(_bytes.AsSpan(start, length), ((long)kind << 56) ^ ((long)(uint)datatype << 24) ^ language);
        int mask = _termSlots.Length - 1;
        int slot = (int)hash & mask;
        while (_termSlots[slot] != 0)
        {
            int known = _termSlots[slot] - 1;
            ref TermEntry entry = ref _terms[known];
            if (entry.Hash == hash && entry.Kind == kind && entry.Datatype == datatype && entry.Language == language
                && _bytes.AsSpan(entry.Start, entry.Length).SequenceEqual(_bytes.AsSpan(start, length)))
            {
                Length = start;
                return known;
            }

            slot = (slot + 1) & mask;
        }

        if (TermCount == _terms.Length)
            Array.Resize(ref _terms, TermCount * 2);
        _terms[TermCount] = new TermEntry(kind, start, length, datatype, language, hash, slot);
        _termSlots[slot] = ++TermCount;
        if (TermCount * 2 > _termSlots.Length)
            GrowTermSlots();
        return TermCount - 1;
    }

    /// <summary>Adds a quad; one that the record has already is not added again.</summary>
    public void AddQuad(int subject, int predicate, int @object, int graph)
    {
        int mask = _quadSlots.Length - 1;
        uint hash = Mix(subject, predicate, @object, graph);
        int slot = (int)hash & mask;
        while (_quadSlots[slot] != 0)
        {
            ref QuadEntry known = ref _quads[_quadSlots[slot] - 1];
            if (known.Subject == subject && known.Predicate == predicate && known.Object == @object && known.Graph == graph)
                return;
            slot = (slot + 1) & mask;
        }

        if (QuadCount == _quads.Length)
            Array.Resize(ref _quads, QuadCount * 2);
        _quads[QuadCount] = new QuadEntry(subject, predicate, @object, graph, slot);
        _quadSlots[slot] = ++QuadCount;
        if (QuadCount * 2 > _quadSlots.Length)
            GrowQuadSlots();
    }

    /// <summary>A term as bytes, valid until the next change.</summary>
    public TermSpan Term(int term)
    {
        if (term == NoTerm)
            return default;
        ref readonly TermEntry entry = ref _terms[term];
        return new TermSpan(entry.Kind, Bytes(term), entry.Datatype == NoTerm ? default : Bytes(entry.Datatype), entry.Language == NoTerm ? default : Bytes(entry.Language));
    }

    /// <summary>The value of a term, valid until the next change.</summary>
    public ReadOnlySpan<byte> Bytes(int term) => _bytes.AsSpan(_terms[term].Start, _terms[term].Length);

    /// <summary>Pushes the quads of the record.</summary>
    public void Emit(IQuadSink sink)
    {
        for (int index = 0; index < QuadCount; index++)
        {
            ref readonly QuadEntry quad = ref _quads[index];
            sink.Quad(Term(quad.Subject), Term(quad.Predicate), Term(quad.Object), Term(quad.Graph));
        }
    }

    private static uint Mix(int subject, int predicate, int @object, int graph)
    {
        ulong mixed = ((ulong)(uint)subject << 32) | (uint)@object;
        mixed = (mixed ^ ((ulong)(uint)predicate << 20) ^ (uint)graph) * 0x9E37_79B9_7F4A_7C15UL;
        return (uint)(mixed >> 32);
    }

    private void GrowTermSlots()
    {
        _termSlots = new int[_termSlots.Length * 2];
        int mask = _termSlots.Length - 1;
        for (int term = 0; term < TermCount; term++)
        {
            int slot = (int)_terms[term].Hash & mask;
            while (_termSlots[slot] != 0)
                slot = (slot + 1) & mask;
            _termSlots[slot] = term + 1;
            _terms[term] = _terms[term] with { Slot = slot };
        }
    }

    private void GrowQuadSlots()
    {
        _quadSlots = new int[_quadSlots.Length * 2];
        int mask = _quadSlots.Length - 1;
        for (int quad = 0; quad < QuadCount; quad++)
        {
            ref QuadEntry entry = ref _quads[quad];
            int slot = (int)Mix(entry.Subject, entry.Predicate, entry.Object, entry.Graph) & mask;
            while (_quadSlots[slot] != 0)
                slot = (slot + 1) & mask;
            _quadSlots[slot] = quad + 1;
            entry = entry with { Slot = slot };
        }
    }
}
