using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql.Tests;

/// <summary>Evaluates one expression without variables, or with the bindings given, and writes its value as N-Triples does; "error" and "unbound" for those.</summary>
internal static class ExpressionTable
{
    private const string Prologue = """
        BASE <http://example.org/>
        PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
        PREFIX : <http://example.org/>
        """;

    public static Expression Parse(string expression)
    {
        Query query = SparqlParser.ParseQuery($"{Prologue}\nSELECT ({expression} AS ?result) {{}}");
        return Find(query.Pattern);
    }

    public static string Evaluate(string expression, params (string Variable, Term? Value)[] bindings)
    {
        using QueryContext context = NewContext();
        var layout = new VariableLayout(bindings.Select(binding => new Variable(binding.Variable)));
        using var batch = new Batch(bindings.Length) { RowCount = 1 };
        for (int i = 0; i < bindings.Length; i++)
            batch.Column(i)[0] = bindings[i].Value is { } term ? context.Terms.IdOf(term) : TermId.Unbound;
        BatchExpression compiled = NewCompiler(context, layout).Compile(Parse(expression));
        ulong[] result = new ulong[1];
        compiled.Evaluate(batch, result);
        int[] selection = new int[1];
        bool isSelected = compiled.Select(batch, selection) == 1;
        string text = Describe(context, result[0]);
        Assert.Equal(IsTrue(context, result[0]), isSelected);
        return text;
    }

    public static string Describe(QueryContext context, ulong id) => id switch
    {
        TermId.Error => "error",
        TermId.Unbound => "unbound",
        _ => context.Terms.ReadTerm(id).ToString().Replace("^^<http://www.w3.org/2001/XMLSchema#", "^^<", StringComparison.Ordinal),
    };

    public static QueryContext NewContext(params Quad[] quads) =>
        new(MemorySnapshot.Of(quads), new QueryOptions(), CancellationToken.None) { BaseIri = "http://example.org/" };

    public static ExpressionCompiler NewCompiler(QueryContext context, VariableLayout layout) =>
        new(context, layout, static _ => throw new InvalidOperationException("No EXISTS in these tests."));

    /// <summary>The effective boolean value, written down once more and plainly.</summary>
    private static bool IsTrue(QueryContext context, ulong id)
    {
        if (id <= TermId.DefaultGraph || context.Terms.ReadTerm(id) is not Literal literal)
            return false;
        return literal.Datatype switch
        {
            Xsd.Boolean => literal.Lexical is "true" or "1",
            Xsd.String => literal.Lexical.Length > 0,
            Xsd.Integer or Xsd.Decimal or Xsd.Double or Xsd.Float =>
                double.TryParse(literal.Lexical.Replace("INF", "Infinity", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture, out double value)
                && value != 0 && !double.IsNaN(value),
            _ => false,
        };
    }

    private static Expression Find(GraphPattern pattern) => pattern switch
    {
        ProjectPattern project => Find(project.Inner),
        ExtendPattern extend => extend.Value,
        _ => throw new InvalidOperationException($"No expression in {pattern}."),
    };
}
