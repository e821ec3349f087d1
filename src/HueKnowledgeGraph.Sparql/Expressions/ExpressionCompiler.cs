namespace HueKnowledgeGraph.Sparql;

/// <summary>Turns expressions into <see cref="BatchExpression"/>s for one layout and one running query.</summary>
/// <param name="context">The query.</param>
/// <param name="layout">Where variables stand; one that is not in the layout is unbound.</param>
/// <param name="compileExists">Gives the evaluator of an EXISTS for this layout: the engine's business.</param>
internal sealed class ExpressionCompiler(QueryContext context, VariableLayout layout, Func<ExistsExpression, BatchExpression> compileExists)
{
    /// <summary>Compiles.</summary>
    /// <exception cref="NotSupportedException">The expression calls a function that does not exist.</exception>
    public BatchExpression Compile(Expression expression) => expression switch
    {
        VariableExpression variable => new VariableBatchExpression(context, layout.ColumnOf(variable.Variable)),
        ConstantExpression constant => new ConstantBatchExpression(context, context.Terms.IdOf(constant.Term)),
        ExistsExpression exists => compileExists(exists),
        BuiltInCall { Name: "BOUND", Arguments: [VariableExpression variable] } => new BoundBatchExpression(layout.ColumnOf(variable.Variable)),
        _ => new ScalarCompiler(context, layout, compileExists).Compile(expression),
    };
}
