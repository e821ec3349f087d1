namespace HueKnowledgeGraph.Mapping;

/// <summary>How a value is got from a record: RML's expression map (constant, reference, template or function execution).</summary>
/// <param name="Mark">Where the mapping says so.</param>
internal abstract record ExpressionMap(MappingMark Mark);

/// <summary>The same text for every record.</summary>
internal sealed record ConstantExpression(MappingMark Mark, string Text) : ExpressionMap(Mark);

/// <summary>A column, a computed value, or a field of one: <c>$(name)</c>, <c>$(name.field)</c>.</summary>
internal sealed record ReferenceExpression(MappingMark Mark, string Name) : ExpressionMap(Mark);

/// <summary>A text that no other record of the run has: the label of the blank node of a mapping without subjects.</summary>
internal sealed record RecordLabelExpression(MappingMark Mark, string Prefix) : ExpressionMap(Mark);

/// <summary>Fixed text and references in turn.</summary>
/// <param name="Mark">Where the mapping says so.</param>
/// <param name="Parts">Only <see cref="ConstantExpression"/> and <see cref="ReferenceExpression"/>.</param>
internal sealed record TemplateExpression(MappingMark Mark, IReadOnlyList<ExpressionMap> Parts) : ExpressionMap(Mark);

/// <summary>A function with its arguments: FNML's execution.</summary>
/// <param name="Mark">Where the mapping says so.</param>
/// <param name="Function">The name as written.</param>
/// <param name="Arguments">In the written order.</param>
internal sealed record FunctionExpression(MappingMark Mark, string Function, IReadOnlyList<FunctionArgument> Arguments) : ExpressionMap(Mark);

/// <summary>An argument of a call.</summary>
/// <param name="Parameter">The parameter's name as written, or null if the place says it.</param>
/// <param name="Value">The value.</param>
internal sealed record FunctionArgument(string? Parameter, ExpressionMap Value);
