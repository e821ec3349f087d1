using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Sparql;

namespace HueKnowledgeGraph.Fuzz;

/// <summary>Property paths as all pairs of nodes that they connect (SPARQL 1.1 Query, section 18.4), with their multiplicities.</summary>
internal sealed class ReferencePaths(ReferenceGraph graph)
{
    public List<Row> Match(PathPattern pattern, Row outer)
    {
        // A term at an end is a node for paths of no length even if it is not in the graph; what EXISTS substitutes is such a term.
        var ends = new Ends(EndOf(pattern.Subject, outer), EndOf(pattern.Object, outer));
        var rows = new List<Row>();
        foreach ((Term from, Term to) in Pairs(pattern.Path, ends))
        {
            if (ReferenceGraph.Bind(pattern.Subject, from, outer) is { } start && ReferenceGraph.Bind(pattern.Object, to, start) is { } row)
                rows.Add(row);
        }

        return rows;
    }

    /// <summary>The terms at the ends of a path, null where a variable is.</summary>
    private readonly record struct Ends(Term? From, Term? To)
    {
        public Ends Turned => new(To, From);

        /// <summary>Closures start from the term at one end (ALP), the first if there are two.</summary>
        public Ends OfStep => From is not null ? this with { To = null } : this;
    }

    private static Term? EndOf(PatternTerm end, Row outer) => end switch
    {
        PatternTerm.Constant constant => constant.Term,
        PatternTerm.Var variable => outer[variable.Variable],
        _ => null,
    };

    private IEnumerable<(Term From, Term To)> Pairs(PropertyPath path, Ends ends) => path switch
    {
        PropertyPath.Link link => graph.Triples.Where(triple => triple.Predicate.Equals(link.Predicate)).Select(triple => (triple.Subject, triple.Object)),
        PropertyPath.Inverse inverse => Pairs(inverse.Path, ends.Turned).Select(pair => (pair.To, pair.From)),
        PropertyPath.Alternative either => Pairs(either.Left, ends).Concat(Pairs(either.Right, ends)),
        PropertyPath.Sequence both => Sequence(both, ends),
        PropertyPath.ZeroOrOne optional => Pairs(optional.Path, ends).Concat(Selves(ends)).Distinct(),
        PropertyPath.OneOrMore closure => Closure([.. Pairs(closure.Path, ends.OfStep).Distinct()]),
        PropertyPath.ZeroOrMore closure => Closure([.. Pairs(closure.Path, ends.OfStep).Distinct()]).Concat(Selves(ends)).Distinct(),
        PropertyPath.NegatedSet negated => Negated(negated),
        _ => throw new NotSupportedException($"The reference does not know {path.GetType().Name}."),
    };

    /// <summary>Paths of no length.</summary>
    private IEnumerable<(Term From, Term To)> Selves(Ends ends) =>
        graph.Nodes.Concat(new[] { ends.From, ends.To }.OfType<Term>()).Distinct().Select(node => (node, node));

    /// <summary>What is between both parts is a variable (section 18.4).</summary>
    private IEnumerable<(Term From, Term To)> Sequence(PropertyPath.Sequence path, Ends ends)
    {
        ILookup<Term, Term> after = Pairs(path.Right, ends with { From = null }).ToLookup(pair => pair.From, pair => pair.To);
        return Pairs(path.Left, ends with { To = null }).SelectMany(pair => after[pair.To].Select(to => (pair.From, to)));
    }

    private static HashSet<(Term From, Term To)> Closure(HashSet<(Term From, Term To)> steps)
    {
        ILookup<Term, Term> after = steps.ToLookup(pair => pair.From, pair => pair.To);
        var found = new HashSet<(Term, Term)>(steps);
        var open = new Queue<(Term From, Term To)>(steps);
        while (open.TryDequeue(out (Term From, Term To) pair))
        {
            foreach (Term next in after[pair.To])
            {
                if (found.Add((pair.From, next)))
                    open.Enqueue((pair.From, next));
            }
        }

        return found;
    }

    private IEnumerable<(Term From, Term To)> Negated(PropertyPath.NegatedSet path)
    {
        IEnumerable<(Term, Term)> forward = path.HasForward
            ? graph.Triples.Where(triple => !path.Forward.Contains(triple.Predicate)).Select(triple => (triple.Subject, triple.Object)) : [];
        IEnumerable<(Term, Term)> backward = path.HasBackward
            ? graph.Triples.Where(triple => !path.Backward.Contains(triple.Predicate)).Select(triple => (triple.Object, triple.Subject)) : [];
        return forward.Concat(backward);
    }
}
