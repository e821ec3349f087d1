namespace HueKnowledgeGraph.Store.Tests;

/// <summary>What holds for every scan of every snapshot, checked against a plain list of the quads.</summary>
internal static class SnapshotLaws
{
    public static void Check(IQuadSnapshot snapshot, IReadOnlyList<QuadKeys> quads, int[] choices)
    {
        ScanSpecification specification = RandomQuads.Specification(quads, choices);
        List<string> expected = ScanRows.Expect(quads, specification);
        List<string> rows = ScanRows.Read(snapshot, specification, 1 + (choices[7] % 9));
        Assert.True(expected.SequenceEqual(rows), $"{Describe(specification)}: expected {expected.Count} rows, got {rows.Count}");
        CheckNumbers(snapshot, specification, expected);
        if (specification.FreeKeyCount > 0)
        {
            CheckColumns(snapshot, specification, expected, choices);
            CheckRuns(snapshot, specification, expected, choices);
            CheckSeek(snapshot, specification, expected, choices);
            CheckSplit(snapshot, specification, expected);
        }
    }

    private static string Describe(ScanSpecification specification) => $"{specification.Order} [{string.Join(' ', specification.Prefix.ToArray())}] from "
        + $"{specification.FirstKeyFrom} below {specification.FirstKeyBelow}, {specification.Graphs.Kind} [{string.Join(' ', specification.Graphs.Graphs)}]";

    private static ulong FirstKey(string row) => ulong.Parse(row.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);

    private static void CheckNumbers(IQuadSnapshot snapshot, ScanSpecification specification, List<string> expected)
    {
        ScanStatistics statistics = snapshot.Statistics(specification);
        long keys = specification.FreeKeyCount == 0 ? Math.Min(expected.Count, 1) : expected.Select(FirstKey).Distinct().Count();
        Assert.Equal(expected.Count, snapshot.CountRows(specification));
        Assert.True(statistics.RowCount >= expected.Count && statistics.FirstKeyCount >= keys, $"{statistics} is below {expected.Count}, {keys}");
        if (specification.FreeKeyCount > 0)
            Assert.Equal(keys, snapshot.CountKeys(specification));
        if (statistics.IsExact)
            Assert.Equal((expected.Count, keys), (statistics.RowCount, statistics.FirstKeyCount));
    }

    /// <summary>Each column alone gives what it gives among the others.</summary>
    private static void CheckColumns(IQuadSnapshot snapshot, ScanSpecification specification, List<string> expected, int[] choices)
    {
        ulong[] column = new ulong[1 + (choices[3] % 700)];
        for (int wanted = 0; wanted < specification.FreeKeyCount; wanted++)
        {
            using QuadScan scan = snapshot.OpenScan(specification);
            List<ulong> values = [];
            Span<ulong> At(int place) => place == wanted ? column : default(Span<ulong>);
            for (int count; (count = scan.Next(At(0), At(1), At(2), At(3))) > 0;)
                values.AddRange(column.Take(count));
            IEnumerable<ulong> alone = expected.Select(row => ulong.Parse(row.Split(' ')[wanted], System.Globalization.CultureInfo.InvariantCulture));
            Assert.True(alone.SequenceEqual(values), $"{Describe(specification)}: column {wanted} alone differs");
        }
    }

    /// <summary>Some rows by Next, then the rest by NextRuns.</summary>
    private static void CheckRuns(IQuadSnapshot snapshot, ScanSpecification specification, List<string> expected, int[] choices)
    {
        using QuadScan scan = snapshot.OpenScan(specification);
        List<string> rows = [];
        for (int i = choices[3] % 3; i > 0; i--)
            ScanRows.Fill(scan, specification, 1 + (choices[4] % 5), rows);
        IEnumerable<(ulong, long)> rest = expected.Skip(rows.Count).GroupBy(FirstKey).Select(group => (group.Key, (long)group.Count()));
        List<(ulong, long)> runs = [];
        ulong[] keys = new ulong[1 + (choices[5] % 4)];
        long[] counts = new long[keys.Length];
        for (int count; (count = scan.NextRuns(keys, counts)) > 0;)
            runs.AddRange(keys.Zip(counts).Take(count));
        Assert.Equal(rest, runs);
    }

    /// <summary>Some rows, a seek (also backward, which does nothing), then the rest.</summary>
    private static void CheckSeek(IQuadSnapshot snapshot, ScanSpecification specification, List<string> expected, int[] choices)
    {
        if (expected.Count == 0)
            return;
        using QuadScan scan = snapshot.OpenScan(specification);
        List<string> rows = [];
        for (int i = choices[4] % 3; i > 0; i--)
            ScanRows.Fill(scan, specification, 1 + (choices[3] % 5), rows);
        ulong key = FirstKey(expected[choices[5] % expected.Count]) + (ulong)(choices[6] % 2);
        scan.SeekTo(key);
        string[] rest = [.. expected.Skip(rows.Count).SkipWhile(row => FirstKey(row) < key)];
        List<string> read = [];
        while (ScanRows.Fill(scan, specification, 3, read))
        {
        }

        Assert.Equal(rest, read);
    }

    private static void CheckSplit(IQuadSnapshot snapshot, ScanSpecification specification, List<string> expected)
    {
        ulong[] points = snapshot.SplitPoints(specification, 3);
        Assert.True(points.Length <= 2);
        Assert.Equal(points.Order().Distinct(), points);
        ulong from = specification.FirstKeyFrom;
        List<string> rows = [];
        foreach (ulong below in (ulong[])[.. points, specification.FirstKeyBelow])
        {
            rows.AddRange(ScanRows.Read(snapshot, specification with { FirstKeyFrom = from, FirstKeyBelow = below }));
            from = below;
        }

        Assert.Equal(expected, rows);
    }
}
