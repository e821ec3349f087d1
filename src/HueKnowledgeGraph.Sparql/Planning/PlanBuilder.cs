using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Makes operators from algebra, node by node (SPARQL 1.1 Query, section 18.5 and 18.6). One for each running query.</summary>
/// <remarks>Parts: joins and basic patterns, paths, modifiers and aggregates, EXISTS. The parameter <c>required</c> names the
/// variables that the consumer reads, so that other columns are never decoded; null means all.</remarks>
internal sealed partial class PlanBuilder(QueryContext context, Dataset dataset)
{
    private readonly PathRewriter _paths = new();

    /// <summary>The plan of a whole query.</summary>
    public QueryOperator Build(GraphPattern pattern, IReadOnlySet<Variable>? required = null) =>
        Build(pattern, new ActiveGraph(dataset.Default), required);

    private QueryOperator Build(GraphPattern pattern, ActiveGraph graph, IReadOnlySet<Variable>? required) => pattern switch
    {
        BasicGraphPattern or JoinPattern or FilterPattern => BuildGroup(pattern, graph, required),
        LeftJoinPattern or MinusPattern when context.Options.UsePlanner => BuildGroup(pattern, graph, required),
        PathPattern p => BuildPath(p, graph, required),
        LeftJoinPattern p => BuildLeftJoin(p, graph, required),
        UnionPattern p => new UnionOperator(context, [Build(p.Left, graph, required), Build(p.Right, graph, required)]),
        MinusPattern p => BuildMinus(p, graph, required),
        LateralPattern p => BuildLateral(p, graph),
        NamedGraphPattern p => BuildNamedGraph(p, required),
        ServicePattern p => new ServiceOperator(context, ValuesOperator.Unit(context), p, JoinKind.Inner),
        ExtendPattern p => BuildExtend(p, graph, required),
        ValuesPattern p => ValuesOperator.Of(context, p),
        GroupPattern p => BuildGrouping(p, graph),
        OrderPattern p => BuildOrder(p, graph, required, null),
        ProjectPattern p => BuildProject(p, graph),
        DistinctPattern p => new DistinctOperator(context, Build(p.Inner, graph, null)),
        ReducedPattern p => Build(p.Inner, graph, null),
        SlicePattern p => BuildSlice(p, graph, required),
        _ => throw new NotSupportedException($"No operator for {pattern.GetType().Name}."),
    };

    private static HashSet<Variable>? With(IReadOnlySet<Variable>? required, IEnumerable<Variable> more) =>
        required is null ? null : [.. required, .. more];

    private QueryOperator BuildLeftJoin(LeftJoinPattern pattern, ActiveGraph graph, IReadOnlySet<Variable>? required)
    {
        IReadOnlySet<Variable> leftScope = PatternVariables.InScope(pattern.Left);
        IEnumerable<Variable> needed = PatternVariables.InScope(pattern.Right).Where(leftScope.Contains);
        if (pattern.Condition is not null)
            needed = needed.Concat(ExpressionVariables.Of(pattern.Condition));
        HashSet<Variable>? inner = With(required, needed);
        return JoinLeft(Build(pattern.Left, graph, inner), pattern.Right, pattern.Condition, graph, inner, required);
    }

    /// <summary>Left-joins a plan with a pattern.</summary>
    private QueryOperator JoinLeft(
        QueryOperator left, GraphPattern pattern, Expression? condition, ActiveGraph graph,
        IReadOnlySet<Variable>? inner, IReadOnlySet<Variable>? required)
    {
        if (pattern is ServicePattern service && condition is null)
            return new ServiceOperator(context, left, service, JoinKind.Left);
        (left, QueryOperator right) = Reduced(left, Build(pattern, graph, inner), pattern, graph, inner);
        Func<VariableLayout, BatchExpression>? compile = condition is null ? null : layout => Compile(condition, layout, graph);
        return new HashJoinOperator(context, left, right, JoinKind.Left, compile, required)
        {
            EstimatedRows = left.EstimatedRows,
        };
    }

    private QueryOperator BuildMinus(MinusPattern pattern, ActiveGraph graph, IReadOnlySet<Variable>? required)
    {
        IReadOnlySet<Variable> leftScope = PatternVariables.InScope(pattern.Left);
        HashSet<Variable> shared = [.. PatternVariables.InScope(pattern.Right).Where(leftScope.Contains)];
        if (shared.Count == 0)
            return Build(pattern.Left, graph, required); // no solution of the right shares a variable: nothing is taken away
        QueryOperator left = Build(pattern.Left, graph, With(required, shared));
        return new HashJoinOperator(context, left, Build(pattern.Right, graph, shared), JoinKind.Minus);
    }

    private QueryOperator BuildNamedGraph(NamedGraphPattern pattern, IReadOnlySet<Variable>? required)
    {
        if (pattern.Name is PatternTerm.Constant constant)
        {
            ulong id = context.Terms.IdOf(constant.Term);
            return dataset.IsNamed(id, context.Snapshot)
                ? Build(pattern.Inner, new ActiveGraph(GraphSelection.MergeOf([id])), required)
                : ValuesOperator.Empty(context, PatternVariables.InScope(pattern));
        }

        Variable variable = pattern.Name is PatternTerm.Var named ? named.Variable
            : throw new NotSupportedException("GRAPH takes an IRI or a variable.");
        if (IsMatchedGraphByGraph(pattern.Inner, variable))
            return Build(pattern.Inner, new ActiveGraph(dataset.EachNamed, variable), With(required, [variable]));
        var layout = new VariableLayout(PatternVariables.InScope(pattern));
        return new EachOperator(context, layout, $"Each graph {variable}", EachGraph(pattern.Inner, variable));
    }

    private IEnumerable<QueryOperator> EachGraph(GraphPattern inner, Variable variable)
    {
        foreach (ulong graph in dataset.Named ?? context.Snapshot.NamedGraphs)
        {
            QueryOperator plan = Build(inner, new ActiveGraph(GraphSelection.MergeOf([graph])), null);
            yield return new HashJoinOperator(context, plan, new ValuesOperator(context, [variable], [[graph]]), JoinKind.Inner);
        }
    }

    /// <summary>
    /// True iff GRAPH ?g can be evaluated by letting each triple pattern bind ?g: patterns only, each with at least one triple, and
    /// filters that do not see ?g, which is bound outside of them.
    /// </summary>
    private bool IsMatchedGraphByGraph(GraphPattern pattern, Variable graph) => pattern switch
    {
        BasicGraphPattern p => p.Triples.Count > 0,
        PathPattern p => _paths.Rewrite(p) is var rewritten and not PathPattern && IsMatchedGraphByGraph(rewritten, graph),
        JoinPattern p => IsMatchedGraphByGraph(p.Left, graph) && IsMatchedGraphByGraph(p.Right, graph),
        UnionPattern p => IsMatchedGraphByGraph(p.Left, graph) && IsMatchedGraphByGraph(p.Right, graph),
        FilterPattern p => !ExpressionVariables.HasExists(p.Condition) && !ExpressionVariables.Of(p.Condition).Contains(graph)
            && IsMatchedGraphByGraph(p.Inner, graph),
        LeftJoinPattern { Condition: null } p => !PatternVariables.InScope(p.Right).Contains(graph)
            && IsMatchedGraphByGraph(p.Left, graph) && IsMatchedGraphByGraph(p.Right, graph),
        _ => false,
    };
}
