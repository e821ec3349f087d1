using System.Globalization;

using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Sparql;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Fuzz;

/// <summary>Expressions, aggregates and order over inline data, by the engine without its planner: functions have tests of their own.</summary>
internal static class ReferenceExpressions
{
    private static readonly MemorySnapshot Nothing = MemorySnapshot.Of([]);
    private static readonly QueryOptions Options = new() { UsePlanner = false };
    private static readonly Variable Number = new("_row");
    private static readonly Variable Result = new("_result");

    /// <summary>The value for each row, null for an error or an unbound variable.</summary>
    public static Term?[] Values(Expression expression, IReadOnlyList<Row> rows)
    {
        var values = new Term?[rows.Count];
        if (rows.Count == 0)
            return values;
        Variable[] variables = [.. rows.SelectMany(row => row.Variables).Distinct()];
        var data = new ValuesPattern([.. variables, Number], [.. rows.Select((row, i) => (IReadOnlyList<Term?>)[.. variables.Select(v => row[v]), NumberOf(i)])]);
        foreach (Term?[] answer in Ask(new ExtendPattern(data, Result, expression), Number, Result))
            values[IndexOf(answer[0]!)] = answer[1];
        return values;
    }

    /// <summary>An aggregate but COUNT over the values of its argument, null where that is an error.</summary>
    public static Term? Aggregate(Aggregate aggregate, IReadOnlyList<Term?> values)
    {
        Variable argument = new("_argument");
        // An unbound argument is an error to the aggregate, as the error itself would be.
        var data = new ValuesPattern([argument], [.. values.Select(value => (IReadOnlyList<Term?>)[value])]);
        var group = new GroupPattern(data, [], [new AggregateBinding(Result, aggregate with { Argument = new VariableExpression(argument) })]);
        return Ask(group, Result).Single()[0];
    }

    /// <summary>The rows in order, by their numbers.</summary>
    public static int[] Order(IReadOnlyList<OrderKey> keys, IReadOnlyList<Term?[]> values, int rowCount)
    {
        Variable[] variables = [.. keys.Select((_, i) => new Variable("_key" + i.ToString(CultureInfo.InvariantCulture)))];
        var data = new ValuesPattern([.. variables, Number],
            [.. Enumerable.Range(0, rowCount).Select(row => (IReadOnlyList<Term?>)[.. values.Select(column => column[row]), NumberOf(row)])]);
        var ordered = new OrderPattern(data, [.. keys.Select((key, i) => new OrderKey(new VariableExpression(variables[i]), key.IsDescending))]);
        return [.. Ask(ordered, Number).Select(answer => IndexOf(answer[0]!))];
    }

    /// <summary>The expression with a variable in the place of each EXISTS.</summary>
    public static Expression WithoutExists(Expression expression, List<ExistsExpression> found, out IReadOnlyList<Variable> stands)
    {
        var variables = new List<Variable>();
        Expression result = Rewrite(expression);
        stands = variables;
        return result;

        Expression Rewrite(Expression part)
        {
            switch (part)
            {
                case ExistsExpression exists:
                    found.Add(exists);
                    variables.Add(new Variable("_exists" + variables.Count.ToString(CultureInfo.InvariantCulture)));
                    return new VariableExpression(variables[^1]);
                case OperatorExpression e:
                    return e with { Operands = [.. e.Operands.Select(Rewrite)] };
                case InExpression e:
                    return e with { Value = Rewrite(e.Value), List = [.. e.List.Select(Rewrite)] };
                case BuiltInCall e:
                    return e with { Arguments = [.. e.Arguments.Select(Rewrite)] };
                case FunctionCall e:
                    return e with { Arguments = [.. e.Arguments.Select(Rewrite)] };
                default:
                    return part;
            }
        }
    }

    private static Literal NumberOf(int row) => new(row.ToString(CultureInfo.InvariantCulture), Xsd.Integer);

    private static int IndexOf(Term number) => int.Parse(((Literal)number).Lexical, CultureInfo.InvariantCulture);

    private static List<Term?[]> Ask(GraphPattern pattern, params Variable[] variables)
    {
        var query = new Query { Form = QueryForm.Select, Pattern = new ProjectPattern(pattern, variables), Variables = variables };
        using var result = (SolutionResult)QueryEngine.Execute(query, Nothing, Options);
        var answers = new List<Term?[]>();
        while (result.Next() is { } batch)
        {
            for (int row = 0; row < batch.RowCount; row++)
                answers.Add([.. variables.Select((_, i) => batch.Rows(i)[row] is var id && id == TermId.Unbound ? null : result.Terms.ReadTerm(id))]);
        }

        return answers;
    }
}
