namespace HueKnowledgeGraph.Sparql;

/// <summary>What a group holds: its pattern, and the conjunction of its filters, which apply to the whole pattern.</summary>
internal readonly record struct GroupContent(GraphPattern Pattern, Expression? Filter)
{
    /// <summary>Pattern and filter in one.</summary>
    public GraphPattern ToPattern() => Filter is null ? Pattern : new FilterPattern(Filter, Pattern);
}

/// <summary>Puts the elements of one group together, in order (section 18.2.2.6). Joins with the empty pattern are left out (18.2.2.8).</summary>
internal sealed class GroupBuilder
{
    private readonly List<TriplePattern> _triples = [];
    private GraphPattern? _pattern;

    /// <summary>The group's filters, wherever they stand.</summary>
    public List<Expression> Filters { get; } = [];

    public void Add(TriplePattern triple) => _triples.Add(triple);

    public void Add(PathPattern path)
    {
        Flush();
        JoinWith(path);
    }

    public void Join(GraphPattern pattern)
    {
        Flush();
        JoinWith(pattern);
    }

    /// <summary>The optional group's own filter becomes the condition, which sees both sides.</summary>
    public void LeftJoin(GroupContent optional) => _pattern = new LeftJoinPattern(End(), optional.Pattern, optional.Filter);

    public void Minus(GraphPattern pattern) => _pattern = new MinusPattern(End(), pattern);

    public void Lateral(GraphPattern pattern) => _pattern = new LateralPattern(End(), pattern);

    public void Extend(Variable variable, Expression value) => _pattern = new ExtendPattern(End(), variable, value);

    /// <summary>The pattern so far.</summary>
    public GraphPattern End()
    {
        Flush();
        return _pattern ?? new BasicGraphPattern([]);
    }

    private void Flush()
    {
        if (_triples.Count == 0)
            return;
        JoinWith(new BasicGraphPattern([.. _triples]));
        _triples.Clear();
    }

    private void JoinWith(GraphPattern pattern)
    {
        if (_pattern is null or BasicGraphPattern { Triples.Count: 0 })
            _pattern = pattern;
        else if (pattern is not BasicGraphPattern { Triples.Count: 0 })
            _pattern = new JoinPattern(_pattern, pattern);
    }
}
