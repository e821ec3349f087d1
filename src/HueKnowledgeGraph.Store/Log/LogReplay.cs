namespace HueKnowledgeGraph.Store;

/// <summary>Makes commits of the log anew on a version.</summary>
internal static class LogReplay
{
    /// <summary>Changes are made in steps of about so many: sorting each commit alone would cost more.</summary>
    private const int StepChanges = 1 << 18;

    /// <summary>The version with all later commits of a reader's log.</summary>
    public static LiveVersion Replay(LiveVersion version, LogReader log, CancellationToken cancellation = default)
    {
        var terms = new TermResolver(version.Files.Terms, version.Terms.Tail, version.Terms.BlankNodeCount);
        var pending = new PendingChanges();
        long number = version.Number;
        while (log.TryRead(out List<CommitRecord> records))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (CommitRecord record in records)
            {
                if (record.Number <= number)
                    continue;
                number = record.Number;
                Collect(record, terms, pending);
            }

            if (pending.Count < StepChanges)
                continue;
            version = Apply(version, number, terms, pending);
        }

        return number == version.Number ? version : Apply(version, number, terms, pending);
    }

    private static LiveVersion Apply(LiveVersion version, long number, TermResolver terms, PendingChanges pending)
    {
        version = new VersionBuilder(version).Apply(pending.Sorted(), number, terms.Dictionary());
        pending.Clear();
        return version;
    }

    private static void Collect(CommitRecord record, TermResolver terms, PendingChanges pending)
    {
        terms.NumberBlankNodes(record.BlankNodeCount);
        ulong[] ids = new ulong[record.TermCount + 1];
        ids[0] = TermId.DefaultGraph;
        Span<byte> scratch = stackalloc byte[InlineTerm.MaxLexicalBytes];
        for (int i = 1; i < ids.Length; i++)
        {
            ids[i] = record.KindOf(i) switch
            {
                RecordTermKind.Inline => record.NumberOf(i),
                RecordTermKind.BlankNode => TermId.Make(TermIdKind.BlankNode, record.NumberOf(i)),
                _ => terms.IdOf(record.Term(i, scratch)),
            };
        }

        ReadOnlySpan<int> quads = record.Quads;
        for (int i = 0; i < quads.Length; i += 4)
            pending.Set(ids[quads[i]], ids[quads[i + 1]], ids[quads[i + 2]], ids[quads[i + 3]], i >= 4 * record.RemovedCount);
    }
}
