using CsCheck;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store.Tests;

/// <summary>Small random graphs with many repeated terms, and random scans over them.</summary>
internal static class RandomQuads
{
    private static readonly Gen<Term> Resource =
        Gen.Int[0, 9].Select(i => i < 8 ? (Term)new Iri($"https://hue.example/id/{i}") : new BlankNode($"x{i}"));

    private static readonly Gen<Term> Object = Gen.Select(Resource, Gen.Int[0, 9], Gen.Int[0, 4]).Select((resource, number, kind) => kind switch
    {
        0 => new Literal($"{number}", Xsd.Integer),
        1 => Literal.WithLanguage($"Cửa {number}", "vi"),
        2 => new Literal($"Cửa {number}"),
        _ => resource,
    });

    private static readonly Gen<Term?> Graph = Gen.Int[0, 3].Select(i => i == 0 ? null : (Term?)new Iri($"https://hue.example/graph/{i}"));

    public static Gen<Quad[]> Graphs { get; } = Gen.Select(Resource, Gen.Int[0, 3], Object, Graph)
        .Select((s, p, o, g) => new Quad(s, new Iri($"https://hue.example/p/{p}"), o, g)).Array[0, 120];

    /// <summary>Parameters of a scan that <see cref="Specification"/> turns into one over a given list of quads.</summary>
    public static Gen<int[]> Choices { get; } = Gen.Int[0, 1_000_000].Array[8];

    /// <summary>A scan whose bound keys and bounds are, most of the time, values that the quads hold.</summary>
    public static ScanSpecification Specification(IReadOnlyList<QuadKeys> subjectFirst, int[] choices)
    {
        var order = (QuadOrder)(choices[0] % 5);
        QuadKeys Row(int choice) => subjectFirst.Count == 0 ? default : subjectFirst[choice % subjectFirst.Count];
        QuadKeys row = Row(choices[1]);
        QuadKeys keys = QuadKeys.Of(order, row.First, row.Second, row.Third, row.Fourth);
        int bound = choices[2] % (order == QuadOrder.Gspo ? 5 : 4);
        ulong[] prefix = [.. Enumerable.Range(0, bound).Select(i => keys[i])];
        if (bound > 0 && choices[2] % 11 == 0)
            prefix[^1]++;
        ulong[] listed = [.. Enumerable.Range(0, choices[3] % 4).Select(i => Row(choices[4] + (i * 7)).Fourth)];
        GraphSelection graphs = (choices[5] % 5) switch
        {
            0 => GraphSelection.UnionOfAll,
            1 => GraphSelection.EachNamed,
            2 => GraphSelection.EachQuad,
            3 => GraphSelection.MergeOf(listed),
            _ => GraphSelection.EachOf(listed.Where(graph => graph != TermId.DefaultGraph)),
        };
        var specification = new ScanSpecification(order, prefix, graphs);
        if (specification.FreeKeyCount == 0 || choices[6] % 3 != 0)
            return specification;
        QuadKeys Keys(int choice) => QuadKeys.Of(order, Row(choice).First, Row(choice).Second, Row(choice).Third, Row(choice).Fourth);
        ulong from = Keys(choices[6])[bound];
        ulong below = Keys(choices[7])[bound];
        return specification with { FirstKeyFrom = choices[6] % 2 == 0 ? from : 0, FirstKeyBelow = choices[7] % 3 == 0 ? ulong.MaxValue : below + 1 };
    }

    /// <summary>The quads of a snapshot as its ids, by a scan of everything.</summary>
    public static List<QuadKeys> IdsOf(IQuadSnapshot snapshot, IEnumerable<Quad> quads)
    {
        ulong Id(Term? term)
        {
            if (term is null)
                return TermId.DefaultGraph;
            ulong[] id = new ulong[1];
            term.Use(0, (int _, in TermSpan span) => Assert.True(snapshot.Terms.TryGetId(span, out id[0]), $"{term} is missing"));
            return id[0];
        }

        return [.. quads.Distinct().Select(quad => new QuadKeys(Id(quad.Subject), Id(quad.Predicate), Id(quad.Object), Id(quad.Graph)))];
    }
}
