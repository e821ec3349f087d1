namespace HueKnowledgeGraph.Sparql;

/// <summary>
/// Triple patterns, other patterns and filters that are all joined, and the steps (OPTIONAL, MINUS) that come after: the planner's unit.
/// </summary>
/// <remarks>
/// <para>Flattens Join, Filter, LeftJoin and Minus where the algebra allows (rules proved from section 18.5):</para>
/// <list type="bullet">
/// <item>Join(LeftJoin(A, B, c), C) = LeftJoin(Join(A, C), B, c), and the same for Minus, if C shares with B and c only variables that
/// every solution of A binds.</item>
/// <item>Join(Filter(c, A), B) = Filter(c, Join(A, B)), if every solution of A binds the variables of c.</item>
/// </list>
/// </remarks>
internal sealed class JoinGroup(PathRewriter paths)
{
    /// <summary>Triple patterns.</summary>
    public List<TriplePattern> Triples { get; } = [];

    /// <summary>Patterns that are planned on their own and joined.</summary>
    public List<GraphPattern> Others { get; } = [];

    /// <summary>Conditions that hold as soon as their variables are bound.</summary>
    public List<Expression> Filters { get; } = [];

    /// <summary>Conditions that are looked at last: with EXISTS, or over variables that may be unbound.</summary>
    public List<Expression> LateFilters { get; } = [];

    /// <summary>LeftJoin and Minus steps, in order.</summary>
    public List<JoinStep> Steps { get; } = [];

    /// <summary>The group of a pattern.</summary>
    public static JoinGroup Of(GraphPattern pattern, PathRewriter paths)
    {
        var group = new JoinGroup(paths);
        while (pattern is FilterPattern filter)
        {
            HashSet<Variable> certain = CertainVariables.Of(filter.Inner);
            foreach (Expression condition in Conjuncts(filter.Condition))
                (IsEarly(condition, certain) ? group.Filters : group.LateFilters).Add(condition);
            pattern = filter.Inner;
        }

        group.Add(pattern, []);
        Fold(group.Filters);
        Fold(group.LateFilters);
        return group;
    }

    /// <summary>
    /// Most filters that become operators of their own. Each stands on the stack while a batch is fetched through it, and groups nest 500
    /// deep: a filter of 40,000 conjuncts once overflowed it.
    /// </summary>
    private const int MaxFilters = 24;

    /// <summary>Makes one balanced conjunction of what is too many.</summary>
    private static void Fold(List<Expression> filters)
    {
        if (filters.Count <= MaxFilters)
            return;
        Expression rest = Conjunction(filters, MaxFilters - 1, filters.Count);
        filters.RemoveRange(MaxFilters - 1, filters.Count - MaxFilters + 1);
        filters.Add(rest);
    }

    private static Expression Conjunction(List<Expression> parts, int from, int to) => to - from == 1
        ? parts[from]
        : new OperatorExpression(ExpressionOperator.And, [Conjunction(parts, from, (from + to) / 2), Conjunction(parts, (from + to) / 2, to)]);

    /// <summary>The parts of a conjunction; a row passes iff each is true.</summary>
    public static IEnumerable<Expression> Conjuncts(Expression condition) =>
        condition is OperatorExpression { Operator: ExpressionOperator.And } and ? and.Operands.SelectMany(Conjuncts) : [condition];

    private static bool IsEarly(Expression condition, HashSet<Variable> certain) =>
        !ExpressionVariables.HasExists(condition) && !ExpressionVariables.IsVolatile(condition)
        && ExpressionVariables.Of(condition) is { Count: > 0 } variables && certain.IsSupersetOf(variables);

    /// <summary>Adds a pattern; <paramref name="outside"/>: variables mentioned by what it is joined with.</summary>
    private void Add(GraphPattern pattern, HashSet<Variable> outside)
    {
        switch (pattern)
        {
            case BasicGraphPattern p:
                Triples.AddRange(p.Triples);
                break;
            case JoinPattern p:
                Add(p.Left, Mentioned(p.Right, outside));
                Add(p.Right, Mentioned(p.Left, outside));
                break;
            case PathPattern p when paths.Rewrite(p) is var rewritten and not PathPattern:
                Add(rewritten, outside);
                break;
            case LeftJoinPattern p when IsLater(p.Left, p.Right, p.Condition, outside):
                Add(p.Left, outside);
                Steps.Add(new JoinStep(JoinKind.Left, p.Right, p.Condition));
                break;
            case MinusPattern p when IsLater(p.Left, p.Right, null, outside):
                Add(p.Left, outside);
                Steps.Add(new JoinStep(JoinKind.Minus, p.Right, null));
                break;
            case FilterPattern p when CertainVariables.Of(p.Inner) is var certain && Conjuncts(p.Condition).All(c => IsEarly(c, certain)):
                Filters.AddRange(Conjuncts(p.Condition));
                Add(p.Inner, outside);
                break;
            default:
                Others.Add(pattern);
                break;
        }
    }

    private static HashSet<Variable> Mentioned(GraphPattern pattern, HashSet<Variable> outside)
    {
        var variables = new HashSet<Variable>(outside);
        PatternVariables.CollectMentioned(pattern, variables);
        return variables;
    }

    private static bool IsLater(GraphPattern left, GraphPattern right, Expression? condition, HashSet<Variable> outside)
    {
        if (outside.Count == 0)
            return true;
        HashSet<Variable> risky = [.. PatternVariables.InScope(right)];
        if (condition is not null)
            risky.UnionWith(ExpressionVariables.Of(condition));
        risky.IntersectWith(outside);
        return CertainVariables.Of(left).IsSupersetOf(risky);
    }
}

/// <summary>An OPTIONAL or MINUS that follows the joins of a group.</summary>
internal sealed record JoinStep(JoinKind Kind, GraphPattern Pattern, Expression? Condition);
