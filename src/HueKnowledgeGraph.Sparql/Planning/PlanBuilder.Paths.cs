using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

internal sealed partial class PlanBuilder
{
    private QueryOperator BuildPath(PathPattern pattern, ActiveGraph graph, IReadOnlySet<Variable>? required)
    {
        GraphPattern rewritten = _paths.Rewrite(pattern);
        if (rewritten is not PathPattern)
            return Build(rewritten, graph, required);
        if (graph.Variable is not null)
            throw new InvalidOperationException("Closures are matched in one graph at a time.");
        var matches = new List<(Variable, PatternTerm.Triple)>();
        PatternTerm subject = TakenApart(pattern.Subject, matches);
        PatternTerm target = TakenApart(pattern.Object, matches);
        QueryOperator plan = pattern.Path switch
        {
            PropertyPath.NegatedSet negated => BuildNegatedSet(subject, negated, target, graph),
            PropertyPath.ZeroOrMore star => BuildClosure(subject, star.Path, target, new PathRange(true, true), graph),
            PropertyPath.OneOrMore plus => BuildClosure(subject, plus.Path, target, new PathRange(HoldsEachEnd(plus.Path), true), graph),
            PropertyPath.ZeroOrOne option => BuildClosure(subject, option.Path, target, new PathRange(true, false), graph),
            _ => throw new NotSupportedException($"No operator for {pattern.Path.GetType().Name}."),
        };
        return WithMatches(plan, matches);
    }

    /// <summary>
    /// Whether a step of the path leads from any term back to itself, also from one that is not in the graph: <c>(p*)+</c>. Not so a sequence, as its middle
    /// is a variable and as such a node of the graph (section 18.4).
    /// </summary>
    private static bool HoldsEachEnd(PropertyPath path) => path switch
    {
        PropertyPath.ZeroOrMore or PropertyPath.ZeroOrOne => true,
        PropertyPath.OneOrMore p => HoldsEachEnd(p.Path),
        PropertyPath.Inverse p => HoldsEachEnd(p.Path),
        PropertyPath.Alternative p => HoldsEachEnd(p.Left) || HoldsEachEnd(p.Right),
        _ => false,
    };

    /// <summary>A term to scan with: a triple term with variables becomes a variable, to be matched after the scan.</summary>
    private PatternTerm TakenApart(PatternTerm term, List<(Variable, PatternTerm.Triple)> matches)
    {
        if (term is not PatternTerm.Triple triple)
            return term;
        Variable variable = _paths.FreshVariable();
        matches.Add((variable, triple));
        return new PatternTerm.Var(variable);
    }

    private QueryOperator WithMatches(QueryOperator plan, List<(Variable, PatternTerm.Triple)> matches)
    {
        foreach ((Variable variable, PatternTerm.Triple triple) in matches)
            plan = new TripleTermOperator(context, plan, variable, triple);
        return plan;
    }

    private QueryOperator BuildNegatedSet(PatternTerm subject, PropertyPath.NegatedSet set, PatternTerm target, ActiveGraph graph)
    {
        var sides = new List<QueryOperator>(2);
        if (set.HasForward || !set.HasBackward)
            sides.Add(Except(subject, set.Forward, target));
        if (set.HasBackward)
            sides.Add(Except(target, set.Backward, subject));
        return sides.Count == 1 ? sides[0] : new UnionOperator(context, sides);

        QueryOperator Except(PatternTerm from, IReadOnlyList<Rdf.Iri> excluded, PatternTerm to)
        {
            Variable predicate = _paths.FreshVariable();
            QueryOperator scan = BuildScan(new TriplePattern(from, new PatternTerm.Var(predicate), to), graph);
            return new ExcludeOperator(context, scan, predicate, [.. excluded.Select(context.Terms.IdOf)]);
        }
    }

    private QueryOperator BuildClosure(PatternTerm subject, PropertyPath path, PatternTerm target, PathRange range, ActiveGraph graph)
    {
        string text = $"{subject} {PathText(path)}{range} {target}";
        if (subject is PatternTerm.Constant start)
        {
            ulong id = context.Terms.IdOf(start.Term);
            if (target is PatternTerm.Var end)
                return new ClosureOperator(context, end.Variable, id, range, () => OpenStep(path, false, graph), text);
            Variable reached = _paths.FreshVariable();
            return new HashJoinOperator(context,
                new ClosureOperator(context, reached, id, range, () => OpenStep(path, false, graph), text),
                new ValuesOperator(context, [reached], [[context.Terms.IdOf(((PatternTerm.Constant)target).Term)]]), JoinKind.Inner);
        }

        Variable source = ((PatternTerm.Var)subject).Variable;
        if (target is PatternTerm.Constant fixedEnd)
        {
            return new ClosureOperator(
                context, source, context.Terms.IdOf(fixedEnd.Term), range, () => OpenStep(path, true, graph), text);
        }

        Variable sink = ((PatternTerm.Var)target).Variable;
        if (sink != source)
            return BuildClosurePairs(source, path, sink, range, graph, text);
        Variable other = _paths.FreshVariable();
        QueryOperator pairs = BuildClosurePairs(source, path, other, range, graph, text);
        return new FilterOperator(context, pairs, new SameColumnsExpression(0, 1), $"sameTerm({source}, {other})");
    }

    private QueryOperator BuildClosurePairs(Variable source, PropertyPath path, Variable target, PathRange range, ActiveGraph graph, string text)
    {
        var pairs = new ClosurePairsOperator(context, source, target, range, Edges(path, graph), text);
        return !range.AllowsZero ? pairs : new DistinctOperator(context,
            new UnionOperator(context, [pairs, new NodeOperator(context, [source, target], graph.Selection)]));
    }

    /// <summary>The edges of a path expression: two columns, source and target.</summary>
    internal QueryOperator Edges(PropertyPath path, ActiveGraph graph)
    {
        Variable from = _paths.FreshVariable();
        Variable to = _paths.FreshVariable();
        QueryOperator edges = BuildPath(
            new PathPattern(new PatternTerm.Var(from), path, new PatternTerm.Var(to)), graph, new HashSet<Variable> { from, to });
        return new ProjectOperator(context, edges, [from, to]);
    }

    private PathStep OpenStep(PropertyPath path, bool isInverse, ActiveGraph graph)
    {
        if (path is PropertyPath.Inverse inverse)
            return OpenStep(inverse.Path, !isInverse, graph);
        if (path is PropertyPath.Link link)
        {
            ulong predicate = context.Terms.IdOf(link.Predicate);
            if (TermId.Kind(predicate) != TermIdKind.Local)
                return new ScanStep(context, predicate, isInverse, graph.Selection);
        }

        using QueryOperator edges = Edges(path, graph);
        return new EdgeTable(context, edges, isInverse);
    }

    /// <summary>A path as short text, for EXPLAIN.</summary>
    internal static string PathText(PropertyPath path) => path switch
    {
        PropertyPath.Link link => link.Predicate.ToString(),
        PropertyPath.Inverse p => "^" + PathText(p.Path),
        PropertyPath.Sequence p => $"({PathText(p.Left)}/{PathText(p.Right)})",
        PropertyPath.Alternative p => $"({PathText(p.Left)}|{PathText(p.Right)})",
        PropertyPath.ZeroOrMore p => PathText(p.Path) + "*",
        PropertyPath.OneOrMore p => PathText(p.Path) + "+",
        PropertyPath.ZeroOrOne p => PathText(p.Path) + "?",
        _ => "!(…)",
    };
}
