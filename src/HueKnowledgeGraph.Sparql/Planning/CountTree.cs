namespace HueKnowledgeGraph.Sparql;

/// <summary>The members of a group that is to be counted, and where its variables occur.</summary>
internal sealed class CountTree
{
    private readonly Dictionary<Variable, int> _occurrences = [];

    private CountTree(IReadOnlyList<CountMember> members, IReadOnlyList<Expression> filters)
    {
        Members = members;
        Filters = filters;
        foreach (Variable variable in members.SelectMany(member => member.Variables))
            _occurrences[variable] = _occurrences.GetValueOrDefault(variable) + 1;
    }

    /// <summary>The factors.</summary>
    public IReadOnlyList<CountMember> Members { get; }

    /// <summary>Conditions, each over one variable.</summary>
    public IReadOnlyList<Expression> Filters { get; }

    /// <summary>True iff no other member and no filter looks at a variable.</summary>
    public bool IsPrivate(Variable variable) => _occurrences[variable] == 1 && !FiltersOf(variable).Any();

    /// <summary>The conditions over a variable.</summary>
    public IEnumerable<Expression> FiltersOf(Variable variable) => Filters.Where(filter => ExpressionVariables.Of(filter).Contains(variable));

    /// <summary>Variables to count by, most promising first: those with filters, then those where most members meet.</summary>
    public IEnumerable<Variable> RootCandidates() => _occurrences.Keys
        .OrderByDescending(v => FiltersOf(v).Any()).ThenByDescending(v => _occurrences[v]).Take(4);

    /// <summary>The tree of a pattern; null if it has a part that cannot be a factor.</summary>
    public static CountTree? Of(GraphPattern pattern, PlanBuilder builder, ActiveGraph graph)
    {
        if (graph.Variable is not null)
            return null;
        JoinGroup group = builder.GroupOf(pattern);
        var members = new List<CountMember>();
        foreach (TriplePattern triple in group.Triples)
        {
            if (builder.TryResolve(triple, graph) is not { } scan)
                return null;
            members.Add(new CountMember(new HashSet<Variable>(scan.Variables), scan, null, JoinKind.Inner));
        }

        foreach (GraphPattern other in group.Others)
            members.Add(new CountMember(PatternVariables.InScope(other), null, other, JoinKind.Inner));
        if (!AddSteps(group, members) || group.Filters.Any(filter => ExpressionVariables.Of(filter).Count != 1))
            return null;
        return members.Exists(member => member.Triple is not null) ? new CountTree(members, group.Filters) : null;
    }

    private static bool AddSteps(JoinGroup group, List<CountMember> members)
    {
        var inner = new HashSet<Variable>(members.SelectMany(member => member.Variables));
        var later = new HashSet<Variable>();
        var layout = new VariableLayout(inner);
        foreach (JoinStep step in group.Steps)
        {
            if (step.Condition is not null || !TryAddStep(step.Pattern, step.Kind))
                return false;
        }

        foreach (Expression condition in group.LateFilters)
        {
            if (ExistsOf(condition) is not { } exists || !SemiJoinRule.Applies(exists.Pattern, layout)
                || !TryAddStep(exists.Pattern, exists.IsNegated ? JoinKind.Anti : JoinKind.Semi))
                return false;
        }

        return true;

        bool TryAddStep(GraphPattern pattern, JoinKind kind)
        {
            IReadOnlySet<Variable> variables = PatternVariables.InScope(pattern);
            Variable[] shared = [.. variables.Where(inner.Contains)];
            // What an OPTIONAL binds must not be met again; and the one shared variable has to be bound on both sides.
            if (shared.Length != 1 || variables.Any(later.Contains) || !CertainVariables.Of(pattern).Contains(shared[0]))
                return false;
            later.UnionWith(variables.Where(v => v != shared[0]));
            members.Add(new CountMember(new HashSet<Variable> { shared[0] }, null, pattern, kind));
            return true;
        }
    }

    /// <summary>The EXISTS of a condition that is nothing else, with NOT drawn in.</summary>
    public static ExistsExpression? ExistsOf(Expression condition) => condition switch
    {
        ExistsExpression exists => exists,
        OperatorExpression { Operator: ExpressionOperator.Not, Operands: [ExistsExpression exists] } => exists with { IsNegated = !exists.IsNegated },
        _ => null,
    };
}
