using System.IO.Compression;
using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store.Tests.Loading;

public sealed class BulkLoadTests
{
    private static readonly LoadLimits Tiny = new(TermBytes: 1 << 12, SortBytes: 1 << 15, BlockBytes: 1 << 12);

    [Fact]
    public void A_load_that_spills_everything_gives_the_same_store_as_memory()
    {
        using var folder = new TempFolder();
        Quad[] quads = Many(60_000);
        BulkLoadReport report = Load(folder.PathOf("store"), Tiny, TestLoad.Source(quads));
        using MemorySnapshot oracle = MemorySnapshot.Of(quads);
        List<QuadKeys> ids = RandomQuads.IdsOf(oracle, quads);
        Assert.Equal((quads.Length, ids.Count), (report.StatementsRead, report.QuadsAdded));
        using var store = QuadStore.Open(folder.PathOf("store"));
        using IQuadSnapshot snapshot = store.OpenSnapshot();
        var random = new Random(3);
        for (int i = 0; i < 30; i++)
            SnapshotLaws.Check(snapshot, ids, [.. Enumerable.Range(0, 8).Select(_ => random.Next(1_000_000))]);
        Assert.Empty(QuadStore.Check(folder.PathOf("store"), cancellation: TestContext.Current.CancellationToken).Problems);
    }

    [Fact]
    public void Pages_with_and_without_shared_triples_read_alike()
    {
        using var folder = new TempFolder();
        Quad[] quads = [.. Enumerable.Range(0, 36_000).SelectMany(i => Graphs(i).Select(graph => new Quad(
            new Iri($"s:{i / 3:00000}"), new Iri($"p:{i / 30_000}"), new Iri($"o:{i % 700:000}"), graph)))];
        Load(folder.PathOf("store"), LoadLimits.Of(new BulkLoadOptions()), TestLoad.Source(quads));
        using var store = QuadStore.Open(folder.PathOf("store"));
        using IQuadSnapshot snapshot = store.OpenSnapshot();
        List<QuadKeys> ids = RandomQuads.IdsOf(snapshot, quads);
        var random = new Random(5);
        for (int i = 0; i < 24; i++)
        {
            int[] choices = [.. Enumerable.Range(0, 8).Select(_ => random.Next(1_000_000))];
            choices[2] = choices[2] / 4 * 4 % 20 * (i % 2);
            SnapshotLaws.Check(snapshot, ids, choices);
        }

        static IEnumerable<Term?> Graphs(int i) => (i / 6000) switch
        {
            0 => [new Iri("g:1")],
            1 => [new Iri($"g:{1 + (i % 3)}")],
            2 => [new Iri("g:2"), new Iri("g:3")],
            3 => [new Iri("g:1")],
            4 => i % 100 == 0 ? [null, new Iri("g:3")] : [null],
            _ => [new Iri("g:1"), new Iri($"g:{2 + (i % 2)}"), null],
        };
    }

    [Fact]
    public void Many_threads_read_one_snapshot_while_a_load_runs()
    {
        using var folder = new TempFolder();
        Quad[] quads = Many(20_000);
        Load(folder.PathOf("store"), Tiny, TestLoad.Source(quads[..15_000]));
        using var store = QuadStore.Open(folder.PathOf("store"));
        using IQuadSnapshot snapshot = store.OpenSnapshot();
        ScanSpecification[] specifications = [.. Enum.GetValues<QuadOrder>().SelectMany(order => (GraphSelection[])[GraphSelection.UnionOfAll, GraphSelection.EachNamed],
            (order, graphs) => new ScanSpecification(order, ReadOnlyMemory<ulong>.Empty, graphs))];
        string[] expected = [.. specifications.Select(specification => string.Join('\n', ScanRows.Read(snapshot, specification, 600)))];
        Parallel.Invoke(
            () => Load(folder.PathOf("store"), Tiny, TestLoad.Source(quads[10_000..])),
            () => Parallel.For(0, 3 * expected.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
                Assert.Equal(expected[i % expected.Length], string.Join('\n', ScanRows.Read(snapshot, specifications[i % expected.Length], 600)))));
        using IQuadSnapshot newer = store.OpenSnapshot();
        Assert.Equal((1, 2), (snapshot.Version, newer.Version));
    }

    [Fact]
    public void A_second_load_adds_only_what_is_new()
    {
        using var folder = new TempFolder();
        Quad[] quads = Many(30_000);
        Load(folder.PathOf("store"), Tiny, TestLoad.Source(quads[..20_000]));
        using var store = QuadStore.Open(folder.PathOf("store"));
        using IQuadSnapshot before = store.OpenSnapshot();
        long added = Load(folder.PathOf("store"), Tiny, TestLoad.Source(quads[10_000..])).QuadsAdded;
        Assert.Equal(quads.Distinct().Count() - quads[..20_000].Distinct().Count(), added);
        Assert.Equal(0, Load(folder.PathOf("store"), Tiny, TestLoad.Source(quads[5000..25_000])).QuadsAdded);
        using IQuadSnapshot after = store.OpenSnapshot();
        var everything = new ScanSpecification(QuadOrder.Spo, ReadOnlyMemory<ulong>.Empty, GraphSelection.EachQuad);
        Assert.Equal(quads[..20_000].Distinct().Count(), before.CountRows(everything));
        Assert.Equal(quads.Distinct().Count(), after.CountRows(everything));
        Assert.Equal((1, 2), (before.Version, after.Version));
        List<QuadKeys> ids = RandomQuads.IdsOf(after, quads);
        var random = new Random(4);
        for (int i = 0; i < 20; i++)
            SnapshotLaws.Check(after, ids, [.. Enumerable.Range(0, 8).Select(_ => random.Next(1_000_000))]);
        Assert.Empty(QuadStore.Check(folder.PathOf("store"), cancellation: TestContext.Current.CancellationToken).Problems);
    }

    [Fact]
    public void Documents_of_all_formats_load_together_and_keep_their_blank_nodes_apart()
    {
        using var folder = new TempFolder();
        BulkLoadReport report = TestLoad.Load(
            folder.PathOf("store"),
            TestLoad.Source("_:a <p:> \"1\" .\n", RdfFormat.NTriples, "one.nt", "g:one"),
            TestLoad.Source("_:a <p:> \"2\" <g:two> .\n_:a <p:> \"3\" .\n", RdfFormat.NQuads, "two.nq"),
            TestLoad.Source("@prefix : <p:> . _:a :  \"4\" . [] : _:a .", RdfFormat.Turtle, "three.ttl", "g:three"),
            TestLoad.Source("<g:four> { _:a <p:> 5 }", RdfFormat.TriG, "four.trig"));
        Assert.Equal((6, 6), (report.StatementsRead, report.QuadsAdded));
        using var store = QuadStore.Open(folder.PathOf("store"));
        StoreStatistics statistics = store.Statistics();
        Assert.Equal((6, 6, 4, true), (statistics.Quads, statistics.Triples, statistics.NamedGraphs, statistics.HasDefaultGraph));
        Assert.Equal((5, 5, 4, 1), (statistics.BlankNodes, statistics.Iris, statistics.Literals, statistics.Predicates));
        Assert.Equal(new DirectoryInfo(folder.PathOf("store")).GetFiles("0*").Sum(file => file.Length), statistics.Bytes);
    }

    [Fact]
    public void Gzip_is_recognised()
    {
        using var folder = new TempFolder();
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, true))
            gzip.Write("<s:> <p:> <o:> ."u8);
        var source = new LoadSource("x.nt.gz", () => new MemoryStream(packed.ToArray()), RdfFormat.NTriples);
        Assert.Equal(1, TestLoad.Load(folder.PathOf("store"), source).QuadsAdded);
    }

    [Fact]
    public void A_syntax_error_leaves_nothing_behind_and_names_its_line()
    {
        using var folder = new TempFolder();
        string text = string.Concat(Many(3000).Select(quad => quad + "\n")) + "<s:> <p:> oops .\n" + string.Concat(Many(3000).Select(quad => quad + "\n"));
        var error = Assert.Throws<RdfSyntaxException>(() => Load(folder.PathOf("store"), Tiny, TestLoad.Source(text, RdfFormat.NQuads, "bad.nq")));
        Assert.Equal((3000, "bad.nq"), (error.Position.Line, error.SourceName));
        Assert.False(Directory.Exists(folder.PathOf("store")));
    }

    [Fact]
    public void Refused_statements_are_counted_and_the_rest_is_loaded()
    {
        using var folder = new TempFolder();
        List<long> lines = [];
        var options = new BulkLoadOptions { OnRefused = error => lines.Add(error.Position.Line) };
        LoadSource source = TestLoad.Source("<s:> <p:> <o:> .\n<s:> oops .\n<s:> <p:> <o:2> .\noops\n", RdfFormat.NTriples);
        BulkLoadReport report = QuadStore.BulkLoad(folder.PathOf("store"), [source], options, TestContext.Current.CancellationToken);
        Assert.Equal((2, 2), (report.QuadsAdded, report.Refused));
        Assert.Equal([1, 3], lines);
    }

    [Theory]
    [InlineData("parse")]
    [InlineData("terms")]
    [InlineData("sort")]
    [InlineData("write")]
    public void A_load_cancelled_in_any_phase_leaves_the_store_as_it_was(string phase)
    {
        using var folder = new TempFolder();
        Quad[] quads = Many(20_000);
        TestLoad.Load(folder.PathOf("store"), TestLoad.Source(quads[..100]));
        string[] before = [.. Directory.GetFileSystemEntries(folder.PathOf("store")).Order()];
        using var cancellation = new CancellationTokenSource();
        var options = new BulkLoadOptions
        {
            OnProgress = progress =>
            {
                if (progress.Phase == phase)
                    cancellation.Cancel();
            },
        };
        Assert.ThrowsAny<OperationCanceledException>(() =>
            new BulkLoader(new DiskFiles(folder.PathOf("store")), [TestLoad.Source(quads)], options, cancellation.Token) { Limits = Tiny }.Load());
        Assert.Equal(before, Directory.GetFileSystemEntries(folder.PathOf("store")).Order());
        using var store = QuadStore.Open(folder.PathOf("store"));
        Assert.Equal(quads[..100].Distinct().Count(), store.Statistics().Quads);
    }

    [Fact]
    public void A_source_that_cannot_be_read_fails_the_load()
    {
        using var folder = new TempFolder();
        var source = new LoadSource("missing.nt", () => File.OpenRead(folder.PathOf("missing.nt")), RdfFormat.NTriples);
        Assert.Throws<FileNotFoundException>(() => TestLoad.Load(folder.PathOf("store"), source));
        Assert.False(Directory.Exists(folder.PathOf("store")));
    }

    [Fact]
    public void Two_loads_at_once_are_refused_with_the_owner()
    {
        using var folder = new TempFolder();
        TestLoad.Load(folder.PathOf("store"), TestLoad.Source([]));
        using (StoreLock.Take(new DiskFiles(folder.PathOf("store"))))
        {
            var error = Assert.Throws<StoreLockedException>(() => TestLoad.Load(folder.PathOf("store"), TestLoad.Source([])));
            Assert.Contains($"process {Environment.ProcessId}", error.Message, StringComparison.Ordinal);
            using var reader = QuadStore.Open(folder.PathOf("store"));
        }

        TestLoad.Load(folder.PathOf("store"), TestLoad.Source([]));
    }

    [Fact]
    public void What_a_killed_load_left_is_removed_by_the_next()
    {
        using var folder = new TempFolder();
        TestLoad.Load(folder.PathOf("store"), TestLoad.Source(Many(10)));
        Directory.CreateDirectory(Path.Combine(folder.PathOf("store"), LoadFolder.Name));
        foreach (string name in (string[])["000002.terms", "000002.spo", "MANIFEST.new", $"{LoadFolder.Name}/000001.quads"])
            File.WriteAllText(Path.Combine(folder.PathOf("store"), name), "torn");
        File.WriteAllText(Path.Combine(folder.PathOf("store"), "notes.txt"), "not ours");
        TestLoad.Load(folder.PathOf("store"), TestLoad.Source([]));
        Assert.Equal(["000001.gspo", "000001.ops", "000001.pos", "000001.pso", "000001.spo", "000001.terms", "LOCK", "MANIFEST", "notes.txt"],
            Directory.GetFileSystemEntries(folder.PathOf("store")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Very_long_terms_load()
    {
        using var folder = new TempFolder();
        string text = new('ế', 300_000);
        Load(folder.PathOf("store"), Tiny, TestLoad.Source([new Quad(new Iri("s:"), new Iri("p:"), new Literal(text)), new Quad(new Iri("s:"), new Iri("p:"), new Literal(text + "!"))]));
        using var store = QuadStore.Open(folder.PathOf("store"));
        using IQuadSnapshot snapshot = store.OpenSnapshot();
        using TermReader reader = snapshot.Terms.OpenReader();
        Assert.Equal(text + "!", Encoding.UTF8.GetString(reader.Read(TermId.Make(TermIdKind.Literal, 1)).Value));
    }

    private static BulkLoadReport Load(string directory, LoadLimits limits, params LoadSource[] sources) =>
        new BulkLoader(new DiskFiles(directory), sources, new BulkLoadOptions(), TestContext.Current.CancellationToken) { Limits = limits }.Load();

    /// <summary>Quads of several graphs with skew, repeated triples and all kinds of term but blank nodes.</summary>
    private static Quad[] Many(int count)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(_ => new Quad(
            new Iri($"https://hue.example/id/object/{(int)Math.Pow(random.Next(1, 5000), 0.9)}"),
            new Iri($"https://hue.example/p/{(int)Math.Sqrt(random.Next(400))}"),
            random.Next(5) switch
            {
                0 => new Literal($"{random.Next(500)}", Xsd.Integer),
                1 => Literal.WithLanguage($"Điện {random.Next(900)}", random.Next(2) == 0 ? "vi" : "en"),
                2 => new Literal($"18{random.Next(10, 99)}-01-0{random.Next(1, 9)}", Xsd.Date),
                _ => new Iri($"https://hue.example/id/object/{random.Next(3000)}"),
            },
            random.Next(10) switch
            {
                0 => null,
                < 8 => new Iri("https://hue.example/graph/main"),
                _ => new Iri($"https://hue.example/graph/{random.Next(3)}"),
            }))];
    }
}
