using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>The terms of a version: those of its dictionary parts and a tail in memory. Thread safe.</summary>
internal sealed class LiveDictionary : ITermDictionary
{
    private readonly SegmentDictionary _parts;
    private readonly TermTail _tail;
    private readonly TermTailLength _length;

    public LiveDictionary(SegmentDictionary parts, TermTail tail, TermTailLength length, long blankNodeCount)
    {
        _parts = blankNodeCount == parts.BlankNodeCount ? parts : new SegmentDictionary(parts.Parts, blankNodeCount);
        IsOfFiles = length.IsZero && ReferenceEquals(_parts, parts);
        _tail = tail;
        _length = length;
    }

    /// <summary>True iff the parts hold all terms.</summary>
    public bool IsOfFiles { get; }

    /// <summary>Blank nodes are numbered below this.</summary>
    public long BlankNodeCount => _parts.BlankNodeCount;

    /// <summary>The tail, up to <see cref="TailLength"/>.</summary>
    public TermTail Tail => _tail;

    /// <summary>Terms of the tail that belong to the version.</summary>
    public TermTailLength TailLength => _length;

    public bool TryGetId(in TermSpan term, out ulong id)
    {
        if (_parts.TryGetId(term, out id))
            return true;
        return term.Kind is TermKind.Iri or TermKind.Literal or TermKind.TripleTerm && _tail.TryGetId(term, _length, out id);
    }

    public TermReader OpenReader() => _length.IsZero ? _parts.OpenReader() : new Reader(this);

    public ulong OrderedPayloadLimit(TermIdKind kind) => _parts.OrderedPayloadLimit(kind);

    public IReadOnlyList<(ulong From, ulong Below)> PrefixRanges(TermIdKind kind, ReadOnlySpan<byte> prefix)
    {
        IReadOnlyList<(ulong From, ulong Below)> known = _parts.PrefixRanges(kind, prefix);
        int count = _length.Of(kind);
        if (count == 0)
            return known;
        List<(ulong From, ulong Below)> ranges = [.. known];
        ulong start = TermId.Make(kind, _tail.StartOf(kind));
        for (int place = 0; place < count; place++)
        {
            if (!_tail.Term(kind, place).Value.AsSpan().StartsWith(prefix))
                continue;
            ulong id = start + (ulong)place;
            if (ranges.Count > 0 && ranges[^1].Below == id)
                ranges[^1] = (ranges[^1].From, id + 1);
            else
                ranges.Add((id, id + 1));
        }

        return ranges;
    }

    /// <summary>Whether the segments can hold the id: ids of the tail, and blank nodes of later commits, are in none.</summary>
    public bool IsOld(ulong id)
    {
        TermIdKind kind = TermId.Kind(id);
        return kind is not (TermIdKind.Iri or TermIdKind.Literal or TermIdKind.TripleTerm) || TermId.Payload(id) < _tail.StartOf(kind);
    }

    private sealed class Reader(LiveDictionary dictionary) : TermReader
    {
        private readonly TermReader _parts = dictionary._parts.OpenReader();

        public override TermSpan Read(ulong id)
        {
            if (dictionary.IsOld(id))
                return _parts.Read(id);
            TermIdKind kind = TermId.Kind(id);
            ulong place = TermId.Payload(id) - dictionary._tail.StartOf(kind);
            return place < (ulong)dictionary._length.Of(kind) ? dictionary._tail.Term(kind, (int)place).Span
                : throw new ArgumentOutOfRangeException(nameof(id), id, "The store holds no term of this id.");
        }

        protected override void Dispose(bool disposing) => _parts.Dispose();
    }
}
