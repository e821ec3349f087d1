namespace HueKnowledgeGraph.Store;

/// <summary>Checks a dictionary part: checksums, order of literal types and terms, places of ids, index.</summary>
internal static class DictionaryChecker
{
    /// <summary>Checks a part whose kinds must start at the given payloads; gives the number of its terms.</summary>
    public static long Check(TermPart part, TermPartStart start, ProblemList problems, CancellationToken cancellation)
    {
        foreach (long offset in part.File.BadChunks(cancellation))
            problems.Add(offset, "the checksum of this 64 KiB chunk does not fit its bytes");
        if (!problems.IsEmpty)
            return 0;
        for (int i = 1; i < part.Types.Count; i++)
        {
            if (part.Types[i - 1].CompareTo(part.Types[i]) >= 0)
                problems.Add(-1, $"literal types {i - 1} and {i} are not in order");
        }

        long terms = 0;
        foreach (TermIdKind kind in TermPartWriter.Kinds)
        {
            TermSection section = part.Section(kind);
            if (section.FirstPayload != start.Of(kind))
                problems.Add(-1, $"its first {kind} has number {section.FirstPayload}; the parts before end at {start.Of(kind)}");
            CheckOrder(section, kind, part.Types.Count, problems, cancellation);
            if (section.Index.CountEntries(cancellation) != section.Count)
                problems.Add(-1, $"the index of the {kind} section does not have {section.Count} entries");
            terms += section.Count;
        }

        return terms;
    }

    private static void CheckOrder(TermSection section, TermIdKind kind, int typeCount, ProblemList problems, CancellationToken cancellation)
    {
        var block = new TermBlock();
        byte[] last = [];
        int lastType = -1;
        for (long i = 0; i < section.Count && !problems.IsFull; i++)
        {
            int place = (int)(i % TermBlock.Length);
            if (place == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                section.Decode(i / TermBlock.Length, block);
            }

            int difference = lastType.CompareTo(block.Type(place));
            if (difference > 0 || (difference == 0 && i > 0 && last.AsSpan().SequenceCompareTo(block.Value(place)) >= 0))
                problems.Add(-1, $"{kind} number {section.FirstPayload + i} is not behind the one before it");
            if (kind == TermIdKind.Literal && block.Type(place) >= typeCount)
                problems.Add(-1, $"literal number {section.FirstPayload + i} has type {block.Type(place)} of {typeCount}");
            if (!section.TryFind(block.Value(place), block.Type(place), TermIndex.HashOf(block.Value(place)), out long found) || found != i)
                problems.Add(-1, $"the index does not lead to {kind} number {section.FirstPayload + i}");
            last = block.Value(place).ToArray();
            lastType = block.Type(place);
        }
    }
}
