namespace HueKnowledgeGraph.Sparql;

internal sealed partial class PlanBuilder
{
    /// <summary>The flattened group of a pattern.</summary>
    internal JoinGroup GroupOf(GraphPattern pattern) => JoinGroup.Of(pattern, _paths);

    /// <summary>A triple pattern with resolved constants; null if it holds a triple term with variables.</summary>
    internal ScanPattern? TryResolve(TriplePattern triple, ActiveGraph graph)
    {
        var matches = new List<(Variable, PatternTerm.Triple)>();
        ScanPattern pattern = Resolve(triple, graph, matches);
        return matches.Count == 0 ? pattern : null;
    }

    /// <summary>Compiles a condition.</summary>
    internal BatchExpression CompileFilter(Expression condition, VariableLayout layout, ActiveGraph graph) => Compile(condition, layout, graph);

    /// <summary>A plan that reads one variable of a pattern, sorted by it where that costs little.</summary>
    internal QueryOperator BuildSorted(GraphPattern pattern, ActiveGraph graph, Variable key)
    {
        var required = new HashSet<Variable> { key };
        return pattern is BasicGraphPattern or JoinPattern or FilterPattern or LeftJoinPattern or MinusPattern
            ? BuildGroup(pattern, graph, required, key) : Build(pattern, graph, required);
    }

    /// <summary>Grouping over multiplicities instead of rows; null where at least two variables have to be looked at together.</summary>
    private QueryOperator? BuildCountedGrouping(GroupPattern pattern, ActiveGraph graph)
    {
        if (!context.Options.UsePlanner || graph.Variable is not null)
            return null;
        GraphPattern inner = pattern.Inner;
        var extensions = new Stack<ExtendPattern>();
        while (inner is ExtendPattern extend)
        {
            extensions.Push(extend);
            inner = extend.Inner;
        }

        HashSet<Variable> certain = CertainVariables.Of(inner);
        if (NeededVariables(pattern, extensions, certain) is not { Count: <= 2 } needed || !certain.IsSupersetOf(needed))
            return null;
        var planner = new CountPlanner(this, context, _statistics, graph);
        Variable? root = needed.Count == 1 ? needed.Single() : null;
        if (root is not null && pattern is { Keys: [], Aggregates: [{ Aggregate: { Function: AggregateFunction.Count, IsDistinct: true } distinct } binding] }
            && distinct.Argument is VariableExpression v && v.Variable == root && planner.DistinctTotal(inner, root) is { } total)
            return Grouped(pattern with { Aggregates = [binding with { Aggregate = distinct with { IsDistinct = false, Argument = null } }] }, total, total, graph, null);
        CountedOperator? counted = root is not null ? planner.ByKey(inner, root)
            : needed.Count == 0 ? planner.Total(inner) : planner.ByPair(inner, needed.First(), needed.Last());
        if (counted is null)
            return null;
        QueryOperator input = counted;
        while (extensions.TryPop(out ExtendPattern? extend))
        {
            input = new ExtendOperator(
                context, input, extend.Variable, Compile(extend.Value, input.Layout, graph), ExpressionText.Of(extend.Value));
        }

        return Grouped(pattern, input, counted, graph, root);
    }

    /// <summary>Variables whose values are looked at; null if all are, or a value may change from row to row.</summary>
    private static HashSet<Variable>? NeededVariables(GroupPattern pattern, IEnumerable<ExtendPattern> extensions, HashSet<Variable> certain)
    {
        var needed = new HashSet<Variable>(pattern.Keys);
        foreach (Aggregate aggregate in pattern.Aggregates.Select(binding => binding.Aggregate))
        {
            if (aggregate is { Argument: null, IsDistinct: true } || ExpressionVariables.HasExists(aggregate) || ExpressionVariables.IsVolatile(aggregate))
                return null;
            if (!IsCountOfRows(aggregate, certain))
                needed.UnionWith(ExpressionVariables.Of(aggregate));
        }

        foreach (ExtendPattern extend in extensions.Reverse())
        {
            if (ExpressionVariables.HasExists(extend.Value) || ExpressionVariables.IsVolatile(extend.Value))
                return null;
            if (needed.Remove(extend.Variable))
                needed.UnionWith(ExpressionVariables.Of(extend.Value));
        }

        return needed;
    }

    /// <summary>COUNT(*), and COUNT of a variable that every solution binds.</summary>
    private static bool IsCountOfRows(Aggregate aggregate, HashSet<Variable> certain) =>
        aggregate is { Function: AggregateFunction.Count, IsDistinct: false }
        && (aggregate.Argument is null || (aggregate.Argument is VariableExpression v && certain.Contains(v.Variable)));

    private QueryOperator Grouped(GroupPattern pattern, QueryOperator input, CountedOperator counted, ActiveGraph graph, Variable? root)
    {
        HashSet<Variable> certain = CertainVariables.Of(pattern.Inner);
        var aggregates = new List<GroupAggregate>();
        foreach (AggregateBinding binding in pattern.Aggregates)
        {
            Aggregate aggregate = binding.Aggregate;
            if (IsCountOfRows(aggregate, certain))
            {
                Aggregate rows = aggregate with { Argument = null };
                aggregates.Add(new GroupAggregate(binding.Variable, aggregate, null, () => Accumulator.Create(rows, context)));
                continue;
            }

            // The counted values are distinct already: DISTINCT over them, in one group, takes each once.
            bool isDistinctRoot = aggregate is { IsDistinct: true, Argument: VariableExpression v } && v.Variable == root
                && (pattern.Keys.Count == 0 || pattern.Keys is [var key] && key == root);
            Aggregate accumulated = isDistinctRoot ? aggregate with { IsDistinct = false } : aggregate;
            aggregates.Add(new GroupAggregate(
                binding.Variable, aggregate, Compile(aggregate.Argument!, input.Layout, graph), () => Accumulator.Create(accumulated, context), isDistinctRoot));
        }

        if (ReferenceEquals(input, counted) && pattern.Keys is [var only] && only == root)
            return new CountedGroupOperator(context, counted, aggregates);
        return new GroupOperator(context, input, pattern.Keys, aggregates, counted);
    }
}
