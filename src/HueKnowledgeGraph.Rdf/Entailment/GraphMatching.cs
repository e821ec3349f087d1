namespace HueKnowledgeGraph.Rdf;

/// <summary>Looks for a meaning of a graph's blank nodes that makes it a part of another graph (the interpolation lemma of simple entailment).</summary>
internal sealed class GraphMatching(IReadOnlySet<Fact> facts, int maxSteps)
{
    private readonly ILookup<Term, Fact> _byPredicate = facts.ToLookup(fact => fact.Predicate);
    private readonly Dictionary<BlankNode, Term> _meanings = [];
    private int _steps;

    /// <summary>True iff all goals can be found with one meaning for each of their blank nodes.</summary>
    public bool Finds(IEnumerable<Fact> goals) => Search([.. goals.Distinct()]);

    private bool Search(List<Fact> goals)
    {
        if (goals.Count == 0)
            return true;

        // The goal with the fewest blank nodes that have no meaning yet; without any it is a look-up.
        Fact goal = goals.MinBy(Open);
        List<Fact> rest = [.. goals.Where(other => other != goal)];
        foreach (Fact fact in Open(goal) == 0 ? [Resolved(goal)] : _byPredicate[goal.Predicate])
        {
            if (++_steps > maxSteps)
                throw new InvalidOperationException($"The conclusion holds too many blank nodes that could mean the same: undecided after {maxSteps:N0} steps.");
            List<BlankNode> bound = [];
            if (Matches(goal.Subject, fact.Subject, bound) && Matches(goal.Object, fact.Object, bound) && facts.Contains(fact) && Search(rest))
                return true;
            foreach (BlankNode node in bound)
                _meanings.Remove(node);
        }

        return false;
    }

    private int Open(Fact goal) => Open(goal.Subject) + Open(goal.Object);

    private int Open(Term term) => term switch
    {
        BlankNode node => _meanings.ContainsKey(node) ? 0 : 1,
        TripleTerm triple => Open(triple.Subject) + Open(triple.Object),
        _ => 0,
    };

    private Fact Resolved(Fact goal) => new(Resolved(goal.Subject), goal.Predicate, Resolved(goal.Object));

    private Term Resolved(Term term) => term switch
    {
        BlankNode node => _meanings[node],
        TripleTerm triple => new TripleTerm(Resolved(triple.Subject), triple.Predicate, Resolved(triple.Object)),
        _ => term,
    };

    private bool Matches(Term goal, Term found, List<BlankNode> bound)
    {
        switch (goal)
        {
            case BlankNode node when _meanings.TryGetValue(node, out Term? meaning):
                return meaning.Equals(found);
            case BlankNode node:
                _meanings.Add(node, found);
                bound.Add(node);
                return true;
            case TripleTerm triple:
                return found is TripleTerm other && triple.Predicate.Equals(other.Predicate)
                    && Matches(triple.Subject, other.Subject, bound) && Matches(triple.Object, other.Object, bound);
            default:
                return goal.Equals(found);
        }
    }
}
