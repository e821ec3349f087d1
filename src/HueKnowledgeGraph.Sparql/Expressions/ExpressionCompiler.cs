namespace HueKnowledgeGraph.Sparql;

/// <summary>Turns expressions into <see cref="BatchExpression"/>s for one layout and one running query.</summary>
/// <param name="context">The query.</param>
/// <param name="layout">Where variables stand; one that is not in the layout is unbound.</param>
/// <param name="compileExists">Gives the evaluator of an EXISTS for this layout: the engine's business.</param>
internal sealed class ExpressionCompiler(QueryContext context, VariableLayout layout, Func<ExistsExpression, BatchExpression> compileExists)
{
    /// <summary>Compiles.</summary>
    public BatchExpression Compile(Expression expression) =>
        throw new InvalidOperationException($"No compiler in this build: {expression}, {context}, {layout}, {compileExists}.");
}
