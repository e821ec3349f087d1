using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

internal sealed partial class PlanBuilder
{
    private BatchExpression Compile(Expression expression, VariableLayout layout, ActiveGraph graph)
    {
        context.BeginSolutionScope();
        return CompileFurther(expression, layout, graph);
    }

    /// <summary>Compiles for the same solutions as the expression before.</summary>
    private BatchExpression CompileFurther(Expression expression, VariableLayout layout, ActiveGraph graph) =>
        new ExpressionCompiler(context, layout, exists => CompileExists(exists, layout, graph)).Compile(expression);

    private ExistsEvaluator CompileExists(ExistsExpression exists, VariableLayout layout, ActiveGraph graph)
    {
        var mentioned = new HashSet<Variable>();
        PatternVariables.CollectMentioned(exists.Pattern, mentioned);
        Variable[] variables = [.. mentioned.Where(v => layout.ColumnOf(v) >= 0)];
        return new ExistsEvaluator(context, [.. variables.Select(layout.ColumnOf)], variables, exists.IsNegated,
            bindings => BuildSubstituted(exists.Pattern, bindings, graph));
    }

    /// <summary>The plan of a pattern with a solution's terms put in; variables that stay (BIND, VALUES, keys) have to agree with it.</summary>
    private QueryOperator BuildSubstituted(GraphPattern pattern, IReadOnlyDictionary<Variable, Term> bindings, ActiveGraph graph)
    {
        QueryOperator plan = Build(new Substitution(bindings).Apply(pattern), graph, null);
        Variable[] rest = [.. plan.Layout.Variables.Where(bindings.ContainsKey)];
        if (rest.Length == 0)
            return plan;
        var solution = new ValuesOperator(context, rest, [[.. rest.Select(v => context.Terms.IdOf(bindings[v]))]]);
        return new HashJoinOperator(context, plan, solution, JoinKind.Inner);
    }

    private EachOperator BuildLateral(LateralPattern pattern, ActiveGraph graph)
    {
        QueryOperator left = Build(pattern.Left, graph, null);
        var layout = new VariableLayout(left.Layout.Variables.Concat(PatternVariables.InScope(pattern.Right)).Distinct());
        return new EachOperator(context, layout, "Lateral", EachLeftRow(left, pattern.Right, graph));
    }

    private IEnumerable<QueryOperator> EachLeftRow(QueryOperator left, GraphPattern right, ActiveGraph graph)
    {
        using (left)
        {
            while (left.Next() is { } batch)
            {
                for (int row = 0; row < batch.RowCount; row++)
                {
                    ulong[] ids = [.. Enumerable.Range(0, left.Layout.Count).Select(column => batch.Rows(column)[row])];
                    var bindings = new Dictionary<Variable, Term>();
                    for (int i = 0; i < ids.Length; i++)
                    {
                        if (ids[i] != TermId.Unbound)
                            bindings.Add(left.Layout.Variables[i], context.Terms.ReadTerm(ids[i]));
                    }

                    yield return new HashJoinOperator(context, BuildSubstituted(right, bindings, graph),
                        new ValuesOperator(context, left.Layout.Variables, [ids]), JoinKind.Inner);
                }
            }
        }
    }
}
