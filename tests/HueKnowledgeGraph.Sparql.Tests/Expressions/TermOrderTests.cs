using CsCheck;
using HueKnowledgeGraph.Tests;

using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql.Tests;

public sealed class TermOrderTests
{
    // In ascending order; terms of one line differ in value.
    private static readonly Term[] Ascending =
    [
        new BlankNode("b"),
        new Iri("http://example.org/"),
        new Iri("http://example.org/a"),
        new Literal(""),
        new Literal("Huế"),
        new Literal("b"),
        Literal.WithLanguage("Huế", "en"),
        Literal.WithLanguage("River", "en"),
        Literal.WithLanguage("Huế", "vi"),
        new Literal("false", Xsd.Boolean),
        new Literal("1", Xsd.Boolean),
        new Literal("NaN", Xsd.Double),
        new Literal("-INF", Xsd.Double),
        new Literal("-2", Xsd.Integer),
        new Literal("0.5", Xsd.Decimal),
        new Literal("1", Xsd.Integer),
        new Literal("1.5E0", Xsd.Double),
        new Literal("2", Xsd.Namespace + "byte"),
        new Literal("10", Xsd.Integer),
        new Literal("9007199254740992", Xsd.Double),
        new Literal("9007199254740993", Xsd.Integer),
        new Literal("123456789012345678901234567890", Xsd.Integer),
        new Literal("INF", Xsd.Float),
        new Literal("1802-06-01T05:00:00+07:00", Xsd.DateTime),
        new Literal("1802-06-01T00:00:00Z", Xsd.DateTime),
        new Literal("-0111-01-01", Xsd.Date),
        new Literal("1802-06-01", Xsd.Date),
        new Literal("1802-06-01Z", Xsd.Date),
        new Literal("1945-08-30", Xsd.Date),
        new Literal("1802", Xsd.GYear),
        new Literal("PT1H", Xsd.DayTimeDuration),
        new Literal("P1D", Xsd.DayTimeDuration),
        new Literal("x", "http://example.org/t"),
        new Literal("y", "http://example.org/t"),
        new Literal("a", "http://example.org/u"),
        new Literal("x", Xsd.Integer),
        new TripleTerm(new Iri("http://example.org/s"), new Iri("http://example.org/p"), new Literal("-456", Xsd.Integer)),
        new TripleTerm(new Iri("http://example.org/s"), new Iri("http://example.org/p"), new Literal("123", Xsd.Integer)),
        new TripleTerm(new Iri("http://example.org/s1"), new Iri("http://example.org/p"), new Literal("1", Xsd.Integer)),
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Terms_go_by_kind_class_and_value(bool areStored)
    {
        using QueryContext context = NewContext(areStored);
        ulong[] expected = [TermId.Unbound, .. Ascending.Select(context.Terms.IdOf)];
        ulong[] sorted = [.. expected.Reverse().Order(new TermOrder(context))];
        Assert.Equal(expected.Select(id => ExpressionTable.Describe(context, id)), sorted.Select(id => ExpressionTable.Describe(context, id)));
    }

    [Fact]
    public void The_order_is_total_and_agrees_between_stored_and_local_terms()
    {
        using QueryContext context = NewContext(areStored: true);
        Term[] more = [new Iri("http://example.org/0"), new Literal("1.0", Xsd.Decimal), new Literal("01", Xsd.Integer), new Literal("A"), new Literal("1802-06-01+00:00", Xsd.Date)];
        ulong[] ids = [TermId.Unbound, .. Ascending.Concat(more).Select(context.Terms.IdOf)];
        var order = new TermOrder(context);
        Gen<ulong> gen = Gen.Int[0, ids.Length - 1].Select(i => ids[i]);
        Gen.Select(gen, gen, gen).SampleFixed((a, b, c) =>
        {
            bool isAntisymmetric = Math.Sign(order.Compare(a, b)) == -Math.Sign(order.Compare(b, a));
            bool isStrict = a == b || order.Compare(a, b) != 0;
            bool isTransitive = order.Compare(a, b) > 0 || order.Compare(b, c) > 0 || order.Compare(a, c) <= 0;
            return isAntisymmetric && isStrict && isTransitive;
        }, threads: 1);
    }

    [Fact]
    public void Where_less_than_has_an_answer_the_order_gives_the_same()
    {
        using QueryContext context = NewContext(areStored: true);
        var order = new TermOrder(context);
        ulong[] ids = [.. Ascending.Select(context.Terms.IdOf)];
        var layout = new VariableLayout([new Variable("a"), new Variable("b")]);
        BatchExpression less = ExpressionTable.NewCompiler(context, layout).Compile(ExpressionTable.Parse("?a < ?b"));
        using var batch = new Batch(2) { RowCount = 1 };
        ulong[] result = new ulong[1];
        int answers = 0;
        foreach (ulong a in ids)
        {
            foreach (ulong b in ids)
            {
                batch.Column(0)[0] = a;
                batch.Column(1)[0] = b;
                less.Evaluate(batch, result);
                answers += result[0] == TermId.Error ? 0 : 1;
                Assert.False(result[0] == InlineTerm.MakeBoolean(true) && order.Compare(a, b) >= 0, $"{context.Terms.ReadTerm(a)} < {context.Terms.ReadTerm(b)}");
            }
        }

        Assert.True(answers > 100);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Sort_keys_compare_as_the_terms_do(bool areStored)
    {
        using QueryContext context = NewContext(areStored);
        Term[] more = [new Literal("1.0", Xsd.Decimal), new Literal("1.00", Xsd.Decimal), new Literal("abcdefgh"), new Literal("abcdefgi"), new Literal("abcdefg")];
        ulong[] ids = [TermId.Unbound, TermId.Error, .. Ascending.Concat(areStored ? [] : more).Select(context.Terms.IdOf)];
        var order = new TermOrder(context);
        var builder = new SortKeyBuilder(context);
        Gen.Int[0, ids.Length - 1].Select(i => ids[i]).Array[0, 60].SampleFixed(
            column =>
            {
                ulong[] keys = new ulong[column.Length];
                builder.Build(column, keys);
                for (int a = 0; a < keys.Length; a++)
                {
                    for (int b = 0; b < keys.Length; b++)
                    {
                        if (Math.Sign(keys[a].CompareTo(keys[b])) != Math.Sign(order.Compare(column[a], column[b])))
                            return false;
                    }
                }

                return true;
            },
            threads: 1);
    }

    [Fact]
    public void Columns_of_store_ids_that_have_the_order_are_passed_through()
    {
        using QueryContext context = NewContext(areStored: true);
        ulong[] ids = [.. new[] { "12", "-3", "7" }.Select(text => context.Terms.IdOf(new Literal(text, Xsd.Integer))), context.Terms.IdOf(Ascending[1]), TermId.Error];
        ulong[] keys = new ulong[5];
        new SortKeyBuilder(context).Build(ids, keys);
        Assert.Equal([ids[0], ids[1], ids[2], ids[3], TermId.Unbound], keys);
    }

    private static QueryContext NewContext(bool areStored)
    {
        Iri subject = new("http://example.org/holder");
        return ExpressionTable.NewContext(areStored ? [.. Ascending.Select(term => new Quad(subject, subject, term))] : []);
    }
}
