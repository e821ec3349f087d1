namespace HueKnowledgeGraph.Sparql;

/// <summary>The variables in scope of a pattern: those that it may bind (SPARQL 1.1 Query, section 18.2.1).</summary>
internal static class VisibleVariables
{
    /// <summary>Each variable once, in the order of the text; blank nodes and made-up variables included.</summary>
    public static IReadOnlyCollection<Variable> Of(GraphPattern pattern)
    {
        var found = new OrderedVariables();
        Collect(pattern, found);
        return found.List;
    }

    private static void Collect(GraphPattern pattern, OrderedVariables found)
    {
        switch (pattern)
        {
            case BasicGraphPattern p:
                foreach (TriplePattern triple in p.Triples)
                    Collect(triple, found);
                break;
            case PathPattern p:
                Collect(p.Subject, found);
                Collect(p.Object, found);
                break;
            case NamedGraphPattern p:
                Collect(p.Name, found);
                Collect(p.Inner, found);
                break;
            case ServicePattern p:
                Collect(p.Endpoint, found);
                Collect(p.Inner, found);
                break;
            case ExtendPattern p:
                Collect(p.Inner, found);
                found.Add(p.Variable);
                break;
            case ValuesPattern p:
                found.AddAll(p.Variables);
                break;
            case GroupPattern p:
                found.AddAll(p.Keys);
                found.AddAll(p.Aggregates.Select(a => a.Variable));
                break;
            case ProjectPattern p:
                found.AddAll(p.Variables);
                break;
            default:
                foreach (GraphPattern input in Inputs(pattern))
                    Collect(input, found);
                break;
        }
    }

    /// <summary>The inputs whose variables stay in scope, of operators that bind nothing themselves.</summary>
    private static GraphPattern[] Inputs(GraphPattern pattern) => pattern switch
    {
        JoinPattern p => [p.Left, p.Right],
        LeftJoinPattern p => [p.Left, p.Right],
        UnionPattern p => [p.Left, p.Right],
        LateralPattern p => [p.Left, p.Right],
        MinusPattern p => [p.Left],
        FilterPattern p => [p.Inner],
        OrderPattern p => [p.Inner],
        DistinctPattern p => [p.Inner],
        ReducedPattern p => [p.Inner],
        SlicePattern p => [p.Inner],
        _ => throw new InvalidOperationException($"Operator {pattern.GetType().Name} has no rule for its variables."),
    };

    private static void Collect(TriplePattern triple, OrderedVariables found)
    {
        Collect(triple.Subject, found);
        Collect(triple.Predicate, found);
        Collect(triple.Object, found);
    }

    private static void Collect(PatternTerm term, OrderedVariables found)
    {
        if (term is PatternTerm.Var variable)
        {
            found.Add(variable.Variable);
        }
        else if (term is PatternTerm.Triple triple)
        {
            Collect(triple.Subject, found);
            Collect(triple.Predicate, found);
            Collect(triple.Object, found);
        }
    }

    private sealed class OrderedVariables
    {
        private readonly HashSet<Variable> _known = [];

        public List<Variable> List { get; } = [];

        public void Add(Variable variable)
        {
            if (_known.Add(variable))
                List.Add(variable);
        }

        public void AddAll(IEnumerable<Variable> variables)
        {
            foreach (Variable variable in variables)
                Add(variable);
        }
    }
}
