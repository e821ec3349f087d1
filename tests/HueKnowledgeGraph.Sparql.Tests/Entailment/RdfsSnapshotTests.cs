using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql.Tests;

/// <summary>Scans under RDFS against the rules applied until nothing new follows, over random graphs.</summary>
public sealed class RdfsSnapshotTests
{
    private static readonly string[] Nodes = ["urn:a", "urn:b", "urn:c", "urn:d"];
    private static readonly string[] Classes = ["urn:A", "urn:B", "urn:C", "urn:D"];
    private static readonly string[] Properties = ["urn:p", "urn:q", "urn:r", "urn:s"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 60)];

    [Theory, MemberData(nameof(Seeds))]
    public void Scans_give_what_the_rules_give(int seed)
    {
        List<(string S, string P, string O, int G)> quads = Random(new Random(seed));
        using MemorySnapshot stored = MemorySnapshot.Of(quads.Select(q => new Quad(
            new Iri(q.S), new Iri(q.P), q.O[0] == '"' ? new Literal(q.O.Trim('"')) : new Iri(q.O), q.G == 0 ? null : new Iri("urn:g" + q.G))));
        using var snapshot = new RdfsSnapshot(stored);
        (string S, string P, string O)[] all = [.. quads.Select(q => (q.S, q.P, q.O))];
        HashSet<(string S, string P, string O)> expected = [.. RdfsRules.Apply(all, all).Where(t => !IsVocabulary(t.S))];
        foreach (QuadOrder order in new[] { QuadOrder.Pso, QuadOrder.Pos, QuadOrder.Spo, QuadOrder.Ops })
        {
            List<ulong[]> rows = Rows(snapshot, order, [], GraphSelection.UnionOfAll);
            Assert.Equal(expected.Select(Text).Order(), rows.Select(r => Read(snapshot, order, r)).Where(t => !IsVocabulary(t.S)).Select(Text).Order());
            foreach (ulong[] row in rows)
                CheckPrefixes(snapshot, order, row, rows);
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Graphs_that_are_kept_apart_are_seen_through_the_schema_of_all(int seed)
    {
        List<(string S, string P, string O, int G)> quads = Random(new Random(seed));
        using MemorySnapshot stored = MemorySnapshot.Of(quads.Select(q => new Quad(
            new Iri(q.S), new Iri(q.P), q.O[0] == '"' ? new Literal(q.O.Trim('"')) : new Iri(q.O), q.G == 0 ? null : new Iri("urn:g" + q.G))));
        using var snapshot = new RdfsSnapshot(stored);
        (string S, string P, string O)[] schema = [.. quads.Select(q => (q.S, q.P, q.O))];
        IEnumerable<string> expected = quads.Where(q => q.G > 0).GroupBy(q => q.G).SelectMany(g => RdfsRules.Apply(g.Select(q => (q.S, q.P, q.O)), schema)
            .Where(IsCompared).Select(t => $"{Text(t)} urn:g{g.Key}"));
        foreach (QuadOrder order in new[] { QuadOrder.Pso, QuadOrder.Pos, QuadOrder.Spo, QuadOrder.Ops })
        {
            IEnumerable<string> found = Rows(snapshot, order, [], GraphSelection.EachNamed)
                .Where(r => IsCompared(Read(snapshot, order, r))).Select(r => $"{Text(Read(snapshot, order, r))} {Name(snapshot, r[3])}");
            Assert.Equal(expected.Order(), found.Order());
        }
    }

    /// <summary>What is a class or a property is told graph by graph from what is stated there only.</summary>
    private static bool IsCompared((string S, string P, string O) t) =>
        !IsVocabulary(t.S) && !IsVocabulary(t.O) && t.P is not (RdfsRules.SubClassOf or RdfsRules.SubPropertyOf);

    private static bool IsVocabulary(string term) => term.StartsWith("http://www.w3.org/", StringComparison.Ordinal);

    private static string Text((string S, string P, string O) t) => $"{t.S} {t.P} {t.O}";

    private static List<(string S, string P, string O, int G)> Random(Random random)
    {
        var quads = new List<(string, string, string, int)>();
        for (int i = random.Next(1, 25); i > 0; i--)
        {
            int graph = random.Next(3);
            string node = Nodes[random.Next(4)];
            string property = Properties[random.Next(4)];
            (string S, string P, string O) triple = random.Next(8) switch
            {
                0 => (Classes[random.Next(4)], RdfsRules.SubClassOf, Classes[random.Next(4)]),
                1 => (property, RdfsRules.SubPropertyOf, random.Next(8) == 0 ? RdfVocabulary.Type : Properties[random.Next(4)]),
                2 => (property, RdfsRules.Domain, Classes[random.Next(4)]),
                3 => (property, RdfsRules.Range, Classes[random.Next(4)]),
                4 => (node, RdfVocabulary.Type, Classes[random.Next(4)]),
                5 => (node, property, "\"Huế\""),
                _ => (node, property, Nodes[random.Next(4)]),
            };
            quads.Add((triple.S, triple.P, triple.O, graph));
        }

        return quads;
    }

    /// <summary>Each scan with leading keys of a row gives the rows with these keys; a skip gives those from there on.</summary>
    private static void CheckPrefixes(RdfsSnapshot snapshot, QuadOrder order, ulong[] row, List<ulong[]> all)
    {
        for (int length = 1; length <= 3; length++)
        {
            ulong[] prefix = row[..length];
            List<ulong[]> expected = [.. all.Where(r => r.AsSpan(0, length).SequenceEqual(prefix))];
            Assert.Equal(expected.Select(r => string.Join(' ', r[..3])), Rows(snapshot, order, prefix, GraphSelection.UnionOfAll).Select(r => string.Join(' ', r[..3])));
            ScanStatistics numbers = snapshot.Statistics(new ScanSpecification(order, prefix, GraphSelection.UnionOfAll));
            Assert.True(numbers.RowCount > 0, "a scan with rows is estimated at none");
            Assert.Equal(expected.Count, snapshot.CountRows(new ScanSpecification(order, prefix, GraphSelection.UnionOfAll)));
        }

        ScanSpecification bounded = new(order, row[..1], GraphSelection.UnionOfAll) { FirstKeyFrom = row[1] };
        int from = all.Count(r => r[0] == row[0] && r[1] >= row[1]);
        Assert.Equal(from, snapshot.CountRows(bounded));
        using QuadScan scan = snapshot.OpenScan(new ScanSpecification(order, row[..1], GraphSelection.UnionOfAll));
        scan.SeekTo(row[1]);
        Assert.Equal(from, Drain(scan, order, row[..1], false).Count);
    }

    private static List<ulong[]> Rows(RdfsSnapshot snapshot, QuadOrder order, ulong[] prefix, GraphSelection graphs)
    {
        using QuadScan scan = snapshot.OpenScan(new ScanSpecification(order, prefix, graphs));
        List<ulong[]> rows = Drain(scan, order, prefix, graphs == GraphSelection.EachNamed);
        for (int i = 1; i < rows.Count; i++)
            Assert.True(rows[i - 1].AsSpan().SequenceCompareTo(rows[i]) < 0, "rows do not ascend");
        return rows;
    }

    private static List<ulong[]> Drain(QuadScan scan, QuadOrder order, ulong[] prefix, bool hasGraph)
    {
        var rows = new List<ulong[]>();
        ulong[][] columns = [new ulong[3], new ulong[3], new ulong[3], new ulong[3]];
        int free = 3 - prefix.Length;
        for (int count; (count = scan.Next(free > 0 ? columns[0] : [], free > 1 ? columns[1] : [], free > 2 ? columns[2] : [], hasGraph ? columns[3] : [])) > 0;)
        {
            for (int i = 0; i < count; i++)
                rows.Add([.. prefix, .. columns.Take(free).Select(c => c[i]), hasGraph ? columns[3][i] : 0]);
        }

        return rows;
    }

    private static (string S, string P, string O) Read(RdfsSnapshot snapshot, QuadOrder order, ulong[] row)
    {
        string[] terms = [.. row.Take(3).Select(id => Name(snapshot, id))];
        ReadOnlySpan<int> places = AccessPath.Positions(order);
        string[] triple = new string[3];
        for (int i = 0; i < 3; i++)
            triple[places[i]] = terms[i];
        return (triple[0], triple[1], triple[2]);
    }

    private static string Name(RdfsSnapshot snapshot, ulong id)
    {
        using TermReader reader = snapshot.Terms.OpenReader();
        Term term = Term.From(reader.Read(id));
        return term is Iri iri ? iri.Value : term.ToString();
    }
}
