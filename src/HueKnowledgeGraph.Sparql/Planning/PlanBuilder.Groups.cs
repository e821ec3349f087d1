namespace HueKnowledgeGraph.Sparql;

internal sealed partial class PlanBuilder
{
    /// <summary>Basic patterns, joins and filters, which are one unit to the planner.</summary>
    private QueryOperator BuildGroup(GraphPattern pattern, ActiveGraph graph, IReadOnlySet<Variable>? required) =>
        BuildAsWritten(pattern, graph, required);

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

    /// <summary>Joins two plans by the best operator for their orders.</summary>
    private QueryOperator Joined(QueryOperator left, QueryOperator right, JoinKind kind, IReadOnlySet<Variable>? required) =>
        new HashJoinOperator(context, left, right, kind, null, kind == JoinKind.Minus ? null : required);

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
