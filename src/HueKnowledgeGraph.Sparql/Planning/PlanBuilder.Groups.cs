namespace HueKnowledgeGraph.Sparql;

internal sealed partial class PlanBuilder
{
    private readonly PatternStatistics _statistics = new(context);

    /// <summary>Basic patterns, joins, filters and what follows them, which are one unit to the planner.</summary>
    private QueryOperator BuildGroup(GraphPattern pattern, ActiveGraph graph, IReadOnlySet<Variable>? required, Variable? wantedSort = null)
    {
        if (!context.Options.UsePlanner)
            return BuildAsWritten(pattern, graph, required);
        JoinGroup group = JoinGroup.Of(pattern, _paths);
        var scope = new HashSet<Variable>(PatternVariables.InScope(pattern));
        HashSet<Variable>? late = With(required, group.LateFilters.SelectMany(ExpressionVariables.Of).Where(scope.Contains));
        HashSet<Variable>? needed = With(late, group.Steps.SelectMany(step => PatternVariables.InScope(step.Pattern)
            .Concat(step.Condition is null ? [] : ExpressionVariables.Of(step.Condition))));
        QueryOperator plan = BuildJoins(group, graph, needed, wantedSort);
        foreach (JoinStep step in group.Steps)
            plan = ApplyStep(plan, step, graph, needed);
        foreach (Expression condition in group.LateFilters)
            plan = ApplyLateFilter(plan, condition, graph, late);
        return plan;
    }

    /// <summary>The joins of a group; <paramref name="keys"/>: one more input, which says what is wanted.</summary>
    private QueryOperator BuildJoins(
        JoinGroup group, ActiveGraph graph, HashSet<Variable>? needed, Variable? wantedSort, KeysOfRowsOperator? keys = null)
    {
        HashSet<Variable>? inner = With(needed, group.Filters.SelectMany(ExpressionVariables.Of));
        inner?.UnionWith(SharedVariables(group));
        var leaves = new List<JoinLeaf>();
        foreach (TriplePattern triple in group.Triples)
        {
            var matches = new List<(Variable, PatternTerm.Triple)>();
            leaves.Add(_statistics.Leaf(Resolve(triple, graph, matches), matches));
        }

        PathPattern[] followed = [.. group.Others.OfType<PathPattern>().Where(path => IsFollowed(path, group) && !BindsBothEnds(keys, path, group))];
        ServicePattern[] services = [.. group.Others.OfType<ServicePattern>().OrderBy(service => service.Endpoint is PatternTerm.Var)];
        foreach (GraphPattern other in group.Others.Where(other => other is not ServicePattern && !Array.Exists(followed, path => ReferenceEquals(path, other))))
            leaves.Add(PatternStatistics.Leaf(Build(other, graph, inner)));
        if (keys is not null)
            leaves.Add(PatternStatistics.Leaf(keys));
        if (leaves.Count == 0)
            return Called(ValuesOperator.Unit(context), services);
        if (leaves.Any(leaf => leaf.Rows == 0 && leaf.Operator is null or ValuesOperator))
            return Impossible(leaves, followed.Concat<GraphPattern>(services).SelectMany(PatternVariables.InScope));
        Expression[] cheap = [.. group.Filters.Where(filter => !JoinCosts.IsDear(filter))];
        JoinCandidate best = new JoinOrdering(leaves, cheap, context.Poll).Best(wantedSort);
        var assembly = new JoinAssembly(context, leaves, inner, (condition, layout) => Compile(condition, layout, graph));
        Expression[] rest = [.. group.Filters.Where(filter => cheap.Contains(filter) ? !JoinOrdering.IsApplied(best, filter) : !assembly.TryPlace(filter, best))];
        QueryOperator plan = assembly.Build(best, inner);
        foreach (PathPattern path in followed)
            plan = Follow(plan, path, graph);
        plan = Called(plan, services);
        foreach (Expression filter in rest)
            plan = new FilterOperator(context, plan, Compile(filter, plan.Layout, graph), ExpressionText.Of(filter));
        return plan;
    }

    /// <summary>Joins with what other endpoints say, last of all: then they are told what is wanted.</summary>
    private QueryOperator Called(QueryOperator plan, IEnumerable<ServicePattern> services) =>
        services.Aggregate(plan, (left, service) => new ServiceOperator(context, left, service, JoinKind.Inner));

    /// <summary>A pattern has no rows at all, which the directories know exactly: nothing is read.</summary>
    private ValuesOperator Impossible(List<JoinLeaf> leaves, IEnumerable<Variable> more)
    {
        foreach (JoinLeaf leaf in leaves)
            leaf.Operator?.Dispose();
        return ValuesOperator.Empty(context, leaves.SelectMany(leaf => leaf.Operator?.Layout.Variables ?? leaf.Variables.AsEnumerable()).Concat(more).Distinct());
    }

    /// <summary>Variables that two or more members of a group mention.</summary>
    private static IEnumerable<Variable> SharedVariables(JoinGroup group)
    {
        var once = new HashSet<Variable>();
        var shared = new HashSet<Variable>();
        IEnumerable<IReadOnlySet<Variable>> members = group.Triples.Select(t => PatternVariables.InScope(new BasicGraphPattern([t])))
            .Concat(group.Others.Select(PatternVariables.InScope));
        foreach (IReadOnlySet<Variable> variables in members)
            shared.UnionWith(variables.Where(v => !once.Add(v)));
        return shared;
    }

    private QueryOperator ApplyStep(QueryOperator left, JoinStep step, ActiveGraph graph, HashSet<Variable>? needed)
    {
        if (step.Kind == JoinKind.Left && step.Condition is not null)
            return JoinLeft(left, step.Pattern, step.Condition, graph, needed, needed);
        IReadOnlySet<Variable> inScope = PatternVariables.InScope(step.Pattern);
        Variable[] shared = [.. left.Layout.Variables.Where(inScope.Contains)];
        if (step.Kind == JoinKind.Minus && shared.Length == 0)
            return left;
        if (step is { Kind: JoinKind.Left, Pattern: ServicePattern service })
            return new ServiceOperator(context, left, service, JoinKind.Left);
        IReadOnlySet<Variable>? required = step.Kind == JoinKind.Left ? With(needed, shared) : new HashSet<Variable>(shared);
        (left, QueryOperator right) = Reduced(left, BuildRight(step.Pattern, graph, required, left), step.Pattern, graph, required);
        return Joined(left, right, step.Kind, needed);
    }

    /// <summary>The right side of a join, sorted as the left side is where that costs little.</summary>
    private QueryOperator BuildRight(GraphPattern pattern, ActiveGraph graph, IReadOnlySet<Variable>? required, QueryOperator left)
    {
        Variable? sort = left.SortedBy.FirstOrDefault();
        bool isGroup = pattern is BasicGraphPattern or JoinPattern or FilterPattern or LeftJoinPattern or MinusPattern;
        if (!isGroup || !context.Options.UsePlanner)
            return Build(pattern, graph, required);
        HashSet<Variable> certain = CertainVariables.Of(pattern);
        if (sort is null || !certain.Contains(sort))
            sort = left.Layout.Variables.FirstOrDefault(v => certain.Contains(v) && left.Certain.Contains(v));
        return BuildGroup(pattern, graph, required, sort);
    }

    private QueryOperator ApplyLateFilter(QueryOperator plan, Expression condition, ActiveGraph graph, HashSet<Variable>? needed)
    {
        ExistsExpression? exists = CountTree.ExistsOf(condition);
        if (exists is null || !SemiJoinRule.Applies(exists.Pattern, plan.Layout))
            return new FilterOperator(context, plan, Compile(condition, plan.Layout, graph), ExpressionText.Of(condition));
        IReadOnlySet<Variable> inScope = PatternVariables.InScope(exists.Pattern);
        var shared = new HashSet<Variable>(plan.Layout.Variables.Where(inScope.Contains));
        (plan, QueryOperator right) = Reduced(plan, BuildRight(exists.Pattern, graph, shared, plan), exists.Pattern, graph, shared);
        return Joined(plan, right, exists.IsNegated ? JoinKind.Anti : JoinKind.Semi, needed);
    }

    /// <summary>The oracle: patterns in the order in which they are written, joined by hash.</summary>
    private QueryOperator BuildAsWritten(GraphPattern pattern, ActiveGraph graph, IReadOnlySet<Variable>? required)
    {
        switch (pattern)
        {
            case BasicGraphPattern basic:
                QueryOperator plan = basic.Triples.Count == 0 ? ValuesOperator.Unit(context) : BuildScan(basic.Triples[0], graph);
                foreach (TriplePattern triple in basic.Triples.Skip(1))
                    plan = new HashJoinOperator(context, plan, BuildScan(triple, graph), JoinKind.Inner);
                return plan;
            case JoinPattern { Right: ServicePattern service } join:
                return Called(Build(join.Left, graph, null), [service]);
            case JoinPattern { Left: ServicePattern service } join:
                return Called(Build(join.Right, graph, null), [service]);
            case JoinPattern join:
                IReadOnlySet<Variable> scope = PatternVariables.InScope(join.Left);
                HashSet<Variable>? inner = With(required, PatternVariables.InScope(join.Right).Where(scope.Contains));
                return new HashJoinOperator(context, Build(join.Left, graph, inner), Build(join.Right, graph, inner), JoinKind.Inner);
            default:
                var filter = (FilterPattern)pattern;
                QueryOperator input = Build(filter.Inner, graph, With(required, ExpressionVariables.Of(filter.Condition)));
                return new FilterOperator(context, input, Compile(filter.Condition, input.Layout, graph), ExpressionText.Of(filter.Condition));
        }
    }

    /// <summary>One triple pattern, in the first order that uses all its constants.</summary>
    private QueryOperator BuildScan(TriplePattern triple, ActiveGraph graph)
    {
        var matches = new List<(Variable, PatternTerm.Triple)>();
        ScanPattern pattern = Resolve(triple, graph, matches);
        return WithMatches(new ScanOperator(context, AccessPath.Of(pattern)[0]), matches);
    }

    private ScanPattern Resolve(TriplePattern triple, ActiveGraph graph, List<(Variable, PatternTerm.Triple)> matches) => new(
        PatternSlot.Of(TakenApart(triple.Subject, matches), context),
        PatternSlot.Of(TakenApart(triple.Predicate, matches), context),
        PatternSlot.Of(TakenApart(triple.Object, matches), context),
        graph);
}
