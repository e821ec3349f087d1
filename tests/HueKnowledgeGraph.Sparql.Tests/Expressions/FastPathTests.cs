using System.Globalization;

using CsCheck;
using HueKnowledgeGraph.Tests;

using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql.Tests;

public sealed class FastPathTests
{
    private static readonly string[] Expressions =
    [
        "?a = ?b", "?a != ?b", "?a < ?b", "?a <= ?b", "?a > ?b", "?a >= ?b",
        "?a > 5", "?a = 2.50", "?a <= 576460752303423487", "?a >= '1900-01-01'^^xsd:date", "?a < '1900-01-01T00:00:00Z'^^xsd:dateTime",
        "?a = :node1", "?a != :node1", ":node1 = ?a", "?a = 'text1'", "?a != true", "?a = 'text'@en",
        "?a + ?b", "?a - ?b", "?a * ?b", "?a / ?b", "?a + 1", "?a * 2.5", "(?a + ?b) * 2 > ?b", "-?a",
        "?a > 5 && ?b < 3", "?a > 5 || ?b < 3", "!(?a > 5)", "!?a", "?a && ?b", "?a || ?b", "BOUND(?a) && ?a != ?b",
        "IF(?a < ?b, ?a, ?b)", "IF(?a, 1, 2)",
        "YEAR(?a)", "MONTH(?a)", "DAY(?a)", "HOURS(?a)", "MINUTES(?a)", "ABS(?a)", "FLOOR(?a)", "CEIL(?a)", "ROUND(?a)", "YEAR(?a) - YEAR(?b) > 10",
        "isIRI(?a)", "isBlank(?a)", "isLiteral(?a)", "isNumeric(?a)", "isTRIPLE(?a)", "?absent = ?a", "DATATYPE(?a) = DATATYPE(?b)",
        "STRLEN(?a)", "STRLEN(STR(?a))", "STRLEN(STRBEFORE(?a, 't'))", "STRLEN(STRAFTER(STR(?a), '-'))", "CONTAINS(?a, 'xt1')", "CONTAINS(LCASE(STR(?a)), 'đ')",
        "STRSTARTS(?a, 'te')", "STRENDS(STR(?a), '1')", "xsd:integer(STRENDS(?a, 't'))", "xsd:integer(?a)", "REGEX(?a, '1')", "REGEX(STR(?a), '^T.*1$', 'i')",
        "REGEX(?a, 'đ', 'i')", "REGEX(?a, '(')", "LANG(?a) = 'en'", "LANG(?a) != 'en'", "LANG(?a) = ''", "LANGMATCHES(LANG(?a), 'en')", "LANGMATCHES(LANG(?a), '*')",
        "DATATYPE(?a) = xsd:string", "DATATYPE(?a) != xsd:integer", "DATATYPE(?a) = <http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>",
        "LANG(?a) = 'en' && CONTAINS(?a, 'e')", "LANG(?b) = 'en' || ?a > 5", "STRLEN(?absent)", "STRLEN(?a) > 5",
    ];

    private static readonly string[] Odd =
    [
        "576460752303423487", "-576460752303423488", "576460752303423488", "9223372036854775807", "36028797018963967.0", "3602879701896396.7", "0.000000000000001",
        "0.0", "-0.5", "1e0", "NaN", "2.5E0",
    ];

    // Some are stored and have a place in the dictionary, some only in the query.
    private static readonly Gen<Term?> AnyTerm = Gen.Int[0, 15].SelectMany(kind => Gen.Int[-20, 20].Select(number => Make(kind, number)));

    [Fact]
    public void Fast_trees_and_scalar_trees_say_the_same()
    {
        Iri holder = new("http://example.org/holder");
        Quad[] quads = [.. Enumerable.Range(0, 16).SelectMany(kind => Enumerable.Range(-20, 41).Where(n => n % 2 == 0).Select(n => Make(kind, n)))
            .OfType<Term>().Select(term => new Quad(holder, holder, term))];
        using QueryContext context = ExpressionTable.NewContext(quads);
        var layout = new VariableLayout([new Variable("a"), new Variable("b")]);
        (string Text, BatchExpression Fast, BatchExpression Scalar)[] pairs = [.. Expressions.Select(text => (text,
            ExpressionTable.NewCompiler(context, layout).Compile(ExpressionTable.Parse(text)),
            new ExpressionCompiler(context, layout, static _ => throw new InvalidOperationException("No EXISTS.")) { UseFastPaths = false }.Compile(ExpressionTable.Parse(text))))];
        Gen.Select(AnyTerm, AnyTerm).Array[1, 60].SampleFixed(
            rows =>
            {
                using var batch = new Batch(2) { RowCount = rows.Length };
                for (int i = 0; i < rows.Length; i++)
                {
                    batch.Column(0)[i] = rows[i].Item1 is { } a ? context.Terms.IdOf(a) : TermId.Unbound;
                    batch.Column(1)[i] = rows[i].Item2 is { } b ? context.Terms.IdOf(b) : TermId.Unbound;
                }

                foreach ((string text, BatchExpression fast, BatchExpression scalar) in pairs)
                    AssertSame(context, batch, text, fast, scalar);
            },
            iter: 150, threads: 1);
    }

    [Fact]
    public void Most_of_these_expressions_have_a_fast_tree()
    {
        using QueryContext context = ExpressionTable.NewContext();
        var layout = new VariableLayout([new Variable("a"), new Variable("b")]);
        Assert.True(Expressions.Count(text => ExpressionTable.NewCompiler(context, layout).Compile(ExpressionTable.Parse(text)) is FastExpression) > 60);
    }

    [Fact]
    public void Tests_of_many_literals_in_no_order_agree_with_tests_of_each()
    {
        Iri holder = new("http://example.org/holder");
        Literal[] literals = [.. Enumerable.Range(0, 9000).Select(i => i % 3 == 0
            ? Literal.WithLanguage($"Lầu {i}", "vi") : i % 3 == 1 ? new Literal($"hall {i}") : new Literal($"{i}E0", Xsd.Double))];
        using QueryContext context = ExpressionTable.NewContext([.. literals.Select(literal => new Quad(holder, holder, literal))]);
        var layout = new VariableLayout([new Variable("a")]);
        BatchExpression fast = ExpressionTable.NewCompiler(context, layout).Compile(ExpressionTable.Parse("CONTAINS(LCASE(?a), 'lầu 7')"));
        using var batch = new Batch(1);
        ulong[] result = new ulong[Batch.Capacity];
        int[] order = [.. Enumerable.Range(0, 12_000).Select(i => i * 4999 % literals.Length)];
        foreach (int[] rows in order.Chunk(Batch.Capacity))
        {
            batch.RowCount = rows.Length;
            for (int i = 0; i < rows.Length; i++)
                batch.Column(0)[i] = context.Terms.IdOf(literals[rows[i]]);
            fast.Evaluate(batch, result);
            for (int i = 0; i < rows.Length; i++)
            {
                Literal literal = literals[rows[i]];
                string expected = literal.Datatype == Xsd.Double ? "error"
                    : $"\"{(literal.Lexical.StartsWith("Lầu 7", StringComparison.Ordinal) ? "true" : "false")}\"^^<boolean>";
                Assert.Equal(expected, ExpressionTable.Describe(context, result[i]));
            }
        }
    }

    [Theory]
    [InlineData("LANG(?a) = 'vi'")]
    [InlineData("LANG(?a) != ''")]
    [InlineData("LANGMATCHES(LANG(?a), 'en')")]
    [InlineData("DATATYPE(?a) = xsd:double")]
    [InlineData("STRSTARTS(?a, 'Lầu 7')")]
    [InlineData("REGEX(?a, '^Lầu 7')")]
    [InlineData("REGEX(?a, '^7')")]
    public void What_a_stored_literals_type_or_prefix_decides_agrees_with_the_scalar_tree(string expression)
    {
        Iri holder = new("http://example.org/holder");
        string[] languages = ["vi", "en", "en-GB", "fr"];
        Literal[] literals = [.. Enumerable.Range(0, 3000).Select(i => (i % 4) switch
        {
            0 => Literal.WithLanguage($"Lầu {i}", languages[i % 3]),
            1 => new Literal($"Lầu {i}"),
            2 => new Literal($"7{i}E0", Xsd.Double),
            _ => new Literal($"Lầu {i}", "http://example.org/type"),
        })];
        using QueryContext context = ExpressionTable.NewContext([.. literals.Where((_, i) => i % 10 > 0).Select(literal => new Quad(holder, holder, literal))]);
        var layout = new VariableLayout([new Variable("a"), new Variable("b")]);
        BatchExpression fast = ExpressionTable.NewCompiler(context, layout).Compile(ExpressionTable.Parse(expression));
        BatchExpression scalar = new ExpressionCompiler(context, layout, static _ => throw new InvalidOperationException("No EXISTS.")) { UseFastPaths = false }
            .Compile(ExpressionTable.Parse(expression));
        using var batch = new Batch(2);
        foreach (Literal[] rows in literals.Chunk(1000))
        {
            batch.RowCount = rows.Length;
            for (int i = 0; i < rows.Length; i++)
                batch.Column(0)[i] = context.Terms.IdOf(rows[i]);
            batch.Column(1).Fill(TermId.Unbound);
            AssertSame(context, batch, expression, fast, scalar);
        }
    }

    [Fact]
    public void Decimals_are_made_inline_as_the_store_makes_them()
    {
        Gen.Select(Gen.Long[-(1L << 56), 1L << 56], Gen.Int[0, 17]).SampleFixed((mantissa, scale) =>
        {
            Literal literal = new(Number.Decimal(mantissa, scale).ToString(), Xsd.Decimal);
            ulong stored = 0;
            bool isInline = false;
            literal.Use(0, (int _, in TermSpan span) => isInline = InlineTerm.TryEncode(span, out stored));
            bool isMade = InlineValues.TryMakeDecimal(mantissa, scale, out ulong made);
            return isMade ? isInline && made == stored : !isInline || mantissa % 10 == 0;
        });
    }

    private static void AssertSame(QueryContext context, Batch batch, string text, BatchExpression fast, BatchExpression scalar)
    {
        ulong[] first = new ulong[batch.RowCount];
        ulong[] second = new ulong[batch.RowCount];
        fast.Evaluate(batch, first);
        scalar.Evaluate(batch, second);
        for (int i = 0; i < first.Length; i++)
        {
            string Row() => $"{text} with {ExpressionTable.Describe(context, batch.Rows(0)[i])}, {ExpressionTable.Describe(context, batch.Rows(1)[i])}";
            Assert.True(first[i] == second[i], $"{Row()}: {ExpressionTable.Describe(context, first[i])}, not {ExpressionTable.Describe(context, second[i])}");
        }

        int[] selected = new int[batch.RowCount];
        int[] expected = new int[batch.RowCount];
        int count = fast.Select(batch, selected);
        int expectedCount = scalar.Select(batch, expected);
        Assert.Equal(expected.AsSpan(0, expectedCount).ToArray(), selected.AsSpan(0, count).ToArray());
    }

    private static Term? Make(int kind, int number)
    {
        string text = number.ToString(CultureInfo.InvariantCulture);
        return kind switch
        {
            0 => null,
            1 => new Iri("http://example.org/node" + text),
            2 => new BlankNode("n" + text),
            3 => new Literal(text, Xsd.Integer),
            4 => new Literal($"{text}.{Math.Abs(number) % 3}5", Xsd.Decimal),
            5 => new Literal($"{text}.0", Xsd.Decimal),
            6 => new Literal(number > 0 ? "true" : "false", Xsd.Boolean),
            7 => new Literal($"19{Math.Abs(number):00}-01-{1 + (Math.Abs(number) % 28):00}{(number % 3 == 0 ? "Z" : "")}", Xsd.Date),
            8 => new Literal($"1900-01-01T0{Math.Abs(number) % 10}:00:00{(number % 2 == 0 ? ".50" : "")}{(number % 3 == 0 ? "Z" : number % 3 == 1 ? "+07:00" : "")}", Xsd.DateTime),
            9 => new Literal($"{1900 + number}", Xsd.GYear),
            10 => new Literal((number % 2 == 0 ? "text" : "Điện ") + text),
            11 => Literal.WithLanguage("text", number % 2 == 0 ? "en" : "EN"),
            12 => new Literal($"{text}E0", Xsd.Double),
            13 => new Literal(text, "http://example.org/type"),
            14 => new Literal("x" + text, Xsd.Integer),
            _ => new Literal(Odd[Math.Abs(number) % Odd.Length], Math.Abs(number) % Odd.Length is var odd && odd < 4 ? Xsd.Integer : odd < 9 ? Xsd.Decimal : Xsd.Double),
        };
    }
}
