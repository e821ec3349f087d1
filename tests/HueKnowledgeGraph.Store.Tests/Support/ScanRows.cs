namespace HueKnowledgeGraph.Store.Tests;

/// <summary>Reads scans whole, in several ways, as rows to compare.</summary>
internal static class ScanRows
{
    /// <summary>All rows: the free keys, then the graph where it is a column of its own.</summary>
    public static List<string> Read(IQuadSnapshot snapshot, ScanSpecification specification, int batch = 7)
    {
        using QuadScan scan = snapshot.OpenScan(specification);
        List<string> rows = [];
        while (Fill(scan, specification, batch, rows))
        {
        }

        return rows;
    }

    public static bool KeepsGraphsApart(ScanSpecification specification) => specification.Order != QuadOrder.Gspo
        && specification.Graphs.Kind is not (GraphSelectionKind.Merged or GraphSelectionKind.MergedOf);

    /// <summary>Reads one batch of all columns.</summary>
    public static bool Fill(QuadScan scan, ScanSpecification specification, int batch, List<string> rows)
    {
        int free = specification.FreeKeyCount;
        bool apart = KeepsGraphsApart(specification);
        ulong[][] columns = [.. Enumerable.Range(0, 4).Select(_ => new ulong[batch])];
        Span<ulong> graph = apart || free == 4 ? columns[3] : default;
        int count = scan.Next(free > 0 ? columns[0] : default, free > 1 ? columns[1] : default, free > 2 ? columns[2] : default, graph);
        for (int i = 0; i < count; i++)
            rows.Add(string.Join(' ', Enumerable.Range(0, 4).Where(c => c < free || (c == 3 && apart)).Select(c => columns[c][i])));
        return count > 0;
    }

    /// <summary>What a scan has to deliver, from a plain list of quads.</summary>
    public static List<string> Expect(IEnumerable<QuadKeys> subjectFirst, ScanSpecification specification)
    {
        GraphSelection graphs = specification.Graphs;
        int free = specification.FreeKeyCount;
        bool apart = KeepsGraphsApart(specification);
        bool Selects(ulong graph) => graphs.Kind switch
        {
            GraphSelectionKind.Merged or GraphSelectionKind.EveryQuad => true,
            GraphSelectionKind.Apart => graph != TermId.DefaultGraph,
            _ => graphs.Graphs.Contains(graph),
        };
        bool Matches(ulong[] keys)
        {
            for (int i = 0; i < specification.Prefix.Length; i++)
            {
                if (keys[i] != specification.Prefix.Span[i])
                    return false;
            }

            return free == 0 || (keys[specification.Prefix.Length] >= specification.FirstKeyFrom
                && (specification.FirstKeyBelow == ulong.MaxValue || keys[specification.Prefix.Length] < specification.FirstKeyBelow));
        }

        IEnumerable<ulong[]> rows = subjectFirst.Where(quad => Selects(quad.Fourth)).Select(quad => Permute(specification.Order, quad)).Where(Matches)
            .Select(keys => apart || specification.Order == QuadOrder.Gspo ? keys : keys[..3]).Select(keys => keys[specification.Prefix.Length..])
            .OrderBy(keys => keys.ElementAtOrDefault(0)).ThenBy(keys => keys.ElementAtOrDefault(1))
            .ThenBy(keys => keys.ElementAtOrDefault(2)).ThenBy(keys => keys.ElementAtOrDefault(3));
        IEnumerable<string> texts = rows.Select(keys => string.Join(' ', keys));
        return [.. apart || specification.Order == QuadOrder.Gspo ? texts : texts.Distinct()];
    }

    private static ulong[] Permute(QuadOrder order, QuadKeys q) => order switch
    {
        QuadOrder.Pso => [q.Second, q.First, q.Third, q.Fourth],
        QuadOrder.Pos => [q.Second, q.Third, q.First, q.Fourth],
        QuadOrder.Spo => [q.First, q.Second, q.Third, q.Fourth],
        QuadOrder.Ops => [q.Third, q.Second, q.First, q.Fourth],
        _ => [q.Fourth, q.First, q.Second, q.Third],
    };
}
