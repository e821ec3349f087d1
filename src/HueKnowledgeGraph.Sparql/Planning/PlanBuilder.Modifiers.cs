namespace HueKnowledgeGraph.Sparql;

internal sealed partial class PlanBuilder
{
    private QueryOperator BuildExtend(ExtendPattern pattern, ActiveGraph graph, IReadOnlySet<Variable>? required)
    {
        if (required is not null && !required.Contains(pattern.Variable))
            return Build(pattern.Inner, graph, required);
        HashSet<Variable>? inner = With(required, ExpressionVariables.Of(pattern.Value));
        inner?.Remove(pattern.Variable);
        QueryOperator input = Build(pattern.Inner, graph, inner);
        bool isFurther = pattern.Inner is ExtendPattern before && (inner is null || inner.Contains(before.Variable));
        BatchExpression value = isFurther ? CompileFurther(pattern.Value, input.Layout, graph) : Compile(pattern.Value, input.Layout, graph);
        return new ExtendOperator(context, input, pattern.Variable, value, ExpressionText.Of(pattern.Value));
    }

    private QueryOperator BuildProject(ProjectPattern pattern, ActiveGraph graph)
    {
        QueryOperator input = Build(pattern.Inner, graph, new HashSet<Variable>(pattern.Variables));
        return input.Layout.Variables.SequenceEqual(pattern.Variables) ? input : new ProjectOperator(context, input, pattern.Variables);
    }

    private QueryOperator BuildOrder(OrderPattern pattern, ActiveGraph graph, IReadOnlySet<Variable>? required, long? limit)
    {
        QueryOperator input = Build(pattern.Inner, graph, With(required, pattern.Keys.SelectMany(key => ExpressionVariables.Of(key.Value))));
        SortKey[] keys =
        [
            .. pattern.Keys.Select(key => new SortKey(
                Compile(key.Value, input.Layout, graph), key.IsDescending, (key.IsDescending ? "descending " : "") + ExpressionText.Of(key.Value))),
        ];
        return new OrderOperator(context, input, keys, limit);
    }

    private QueryOperator BuildSlice(SlicePattern pattern, ActiveGraph graph, IReadOnlySet<Variable>? required)
    {
        if (pattern.Limit == 0)
            return ValuesOperator.Empty(context, PatternVariables.InScope(pattern.Inner));
        long? wanted = pattern.Limit is { } limit && pattern.Offset < int.MaxValue && limit < int.MaxValue ? pattern.Offset + limit : null;
        QueryOperator input = pattern.Inner switch
        {
            OrderPattern order => BuildOrder(order, graph, required, wanted),
            ProjectPattern { Inner: OrderPattern order } project => new ProjectOperator(
                context, BuildOrder(order, graph, new HashSet<Variable>(project.Variables), wanted), project.Variables),
            _ => Build(pattern.Inner, graph, required),
        };
        return new SliceOperator(context, input, pattern.Offset, pattern.Limit);
    }

    private QueryOperator BuildGrouping(GroupPattern pattern, ActiveGraph graph)
    {
        if (BuildCountedGrouping(pattern, graph) is { } counted)
            return counted;
        HashSet<Variable>? needed = [.. pattern.Keys];
        foreach (Aggregate aggregate in pattern.Aggregates.Select(binding => binding.Aggregate))
        {
            if (aggregate is { Argument: null, IsDistinct: true })
                needed = null;
            else if (aggregate.Argument is not null)
                needed?.UnionWith(ExpressionVariables.Of(aggregate.Argument));
        }

        QueryOperator input = Build(pattern.Inner, graph, needed);
        GroupAggregate[] aggregates = [.. pattern.Aggregates.Select(binding => AggregateOf(binding, input.Layout, graph))];
        return new GroupOperator(context, input, pattern.Keys, aggregates);
    }

    private GroupAggregate AggregateOf(AggregateBinding binding, VariableLayout layout, ActiveGraph graph)
    {
        Aggregate aggregate = binding.Aggregate;
        if (aggregate is { Argument: null, IsDistinct: true })
        {
            return new CountDistinctRowsAggregate(context, binding.Variable, aggregate, layout);
        }

        BatchExpression? argument = aggregate.Argument is null ? null : Compile(aggregate.Argument, layout, graph);
        return new GroupAggregate(binding.Variable, aggregate, argument, () => Accumulator.Create(aggregate, context));
    }
}
