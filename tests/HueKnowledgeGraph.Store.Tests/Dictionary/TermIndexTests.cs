using System.Text;
using CsCheck;
using HueKnowledgeGraph.Tests;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store.Tests.Dictionary;

public sealed class TermIndexTests
{
    private static readonly LiteralType[] Types =
        [new([], [], BaseDirection.None), new([], "en"u8.ToArray(), BaseDirection.None), new([], "vi"u8.ToArray(), BaseDirection.None),
         new([], "vi"u8.ToArray(), BaseDirection.LeftToRight), new("x:type"u8.ToArray(), [], BaseDirection.None)];

    private static readonly string[] Hard =
        ["", "\0", "a\0", "a\0b", "a", "ab", "Huế", "Hue", "\uFFFD", "🏯", "aaaaaaaa", new('n', 70_000), new('n', 70_001)];

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Int[0, Hard.Length - 1].Select(i => Hard[i]),
        Gen.String[Gen.Char['a', 'c'], 0, 8],
        Gen.Int[0, 500].Select(i => $"https://hue.example/id/object/HUE-O{i:0000}/production"));

    private static readonly Gen<(string Text, int Type)[]> Terms = Gen.Select(Text, Gen.Int[0, Types.Length - 1]).Array[0, 600];

    [Theory]
    [InlineData(32, 1 << 20)]
    [InlineData(32, 1)] // hashes spill
    [InlineData(3, 1 << 20)] // one in eight fingerprints is another term's
    [InlineData(0, 1 << 20)] // all are
    public void Terms_are_found_where_a_binary_search_finds_them(int fingerprintBits, long sortBytes) =>
        Gen.Select(Terms, Terms).SampleFixed((terms, others) =>
        {
            using var folder = new TempFolder();
            using TermPart part = Write(folder, terms, fingerprintBits, sortBytes);
            foreach ((string text, int type) in terms.Concat(others))
            {
                AssertFound(part, TermIdKind.Literal, Encoding.UTF8.GetBytes(text), type);
                AssertFound(part, TermIdKind.Iri, Encoding.UTF8.GetBytes(text), 0);
            }

            var problems = new List<StoreProblem>();
            DictionaryChecker.Check(part, default, new ProblemList("part", problems), TestContext.Current.CancellationToken);
            Assert.Empty(problems);
        }, iter: 20, threads: 1);

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(20_000)]
    public void Every_term_is_found_and_takes_five_bytes(int count)
    {
        using var folder = new TempFolder();
        (string Text, int Type)[] terms = [.. Enumerable.Range(0, count).Select(i => ($"Điện Thái Hòa {i}", i % Types.Length))];
        using TermPart part = Write(folder, terms, 32, 1 << 20);
        foreach ((string text, int type) in terms)
        {
            AssertFound(part, TermIdKind.Literal, Encoding.UTF8.GetBytes(text), type);
            AssertFound(part, TermIdKind.Literal, Encoding.UTF8.GetBytes(text + "."), type);
            AssertFound(part, TermIdKind.Literal, Encoding.UTF8.GetBytes(text), (type + 1) % Types.Length);
        }

        Assert.InRange(part.Section(TermIdKind.Literal).Index.Length, 4 * count, (5 * count) + 256);
    }

    [Fact]
    public void Terms_of_all_parts_are_found_and_no_others() =>
        Gen.Select(Text, Gen.Int[0, 3]).Array[1, 60].Array[2, 4].SampleFixed(loads =>
        {
            using var folder = new TempFolder();
            static Term TermOf(string text, int kind) => kind switch
            {
                0 => new Literal(text),
                1 => Literal.WithLanguage(text, "vi"),
                2 => new TripleTerm(new Iri("s:"), new Iri("p:"), new Literal(text)),
                _ => new Iri("x:" + Uri.EscapeDataString(text)),
            };
            var all = new HashSet<Term>();
            foreach (Term[] terms in loads.Select(load => load.Select(pair => TermOf(pair.Item1, pair.Item2)).ToArray()))
            {
                TestLoad.Load(folder.PathOf("store"), TestLoad.Source(terms.Select(term => new Quad(new Iri("s:"), new Iri("p:"), term))));
                all.UnionWith(terms);
            }

            using var store = QuadStore.Open(folder.PathOf("store"));
            using IQuadSnapshot snapshot = store.OpenSnapshot();
            using TermReader reader = snapshot.Terms.OpenReader();
            foreach ((string text, int _) in loads.SelectMany(load => load))
            {
                foreach (Term term in Enumerable.Range(0, 4).Select(kind => TermOf(text, kind)))
                {
                    ulong[] id = new ulong[1];
                    bool isThere = false;
                    term.Use(0, (int _, in TermSpan span) => isThere = snapshot.Terms.TryGetId(span, out id[0]));
                    Assert.Equal(all.Contains(term), isThere);
                    if (isThere)
                        Assert.Equal(term, Term.From(reader.Read(id[0])));
                }
            }

            Assert.Empty(QuadStore.Check(folder.PathOf("store"), cancellation: TestContext.Current.CancellationToken).Problems);
        }, iter: 10, threads: 1);

    [Theory]
    [InlineData(0x00)] // the entry is gone
    [InlineData(0xFF)] // it names another fingerprint and a block that is not there
    public void Check_finds_an_index_that_misses_a_term(byte wrong)
    {
        using var folder = new TempFolder();
        (string, int)[] terms = [.. Enumerable.Range(0, 40).Select(i => ($"Cửa Ngọ Môn {i}", 1))];
        using TermPart sound = Write(folder, terms, 32, 1 << 20);
        TermIndex index = sound.Section(TermIdKind.Literal).Index;
        byte[] metadata = sound.File.Metadata.ToArray();
        byte[] data = sound.File.Read(0, (int)(index.Offset + index.Length)).ToArray();
        int place = (int)index.Offset;
        while (BitConverter.ToInt32(data, place) == 0)
            place += sizeof(int);
        data.AsSpan(place, sizeof(int)).Fill(wrong);
        const string path = "damaged";
        using var writer = new StoreFileWriter(folder.Files, path, StoreFileKind.Dictionary);
        writer.Write(data);
        long length = writer.Finish(metadata);
        writer.Dispose();
        using TermPart damaged = TermPart.Open(folder.Files, path, length);
        var problems = new List<StoreProblem>();
        DictionaryChecker.Check(damaged, default, new ProblemList(path, problems), TestContext.Current.CancellationToken);
        Assert.Contains(problems, problem => problem.Problem.Contains("index", StringComparison.Ordinal));
    }

    private static void AssertFound(TermPart part, TermIdKind kind, byte[] value, int type)
    {
        TermSection section = part.Section(kind);
        var block = new TermBlock();
        long expected = section.LowerBound(value, type, block);
        bool isThere = expected < section.Count;
        if (isThere)
        {
            section.Decode(expected / TermBlock.Length, block);
            int number = (int)(expected % TermBlock.Length);
            isThere = block.Type(number) == type && block.Value(number).SequenceEqual(value);
        }

        LiteralType literal = Types[type];
        TermSpan term = kind == TermIdKind.Iri ? new TermSpan(TermKind.Iri, value)
            : new TermSpan(TermKind.Literal, value, literal.Datatype, literal.Language, literal.Direction);
        Assert.Equal(isThere, part.TryFind(kind, term, TermIndex.HashOf(value), out ulong id));
        Assert.Equal(isThere ? TermId.Make(kind, (ulong)expected) : 0, id);
    }

    private static TermPart Write(TempFolder folder, (string Text, int Type)[] terms, int fingerprintBits, long sortBytes)
    {
        using var load = new LoadFolder(folder.Files);
        var room = new TermIndexRoom(load, sortBytes, TestContext.Current.CancellationToken) { MaxFingerprintBits = fingerprintBits };
        (byte[] Value, int Type)[] sorted = [.. terms.Distinct().Select(term => (Encoding.UTF8.GetBytes(term.Text), term.Type))];
        Array.Sort(sorted, (left, right) => left.Type != right.Type ? left.Type.CompareTo(right.Type) : left.Value.AsSpan().SequenceCompareTo(right.Value));
        using var writer = new TermPartWriter(folder.Files, "part", Types, default, room);
        writer.Begin(TermIdKind.Iri, 1);
        foreach ((byte[] value, int _) in sorted.Where(term => term.Type == 0))
            writer.Add(value, 0);
        writer.Begin(TermIdKind.Literal, sorted.Length);
        foreach ((byte[] value, int type) in sorted)
            writer.Add(value, type);
        writer.Begin(TermIdKind.TripleTerm, 0);
        long length = writer.Finish();
        writer.Dispose();
        return TermPart.Open(folder.Files, "part", length);
    }
}
