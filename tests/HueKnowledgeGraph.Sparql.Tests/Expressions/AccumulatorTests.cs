using CsCheck;
using HueKnowledgeGraph.Tests;

using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql.Tests;

public sealed class AccumulatorTests
{
    private static readonly Expression Argument = new VariableExpression(new Variable("x"));

    [Theory]
    [InlineData("COUNT", "", "\"0\"^^<integer>")]
    [InlineData("SUM", "", "\"0\"^^<integer>")]
    [InlineData("AVG", "", "\"0\"^^<integer>")]
    [InlineData("MIN", "", "unbound")]
    [InlineData("MAX", "", "unbound")]
    [InlineData("SAMPLE", "", "unbound")]
    [InlineData("GROUP_CONCAT", "", "\"\"")]
    [InlineData("COUNT", "1 2 2 a", "\"4\"^^<integer>")]
    [InlineData("COUNT", "1 unbound error 2", "\"2\"^^<integer>")]
    [InlineData("SUM", "1 2 3", "\"6\"^^<integer>")]
    [InlineData("SUM", "576460752303423487 576460752303423487 576460752303423487 576460752303423487 576460752303423487 576460752303423487 576460752303423487 576460752303423487 576460752303423487 576460752303423487 576460752303423487 576460752303423487 576460752303423487 576460752303423487 576460752303423487 576460752303423487 576460752303423487", "\"9799832789158199279\"^^<integer>")]
    [InlineData("SUM", "1.0 2.2 3.5", "\"6.7\"^^<decimal>")]
    [InlineData("SUM", "0.1 0.2 -0.3", "\"0.0\"^^<decimal>")]
    [InlineData("SUM", "1 2.5", "\"3.5\"^^<decimal>")]
    [InlineData("SUM", "1 2.5e0", "\"3.5E0\"^^<double>")]
    [InlineData("SUM", "1 a 3", "unbound")]
    [InlineData("SUM", "1 unbound", "unbound")]
    [InlineData("SUM", "1 error", "unbound")]
    [InlineData("AVG", "1 2 3", "\"2.0\"^^<decimal>")]
    [InlineData("AVG", "1 2", "\"1.5\"^^<decimal>")]
    [InlineData("AVG", "1.0 2.2 3.5 2.2 2.2", "\"2.22\"^^<decimal>")]
    [InlineData("AVG", "2E-1 0.2", "\"2.0E-1\"^^<double>")]
    [InlineData("AVG", "1 :b", "unbound")]
    [InlineData("MIN", "3 2.5 20e-1 a", "\"a\"")]
    [InlineData("MAX", "3 2.5 20e-1", "\"3\"^^<integer>")]
    [InlineData("MIN", "b a c", "\"a\"")]
    [InlineData("MAX", "unbound 1 error 2", "\"2\"^^<integer>")]
    [InlineData("SAMPLE", "unbound b a", "\"b\"")]
    [InlineData("GROUP_CONCAT", "b a 1", "\"b a 1\"")]
    [InlineData("GROUP_CONCAT", "b unbound :c error a", "\"b http://example.org/c a\"")]
    [InlineData("COUNT DISTINCT", "1 1.0 1 a a", "\"3\"^^<integer>")]
    [InlineData("SUM DISTINCT", "1 2 2", "\"3\"^^<integer>")]
    [InlineData("AVG DISTINCT", "1 3 3", "\"2.0\"^^<decimal>")]
    [InlineData("GROUP_CONCAT DISTINCT", "b a b", "\"b a\"")]
    public void Aggregates_follow_section_18_5_1(string function, string values, string expected)
    {
        using QueryContext context = ExpressionTable.NewContext();
        Accumulator accumulator = Create(context, function);
        accumulator.EnsureGroups(1);
        ulong[] ids = [.. values.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => IdOf(context, text))];
        accumulator.Add(new int[ids.Length], ids, []);
        Assert.Equal(expected, ExpressionTable.Describe(context, accumulator.Result(0)));
    }

    [Fact]
    public void A_group_concatenates_with_its_separator()
    {
        using QueryContext context = ExpressionTable.NewContext();
        var accumulator = Accumulator.Create(new Aggregate(AggregateFunction.GroupConcat, Argument, false, " · "), context);
        accumulator.EnsureGroups(2);
        accumulator.Add([1, 0, 1], [IdOf(context, "a"), IdOf(context, "b"), IdOf(context, "c")], [2, 1, 1]);
        Assert.Equal("\"a · a · c\"", ExpressionTable.Describe(context, accumulator.Result(1)));
        Assert.Equal("\"b\"", ExpressionTable.Describe(context, accumulator.Result(0)));
    }

    [Fact]
    public void Count_of_rows_ignores_values()
    {
        using QueryContext context = ExpressionTable.NewContext();
        var accumulator = Accumulator.Create(new Aggregate(AggregateFunction.Count, null, false), context);
        accumulator.EnsureGroups(1);
        accumulator.Add([0, 0, 0], [TermId.Unbound, TermId.Unbound, TermId.Unbound], [1, 1_000_000_000_000, 3]);
        Assert.Equal("\"1000000000004\"^^<integer>", ExpressionTable.Describe(context, accumulator.Result(0)));
    }

    [Fact]
    public void Sums_of_values_that_stand_for_many_rows_are_exact()
    {
        using QueryContext context = ExpressionTable.NewContext();
        Accumulator sum = Create(context, "SUM");
        sum.EnsureGroups(3);
        ulong large = IdOf(context, "576460752303423487");
        ulong tiny = IdOf(context, "0.000000000000001");
        ulong half = IdOf(context, "36028797018963.5");
        sum.Add([0, 0, 0, 1, 1, 2, 2], [large, large, large, tiny, half, large, half], [7, 1L << 40, 1, 1_000_000, 1L << 20, 3, 262_143]);
        System.Numerics.BigInteger product = new System.Numerics.BigInteger(576460752303423487) * ((1L << 40) + 8);
        Assert.Equal($"\"{product}\"^^<integer>", ExpressionTable.Describe(context, sum.Result(0)));
        Assert.Equal("\"37778931862956670976.000000001\"^^<decimal>", ExpressionTable.Describe(context, sum.Result(1)));
        decimal expected = (576460752303423487m * 3) + (36028797018963.5m * 262_143);
        Assert.Equal($"\"{expected.ToString(System.Globalization.CultureInfo.InvariantCulture)}\"^^<decimal>", ExpressionTable.Describe(context, sum.Result(2)));
    }

    [Fact]
    public void Custom_aggregates_are_refused() =>
        Assert.Throws<NotSupportedException>(() =>
            Accumulator.Create(new Aggregate(AggregateFunction.Custom, Argument, false, " ", new Iri("http://example.org/median")), ExpressionTable.NewContext()));

    [Fact]
    public void State_is_charged_to_the_query()
    {
        using var context = new QueryContext(MemorySnapshot.Of([]), new QueryOptions { MemoryBytes = 1 << 20 }, TestContext.Current.CancellationToken);
        Accumulator accumulator = Create(context, "SUM");
        QueryLimitException error = Assert.Throws<QueryLimitException>(() => accumulator.EnsureGroups(1_000_000));
        Assert.Contains("aggregates", error.Message);
    }

    /// <summary>A value that stands for n rows counts as n values; groups do not touch each other; order of batches does not matter.</summary>
    [Fact]
    public void Multiplicities_are_as_many_rows()
    {
        string[] pool = ["1", "2", "-7", "2.25", "576460752303423487", "x", "unbound", "error", ":a", "5.5e0"];
        string[] functions =
        [
            "COUNT", "SUM", "AVG", "MIN", "MAX", "SAMPLE", "GROUP_CONCAT", "COUNT DISTINCT", "SUM DISTINCT", "AVG DISTINCT", "GROUP_CONCAT DISTINCT",
        ];
        Gen.Select(Gen.Int[0, functions.Length - 1].Select(i => functions[i]), Gen.Select(Gen.Int[0, 3], Gen.Int[0, pool.Length - 1].Select(i => pool[i]), Gen.Int[1, 12]).Array[0, 30]).SampleFixed((function, rows) =>
        {
            using QueryContext context = ExpressionTable.NewContext();
            Accumulator folded = Create(context, function);
            Accumulator unfolded = Create(context, function);
            folded.EnsureGroups(4);
            unfolded.EnsureGroups(4);
            int[] groups = [.. rows.Select(row => row.Item1)];
            ulong[] ids = [.. rows.Select(row => IdOf(context, row.Item2))];
            folded.Add(groups, ids, [.. rows.Select(row => (long)row.Item3)]);
            for (int i = 0; i < rows.Length; i++)
            {
                for (int n = 0; n < rows[i].Item3; n++)
                    unfolded.Add([groups[i]], [ids[i]], []);
            }

            return Enumerable.Range(0, 4).All(group => folded.Result(group) == unfolded.Result(group));
        });
    }

    private static Accumulator Create(QueryContext context, string function)
    {
        string[] words = function.Split(' ');
        AggregateFunction kind = Enum.Parse<AggregateFunction>(words[0].Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
        return Accumulator.Create(new Aggregate(kind, Argument, words.Length == 2), context);
    }

    private static ulong IdOf(QueryContext context, string text) => text switch
    {
        "unbound" => TermId.Unbound,
        "error" => TermId.Error,
        [':', ..] => context.Terms.IdOf(new Iri("http://example.org/" + text[1..])),
        [>= 'a' and <= 'z', ..] => context.Terms.IdOf(new Literal(text)),
        _ => context.Terms.IdOf(new Literal(text,
            text.Contains('e', StringComparison.OrdinalIgnoreCase) ? Xsd.Double : text.Contains('.', StringComparison.Ordinal) ? Xsd.Decimal : Xsd.Integer)),
    };
}
