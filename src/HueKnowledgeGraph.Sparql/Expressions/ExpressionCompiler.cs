namespace HueKnowledgeGraph.Sparql;

/// <summary>Turns expressions into <see cref="BatchExpression"/>s for one layout and one running query.</summary>
/// <remarks>Each expression has a scalar tree (<see cref="ScalarNode"/>), which says what it means; some have a fast one (<see cref="FastNode"/>)
/// too, which knows inline values only and asks the scalar tree for the rest.</remarks>
/// <param name="context">The query.</param>
/// <param name="layout">Where variables stand; one that is not in the layout is unbound.</param>
/// <param name="compileExists">Gives the evaluator of an EXISTS for this layout: the engine's business.</param>
internal sealed class ExpressionCompiler(QueryContext context, VariableLayout layout, Func<ExistsExpression, BatchExpression> compileExists)
{
    /// <summary>False compiles scalar trees only: the oracle of the fast paths' tests.</summary>
    public bool UseFastPaths { get; init; } = true;

    /// <summary>Compiles.</summary>
    /// <exception cref="NotSupportedException">The expression calls a function that does not exist.</exception>
    public BatchExpression Compile(Expression expression) => expression switch
    {
        VariableExpression variable => new VariableBatchExpression(context, layout.ColumnOf(variable.Variable)),
        ConstantExpression constant => new ConstantBatchExpression(context, context.Terms.IdOf(constant.Term)),
        ExistsExpression exists => compileExists(exists),
        _ => CompileTree(expression),
    };

    private BatchExpression CompileTree(Expression expression)
    {
        BatchExpression scalar = new ScalarCompiler(context, layout, compileExists).Compile(expression);
        return UseFastPaths && scalar is ScalarBatchExpression twin && FastCompiler.TryBuild(expression, context, layout) is { } root
            ? new FastExpression(root, twin) : scalar;
    }
}
