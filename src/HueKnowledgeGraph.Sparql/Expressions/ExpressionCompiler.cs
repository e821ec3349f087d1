namespace HueKnowledgeGraph.Sparql;

/// <summary>Turns expressions into <see cref="BatchExpression"/>s for one layout and one running query.</summary>
/// <remarks>Each expression has a scalar tree (<see cref="ScalarNode"/>), which says what it means; some have a fast one (<see cref="FastNode"/>)
/// too, which knows inline values only and asks the scalar tree for the rest.</remarks>
/// <param name="context">The query.</param>
/// <param name="layout">Where variables stand; one that is not in the layout is unbound.</param>
/// <param name="compileExists">Gives the evaluator of an EXISTS for this layout: the engine's business.</param>
internal sealed class ExpressionCompiler(QueryContext context, VariableLayout layout, Func<ExistsExpression, BatchExpression> compileExists)
{
    /// <summary>A fast node holds a column of ids of its own: a filter of a hundred thousand comparisons is gigabytes.</summary>
    private const long FastNodeBytes = Batch.Capacity * sizeof(ulong);

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
        context.Poll();
        expression = Disjunctions.Fold(expression);
        long fastBytes = CountOperators(expression) * FastNodeBytes;
        context.Charge(fastBytes, "expressions");
        BatchExpression scalar = new ScalarCompiler(context, layout, compileExists).Compile(expression);
        if (UseFastPaths && scalar is ScalarBatchExpression twin && FastCompiler.TryBuild(expression, context, layout) is { } root)
            return new FastExpression(root, twin);
        context.Charge(-fastBytes, "expressions");
        return scalar;
    }

    private static long CountOperators(Expression expression) =>
        expression is OperatorExpression operation ? 1 + operation.Operands.Sum(CountOperators) : 0;
}
