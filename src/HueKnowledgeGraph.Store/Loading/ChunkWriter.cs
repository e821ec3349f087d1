namespace HueKnowledgeGraph.Store;

/// <summary>Sorts a full term table by kind and writes it to temporary files.</summary>
/// <remarks>A run is, for each term: bytes shared with the one before, bytes added, type (literals), number in the chunk, as
/// <see cref="VarInt"/>; then the added bytes.</remarks>
internal sealed class ChunkWriter(LoadFolder folder, LocalTermTable terms)
{
    private static readonly TermIdKind[] Kinds = [TermIdKind.BlankNode, TermIdKind.Iri, TermIdKind.Literal, TermIdKind.TripleTerm];

    public LoadChunk Write(string quadFile, long quadCount)
    {
        int[] byRank = [.. Enumerable.Range(0, terms.Types.Count).OrderBy(type => terms.Types[type])];
        int[] typeRanks = new int[Math.Max(1, byRank.Length)];
        for (int rank = 0; rank < byRank.Length; rank++)
            typeRanks[byRank[rank]] = rank;
        Dictionary<TermIdKind, TermRun> runs = [];
        foreach (TermIdKind kind in Kinds)
            runs.Add(kind, WriteRun(kind, typeRanks));
        (string inlineFile, int inlineCount) = WriteInline();
        return new LoadChunk(quadFile, quadCount, terms.Count, [.. byRank.Select(type => terms.Types[type])], runs, inlineFile, inlineCount);
    }

    private TermRun WriteRun(TermIdKind kind, int[] typeRanks)
    {
        int count = 0;
        for (int i = 1; i < terms.Count; i++)
            count += terms[i].Kind == kind ? 1 : 0;
        using var buffer = new NativeBuffer<int>(count);
        Span<int> numbers = buffer.Span(0, count);
        for (int i = 1, next = 0; i < terms.Count; i++)
        {
            if (terms[i].Kind == kind)
                numbers[next++] = i;
        }

        new TermSorter(terms, typeRanks).Sort(numbers);
        using var file = folder.NewFile("terms");
        ReadOnlySpan<byte> last = default;
        foreach (int number in numbers)
        {
            ref readonly LocalTermTable.Entry entry = ref terms[number];
            ReadOnlySpan<byte> value = terms.Value(entry);
            int shared = value.CommonPrefixLength(last);
            file.WriteNumber((uint)shared);
            file.WriteNumber((uint)(value.Length - shared));
            if (kind == TermIdKind.Literal)
                file.WriteNumber((uint)typeRanks[entry.Type]);
            file.WriteNumber((uint)number);
            file.Write(value[shared..]);
            last = value;
        }

        return new TermRun(file.Name, count);
    }

    private (string File, int Count) WriteInline()
    {
        List<LocalInline> found = [];
        for (int i = 1; i < terms.Count; i++)
        {
            if (terms[i].Kind is >= TermIdKind.Integer and <= TermIdKind.GYear)
                found.Add(new LocalInline(terms[i].Offset, i));
        }

        found.Sort((left, right) => left.Id.CompareTo(right.Id));
        using var file = folder.NewFile("inline");
        foreach (LocalInline inline in found)
            file.WriteRecord(inline);
        return (file.Name, found.Count);
    }
}
