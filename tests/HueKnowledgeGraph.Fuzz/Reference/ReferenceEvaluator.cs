using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Sparql;

namespace HueKnowledgeGraph.Fuzz;

/// <summary>
/// The SPARQL algebra evaluated from the bottom up, as SPARQL 1.1 Query, section 18 defines it, over lists of solutions: slow, short, and sharing nothing
/// with the engine but the parser and the functions of expressions.
/// </summary>
internal sealed class ReferenceEvaluator(IReadOnlyList<Quad> quads, bool unionDefaultGraph)
{
    private const int MostRows = 20_000;

    private readonly Dictionary<string, ReferenceGraph> _graphs = [];

    /// <summary>The solutions of a query, as the engine's answer is written.</summary>
    /// <exception cref="ReferenceLimitException">An intermediate result is too large.</exception>
    public Answer Answer(Query query) => Fuzz.Answer.Of(
        Evaluate(query.Pattern, DefaultGraph, new Row()).Select(row => Fuzz.Answer.Line(query.Variables.Select(variable => (variable, row[variable])))));

    private ReferenceGraph DefaultGraph => Graph("", quad => unionDefaultGraph || quad.Graph is null);

    private IEnumerable<Term> GraphNames => quads.Select(quad => quad.Graph).OfType<Term>().Distinct();

    private ReferenceGraph Graph(string name, Func<Quad, bool> holds)
    {
        if (!_graphs.TryGetValue(name, out ReferenceGraph? graph))
        {
            graph = new ReferenceGraph([.. quads.Where(holds).Select(quad => (quad.Subject, quad.Predicate, quad.Object)).Distinct()]);
            _graphs.Add(name, graph);
        }

        return graph;
    }

    private ReferenceGraph NamedGraph(Term name) => Graph(name.ToString(), quad => name.Equals(quad.Graph));

    /// <param name="pattern">What is evaluated.</param>
    /// <param name="graph">The active graph.</param>
    /// <param name="outer">For EXISTS: the solution that is substituted; every solution begins with it.</param>
    private List<Row> Evaluate(GraphPattern pattern, ReferenceGraph graph, Row outer)
    {
        List<Row> rows = pattern switch
        {
            BasicGraphPattern p => p.Triples.Aggregate(new List<Row> { outer }, (found, triple) => Limited(found.SelectMany(row => graph.Match(triple, row)))),
            PathPattern p => new ReferencePaths(graph).Match(p, outer),
            JoinPattern p => Join(Evaluate(p.Left, graph, outer), Evaluate(p.Right, graph, outer)),
            LeftJoinPattern p => LeftJoin(p, graph, outer),
            FilterPattern p => Filter(p.Condition, Evaluate(p.Inner, graph, outer), graph),
            UnionPattern p => [.. Evaluate(p.Left, graph, outer), .. Evaluate(p.Right, graph, outer)],
            MinusPattern p => Minus(Evaluate(p.Left, graph, outer), Evaluate(p.Right, graph, outer)),
            NamedGraphPattern p => Named(p, outer),
            ExtendPattern p => Extend(p, Evaluate(p.Inner, graph, outer), graph),
            ValuesPattern p => Join([outer], [.. p.Rows.Select(values => RowOf(p.Variables, values))]),
            GroupPattern p => Group(p, Evaluate(p.Inner, graph, outer), graph),
            OrderPattern p => Order(p.Keys, Evaluate(p.Inner, graph, outer), graph),
            ProjectPattern p => [.. Evaluate(p.Inner, graph, outer).Select(row => row.Only(p.Variables.Concat(outer.Variables)))],
            DistinctPattern p => Distinct(Evaluate(p.Inner, graph, outer)),
            ReducedPattern p => Evaluate(p.Inner, graph, outer),
            SlicePattern p => Slice(p, Evaluate(p.Inner, graph, outer)),
            _ => throw new NotSupportedException($"The reference does not know {pattern.GetType().Name}."),
        };
        return Limited(rows);
    }

    private static List<Row> Limited(IEnumerable<Row> rows)
    {
        List<Row> list = [.. rows.Take(MostRows + 1)];
        return list.Count <= MostRows ? list : throw new ReferenceLimitException();
    }

    private static List<Row> Join(List<Row> left, List<Row> right) =>
        Limited(left.SelectMany(a => right.Where(a.IsCompatible).Select(a.Merge)));

    private List<Row> LeftJoin(LeftJoinPattern pattern, ReferenceGraph graph, Row outer)
    {
        List<Row> left = Evaluate(pattern.Left, graph, outer);
        List<Row> right = Evaluate(pattern.Right, graph, outer);
        var result = new List<Row>();
        foreach (Row row in left)
        {
            List<Row> merged = [.. right.Where(row.IsCompatible).Select(row.Merge)];
            if (pattern.Condition is { } condition)
                merged = Filter(condition, merged, graph);
            result.AddRange(merged.Count > 0 ? merged : [row]);
            if (result.Count > MostRows)
                throw new ReferenceLimitException();
        }

        return result;
    }

    private static List<Row> Minus(List<Row> left, List<Row> right) =>
        [.. left.Where(a => !right.Exists(b => a.SharesVariable(b) && a.IsCompatible(b)))];

    private List<Row> Named(NamedGraphPattern pattern, Row outer)
    {
        if (pattern.Name is PatternTerm.Constant constant)
            return GraphNames.Contains(constant.Term) ? Evaluate(pattern.Inner, NamedGraph(constant.Term), outer) : [];
        Variable variable = ((PatternTerm.Var)pattern.Name).Variable;
        return [.. GraphNames.SelectMany(name =>
            Evaluate(pattern.Inner, NamedGraph(name), outer).Select(row => row.Bind(variable, name)).OfType<Row>())];
    }

    private static Row RowOf(IReadOnlyList<Variable> variables, IReadOnlyList<Term?> values) =>
        variables.Zip(values).Aggregate(new Row(), (row, pair) => pair.Second is null ? row : row.With(pair.First, pair.Second));

    private List<Row> Filter(Expression condition, List<Row> rows, ReferenceGraph graph)
    {
        Term?[] values = Values(Truth(condition), rows, graph);
        return [.. rows.Where((_, i) => values[i] is Literal { Lexical: "true" })];
    }

    private List<Row> Extend(ExtendPattern pattern, List<Row> rows, ReferenceGraph graph)
    {
        Term?[] values = Values(pattern.Value, rows, graph);
        return [.. rows.Select((row, i) => values[i] is { } value ? row.With(pattern.Variable, value) : row)];
    }

    private List<Row> Group(GroupPattern pattern, List<Row> rows, ReferenceGraph graph)
    {
        IEnumerable<List<Row>> groups = rows.GroupBy(row => row.Key(pattern.Keys)).Select(group => group.ToList());
        if (pattern.Keys.Count == 0 && rows.Count == 0)
            groups = [[]];
        return [.. groups.Select(group =>
        {
            Row result = group.Count == 0 ? new Row() : group[0].Only(pattern.Keys);
            foreach (AggregateBinding binding in pattern.Aggregates)
            {
                if (Aggregate(binding.Aggregate, group, graph) is { } value)
                    result = result.With(binding.Variable, value);
            }

            return result;
        })];
    }

    /// <summary>Counts are counted here; the arithmetic of the others is the engine's, over inline data.</summary>
    private Term? Aggregate(Aggregate aggregate, List<Row> group, ReferenceGraph graph)
    {
        Term?[] values = aggregate.Argument is null ? [.. group.Select(_ => new Literal(""))] : Values(aggregate.Argument, group, graph);
        if (aggregate.Function != AggregateFunction.Count)
            return ReferenceExpressions.Aggregate(aggregate, values);
        IEnumerable<Term> bound = values.OfType<Term>();
        int count = aggregate.IsDistinct ? bound.Distinct().Count() : bound.Count();
        return new Literal(count.ToString(System.Globalization.CultureInfo.InvariantCulture), Xsd.Integer);
    }

    private List<Row> Order(IReadOnlyList<OrderKey> keys, List<Row> rows, ReferenceGraph graph)
    {
        Term?[][] values = [.. keys.Select(key => Values(key.Value, rows, graph))];
        int[] order = ReferenceExpressions.Order(keys, values, rows.Count);
        return [.. order.Select(i => rows[i])];
    }

    private static List<Row> Distinct(List<Row> rows)
    {
        Variable[] variables = [.. rows.SelectMany(row => row.Variables).Distinct()];
        return [.. rows.DistinctBy(row => row.Key(variables))];
    }

    private static List<Row> Slice(SlicePattern pattern, List<Row> rows) =>
        [.. rows.Skip((int)Math.Min(int.MaxValue, pattern.Offset)).Take((int)Math.Min(int.MaxValue, pattern.Limit ?? int.MaxValue))];

    private static BuiltInCall Truth(Expression condition) => new("IF",
        [condition, new ConstantExpression(new Literal("true", Xsd.Boolean)), new ConstantExpression(new Literal("false", Xsd.Boolean))]);

    /// <summary>The value of an expression for each row, null for an error. EXISTS is evaluated here, the rest by the engine over inline data.</summary>
    private Term?[] Values(Expression expression, List<Row> rows, ReferenceGraph graph)
    {
        var exists = new List<ExistsExpression>();
        Expression rest = ReferenceExpressions.WithoutExists(expression, exists, out IReadOnlyList<Variable> stands);
        List<Row> extended = rows;
        for (int i = 0; i < exists.Count; i++)
        {
            ExistsExpression test = exists[i];
            Variable stand = stands[i];
            extended = [.. extended.Select(row =>
                row.With(stand, new Literal(Evaluate(test.Pattern, graph, row).Count > 0 != test.IsNegated ? "true" : "false", Xsd.Boolean)))];
        }

        return ReferenceExpressions.Values(rest, extended);
    }
}
