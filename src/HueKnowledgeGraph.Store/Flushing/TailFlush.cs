namespace HueKnowledgeGraph.Store;

/// <summary>Writes the terms of a tail that quads use as a sorted dictionary part, and gives them their new ids.</summary>
/// <remarks>In the tail terms are numbered as they came, in the part as they sort; terms that no quad uses any more are left out.</remarks>
internal sealed class TailFlush
{
    private static readonly TermIdKind[] Kinds = [TermIdKind.Iri, TermIdKind.Literal, TermIdKind.TripleTerm];
    private readonly TermTail _tail;
    private readonly Dictionary<TermIdKind, ulong[]> _newIds = [];

    /// <summary>Prepares for the terms of a version.</summary>
    public TailFlush(LiveVersion version)
    {
        _tail = version.Terms.Tail;
        foreach (TermIdKind kind in Kinds)
            _newIds.Add(kind, new ulong[version.Terms.TailLength.Of(kind)]);
    }

    /// <summary>Notes that a quad uses an id.</summary>
    public void Use(ulong id)
    {
        if (TryPlaceOf(id, out ulong[] ids, out int place))
            ids[place] = 1;
    }

    /// <summary>The id of a used term in the part; an id that is not of the tail is its own.</summary>
    public ulong NewIdOf(ulong id) => TryPlaceOf(id, out ulong[] ids, out int place) ? ids[place] : id;

    /// <summary>Writes the part; null if no term of the tail is used.</summary>
    public ManifestFile? Write(IStoreFiles files, string name, TermPartStart start, TermIndexRoom room)
    {
        Dictionary<TermIdKind, List<int>> used = Kinds.ToDictionary(kind => kind, UsedOf);
        if (used.Values.All(places => places.Count == 0))
            return null;
        LiteralType[] types = [.. used[TermIdKind.Literal].Select(place => _tail.Term(TermIdKind.Literal, place).Type!).Distinct().Order()];
        Dictionary<LiteralType, int> typeNumbers = types.Select((type, number) => (type, number)).ToDictionary(pair => pair.type, pair => pair.number);
        using var writer = new TermPartWriter(files, name, types, start, room);
        foreach (TermIdKind kind in Kinds)
        {
            List<int> places = used[kind];
            places.Sort((left, right) => Compare(_tail.Term(kind, left), _tail.Term(kind, right)));
            writer.Begin(kind, places.Count);
            foreach (int place in places)
            {
                room.Cancellation.ThrowIfCancellationRequested();
                TailTerm term = _tail.Term(kind, place);
                _newIds[kind][place] = writer.Add(term.Value, term.Type is null ? 0 : typeNumbers[term.Type]);
            }
        }

        return new ManifestFile(name, writer.Finish());
    }

    private List<int> UsedOf(TermIdKind kind)
    {
        List<int> places = [];
        for (int place = 0; place < _newIds[kind].Length; place++)
        {
            if (_newIds[kind][place] != 0)
                places.Add(place);
        }

        return places;
    }

    private static int Compare(TailTerm left, TailTerm right)
    {
        int difference = left.Type is null || ReferenceEquals(left.Type, right.Type) ? 0 : left.Type.CompareTo(right.Type);
        return difference == 0 ? left.Value.AsSpan().SequenceCompareTo(right.Value) : difference;
    }

    private bool TryPlaceOf(ulong id, out ulong[] ids, out int place)
    {
        place = 0;
        if (!_newIds.TryGetValue(TermId.Kind(id), out ids!) || TermId.Payload(id) < _tail.StartOf(TermId.Kind(id)))
            return false;
        place = (int)(TermId.Payload(id) - _tail.StartOf(TermId.Kind(id)));
        return true;
    }
}
