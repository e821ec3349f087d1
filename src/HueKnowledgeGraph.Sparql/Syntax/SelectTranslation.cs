namespace HueKnowledgeGraph.Sparql;

/// <summary>
/// Puts the solution modifiers and the SELECT clause round a pattern (SPARQL 1.1 Query, sections 18.2.4 and 18.2.5): grouping, HAVING,
/// VALUES, expressions, order, projection, DISTINCT, slice.
/// </summary>
internal sealed class SelectTranslation
{
    private readonly SelectClause? _select;
    private readonly SolutionModifiers _modifiers;
    private readonly Func<Variable> _fresh;
    private readonly Func<int, string, SparqlSyntaxException> _error;
    private readonly HashSet<Variable> _visible;
    private readonly HashSet<Variable> _keys = [];
    private readonly HashSet<Variable> _afterGroup = [];
    private readonly Dictionary<Variable, Expression> _aliases = [];
    private readonly List<AggregateBinding> _aggregates = [];
    private readonly Dictionary<string, Variable> _aggregateVariables = [];
    private readonly bool _isGrouped;

    private SelectTranslation(
        SelectClause? select, GraphPattern where, SolutionModifiers modifiers, Func<Variable> fresh, Func<int, string, SparqlSyntaxException> error)
    {
        _select = select;
        _modifiers = modifiers;
        _fresh = fresh;
        _error = error;
        _visible = [.. VisibleVariables.Of(where)];
        _isGrouped = modifiers.Keys.Count > 0 || modifiers.Having.Exists(HasAggregate) || modifiers.Order.Exists(k => HasAggregate(k.Value))
            || (select?.Items.Any(i => i.Value is not null && HasAggregate(i.Value)) ?? false);
        Pattern = where;
        Build();
    }

    /// <summary>The whole algebra.</summary>
    public GraphPattern Pattern { get; private set; }

    /// <summary>The projected variables; empty if there is no SELECT clause.</summary>
    public IReadOnlyList<Variable> Variables { get; private set; } = [];

    /// <summary>Translates; <paramref name="select"/> is null for the other query forms.</summary>
    public static SelectTranslation Of(
        SelectClause? select, GraphPattern where, SolutionModifiers modifiers, Func<Variable> fresh, Func<int, string, SparqlSyntaxException> error) =>
        new(select, where, modifiers, fresh, error);

    private void Build()
    {
        List<(Variable Variable, Expression Value)> extensions = [];
        GraphPattern? group = _isGrouped ? BindKeys() : null;
        foreach (SelectItem item in _select?.Items ?? [])
            TranslateItem(item, extensions);
        List<Expression> having = [.. _modifiers.Having.Select(h => OutsideSelect(WithoutAliases(h)))];
        List<OrderKey> order = [.. _modifiers.Order.Select(k => k with { Value = OutsideSelect(k.Value) })];
        if (group is not null)
            Pattern = new GroupPattern(group, [.. _modifiers.Keys.Select(k => k.Variable).Distinct()], _aggregates);
        foreach (Expression condition in having)
            Pattern = new FilterPattern(condition, Pattern);
        if (_modifiers.Values is not null)
            Pattern = Pattern is BasicGraphPattern { Triples.Count: 0 } ? _modifiers.Values : new JoinPattern(Pattern, _modifiers.Values);
        List<Variable> star = [.. VisibleVariables.Of(Pattern).Where(v => v.IsVisible)];
        foreach ((Variable variable, Expression value) in extensions)
            Pattern = new ExtendPattern(Pattern, variable, value);
        if (order.Count > 0)
            Pattern = new OrderPattern(Pattern, order);
        if (_select is not null)
            Project(_select, star);
        if (_modifiers.Limit is not null || _modifiers.Offset is > 0)
            Pattern = new SlicePattern(Pattern, _modifiers.Offset ?? 0, _modifiers.Limit);
    }

    private void Project(SelectClause select, List<Variable> star)
    {
        Variables = select.IsStar ? star : [.. select.Items.Select(i => i.Variable).Distinct()];
        Pattern = new ProjectPattern(Pattern, Variables);
        if (select.IsDistinct)
            Pattern = new DistinctPattern(Pattern);
        else if (select.IsReduced)
            Pattern = new ReducedPattern(Pattern);
    }

    /// <summary>Keys that are expressions become bindings below the grouping.</summary>
    private GraphPattern BindKeys()
    {
        if (_select?.IsStar == true)
            throw _error(_select.Offset, "SELECT * cannot stand with GROUP BY; name the variables");
        GraphPattern pattern = Pattern;
        foreach (SelectItem key in _modifiers.Keys)
        {
            if (key.Value is not null)
            {
                if (_visible.Contains(key.Variable) || _keys.Contains(key.Variable))
                    throw _error(key.Offset, $"GROUP BY cannot set {key.Variable}: it is bound already");
                pattern = new ExtendPattern(pattern, key.Variable, key.Value);
            }

            _keys.Add(key.Variable);
        }

        _afterGroup.UnionWith(_keys);
        _afterGroup.UnionWith(_modifiers.Values?.Variables ?? []);
        return pattern;
    }

    private void TranslateItem(SelectItem item, List<(Variable Variable, Expression Value)> extensions)
    {
        if (item.Value is null)
        {
            RefuseUngrouped(item.Variable, item.Offset);
            return;
        }

        if ((_isGrouped ? _keys : _visible).Contains(item.Variable) || _aliases.ContainsKey(item.Variable)
            || (_modifiers.Values?.Variables.Contains(item.Variable) ?? false))
        {
            throw _error(item.Offset, $"SELECT cannot set {item.Variable}: it is bound already");
        }

        Expression value = _isGrouped ? InSelect(item) : item.Value;
        _aliases.Add(item.Variable, value);
        extensions.Add((item.Variable, value));
    }

    private void RefuseUngrouped(Variable variable, int offset)
    {
        if (_isGrouped && _visible.Contains(variable) && !_afterGroup.Contains(variable) && !_aliases.ContainsKey(variable))
            throw _error(offset, $"{variable} is neither grouped nor aggregated; add it to GROUP BY or use SAMPLE({variable})");
    }

    private Expression InSelect(SelectItem item) => ExpressionRewriter.Rewrite(item.Value!, part =>
    {
        if (part is Aggregate aggregate)
            return VariableOf(aggregate);
        if (part is VariableExpression { Variable: var variable })
            RefuseUngrouped(variable, item.Offset);
        return null;
    });

    /// <summary>In HAVING and ORDER BY a variable that is not grouped means any one of the group's values (18.2.4.1).</summary>
    private Expression OutsideSelect(Expression expression) => !_isGrouped ? expression : ExpressionRewriter.Rewrite(expression, part => part switch
    {
        Aggregate aggregate => VariableOf(aggregate),
        VariableExpression v when !_aliases.ContainsKey(v.Variable) && _visible.Contains(v.Variable) && !_afterGroup.Contains(v.Variable) =>
            VariableOf(new Aggregate(AggregateFunction.Sample, v, false)),
        _ => null,
    });

    /// <summary>
    /// HAVING comes before the expressions of SELECT, so that their names mean nothing there by the standard. Here they mean what they name.
    /// </summary>
    private Expression WithoutAliases(Expression condition) => ExpressionRewriter.Rewrite(condition, part =>
        part is VariableExpression { Variable: var variable } && !_visible.Contains(variable) ? _aliases.GetValueOrDefault(variable) : null);

    private VariableExpression VariableOf(Aggregate aggregate)
    {
        string text = AlgebraText.Of(aggregate);
        if (!_aggregateVariables.TryGetValue(text, out Variable? variable))
        {
            _aggregateVariables.Add(text, variable = _fresh());
            _aggregates.Add(new AggregateBinding(variable, aggregate));
        }

        return new VariableExpression(variable);
    }

    private static bool HasAggregate(Expression expression)
    {
        bool found = false;
        ExpressionRewriter.Rewrite(expression, part =>
        {
            found |= part is Aggregate;
            return null;
        });
        return found;
    }
}
