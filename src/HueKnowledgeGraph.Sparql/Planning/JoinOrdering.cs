namespace HueKnowledgeGraph.Sparql;

/// <summary>
/// Chooses the order and the methods of a group's joins: dynamic programming over left-deep orders up to
/// <see cref="ExhaustiveLeaves"/> leaves, then greedy. Sort orders are kept apart, so that a dearer plan in a useful order survives.
/// </summary>
internal sealed class JoinOrdering(IReadOnlyList<JoinLeaf> leaves, IReadOnlyList<Expression> filters, Action? poll = null)
{
    /// <summary>Up to here all left-deep orders are looked at: 2^10 sets times 10 leaves.</summary>
    private const int ExhaustiveLeaves = 10;

    /// <summary>Leaves that the greedy order compares at each step.</summary>
    private const int MostTried = 24;

    private readonly IReadOnlySet<Variable>[] _filterVariables = [.. filters.Select(ExpressionVariables.Of)];

    /// <summary>The best order; with <paramref name="wantedSort"/>, an order that comes sorted by it is preferred if sorting would cost more.</summary>
    public JoinCandidate Best(Variable? wantedSort)
    {
        IEnumerable<JoinCandidate> complete = leaves.Count <= ExhaustiveLeaves ? Exhaustive() : Greedy();
        return complete.MinBy(c => c.Cost + (wantedSort is null || c.Sort == wantedSort ? 0 : JoinCosts.Sort(c.Rows)))!;
    }

    private List<JoinCandidate> Exhaustive()
    {
        var best = new List<JoinCandidate>[1 << leaves.Count];
        for (int i = 0; i < leaves.Count; i++)
            best[1 << i] = Single(i);
        for (int mask = 1; mask < best.Length; mask++)
        {
            if (best[mask] is not { } candidates)
                continue;
            bool isConnected = Enumerable.Range(0, leaves.Count).Any(i => (mask >> i & 1) == 0 && Connects(candidates[0], i));
            for (int i = 0; i < leaves.Count; i++)
            {
                if ((mask >> i & 1) != 0 || (isConnected && !Connects(candidates[0], i)))
                    continue;
                List<JoinCandidate> target = best[mask | 1 << i] ??= [];
                foreach (JoinCandidate candidate in candidates)
                    Extend(candidate, i, target);
            }
        }

        return best[^1];
    }

    private List<JoinCandidate> Greedy()
    {
        int start = Enumerable.Range(0, leaves.Count).MinBy(i => leaves[i].Rows);
        List<JoinCandidate> current = Single(start);
        var rest = Enumerable.Range(0, leaves.Count).Where(i => i != start).ToList();
        while (rest.Count > 0)
        {
            List<JoinCandidate>? next = null;
            int chosen = -1;
            int[] connected = [.. rest.Where(i => Connects(current[0], i))];
            poll?.Invoke();
            foreach (int leaf in Promising(connected.Length > 0 ? connected : [.. rest]))
            {
                var extended = new List<JoinCandidate>();
                foreach (JoinCandidate candidate in current)
                    Extend(candidate, leaf, extended);
                if (next is null || extended.Min(Weight) < next.Min(Weight))
                    (next, chosen) = (extended, leaf);
            }

            current = next!;
            rest.Remove(chosen);
        }

        return current;
    }

    /// <summary>Of very many leaves the smallest: to look at each of a thousand a thousand times takes longer than most answers.</summary>
    private int[] Promising(int[] candidates) =>
        candidates.Length <= MostTried ? candidates : [.. candidates.OrderBy(i => leaves[i].Rows).Take(MostTried)];

    /// <summary>Rows weigh too, since they are what later joins work on.</summary>
    private static double Weight(JoinCandidate candidate) => candidate.Cost + (candidate.Rows * JoinCosts.Build);

    private bool Connects(JoinCandidate candidate, int leaf) => leaves[leaf].Variables.Any(candidate.Distinct.ContainsKey);

    private List<JoinCandidate> Single(int index)
    {
        JoinLeaf leaf = leaves[index];
        Expression[] applied = Applicable(leaf.Variables.Contains, _ => false);
        double rows = leaf.Rows * applied.Aggregate(1.0, (share, filter) => share * JoinCosts.Selectivity(filter));
        var candidates = new List<JoinCandidate>();
        
        foreach (AccessPath? path in leaf.ReadingPaths)
        {
            candidates.Add(new JoinCandidate
            {
                Leaf = index,
                Path = path,
                Filters = applied,
                Rows = rows,
                Cost = 0,
                Sort = path is null ? leaf.Operator!.SortedBy.FirstOrDefault() : path.SortVariable,
                Distinct = leaf.Distinct.ToDictionary(pair => pair.Key, pair => Math.Min(pair.Value, rows)),
            });
        }

        return candidates;
    }

    /// <summary>Filters whose variables are all bound now and were not before.</summary>
    private Expression[] Applicable(Func<Variable, bool> isBound, Func<Expression, bool> wasApplied) =>
        [.. filters.Where((filter, i) => _filterVariables[i].All(isBound) && !wasApplied(filter))];

    /// <summary>True iff an order applies a filter; one over variables that no leaf certainly binds is left to the caller.</summary>
    public static bool IsApplied(JoinCandidate? candidate, Expression filter) =>
        candidate is not null && (candidate.Filters.Contains(filter) || IsApplied(candidate.Left, filter));

    private void Extend(JoinCandidate left, int index, List<JoinCandidate> target)
    {
        JoinLeaf leaf = leaves[index];
        Variable[] shared = [.. leaf.Variables.Where(left.Distinct.ContainsKey)];
        double rows = left.Rows * leaf.Rows;
        foreach (Variable variable in shared)
            rows /= Math.Max(1, Math.Max(left.Distinct[variable], leaf.Distinct[variable]));
        Expression[] applied = Applicable(
            v => left.Distinct.ContainsKey(v) || leaf.Variables.Contains(v), filter => IsApplied(left, filter));
        double joined = rows;
        rows *= applied.Aggregate(1.0, (share, filter) => share * JoinCosts.Selectivity(filter));
        var distinct = new Dictionary<Variable, double>(left.Distinct);
        foreach ((Variable variable, double count) in leaf.Distinct)
            distinct[variable] = distinct.TryGetValue(variable, out double known) ? Math.Min(known, count) : count;
        foreach (Variable variable in distinct.Keys)
            distinct[variable] = Math.Min(distinct[variable], rows);
        double output = left.Cost + (joined * JoinCosts.Output);
        
        foreach (AccessPath? path in leaf.ReadingPaths)
        {
            Variable? sort = path is null ? leaf.Operator!.SortedBy.FirstOrDefault() : path.SortVariable;
            foreach ((JoinMethod method, double cost, Variable? order) in Methods(left, leaf, sort, shared))
            {
                Offer(target, new JoinCandidate
                {
                    Left = left, Leaf = index, Path = path, Method = method, Key = method is JoinMethod.Merge or JoinMethod.SortThenMerge ? sort : null,
                    Filters = applied, Rows = rows, Cost = output + cost, Sort = order, Distinct = distinct,
                });
            }
        }
    }

    private static IEnumerable<(JoinMethod Method, double Cost, Variable? Sort)> Methods(
        JoinCandidate left, JoinLeaf leaf, Variable? leafSort, Variable[] shared)
    {
        if (leafSort is not null && shared.Contains(leafSort))
        {
            double read = JoinCosts.Read(leaf.Rows, left.Distinct[leafSort]);
            if (left.Sort == leafSort)
            {
                // A first scan that can skip is read only where the leaf has keys.
                double readLeft = left.Left is null ? JoinCosts.Read(left.Rows, leaf.Distinct[leafSort]) : left.Rows * JoinCosts.Row;
                double tie = left.Rows / 1000; // of two equal orders, the one that starts with fewer rows
                yield return (JoinMethod.Merge, readLeft + read + tie, leafSort);
            }
            else
            {
                yield return (JoinMethod.SortThenMerge, (left.Rows * JoinCosts.Row) + JoinCosts.Sort(left.Rows) + read, leafSort);
            }
        }

        double both = (left.Rows + leaf.Rows) * JoinCosts.Row;
        yield return (JoinMethod.HashLeaf, both + (leaf.Rows * JoinCosts.Build) + (left.Rows * JoinCosts.Probe), left.Sort);
        yield return (JoinMethod.HashLeft, both + (left.Rows * JoinCosts.Build) + (leaf.Rows * JoinCosts.Probe), leafSort);
    }

    /// <summary>Keeps a candidate unless one with the same sort order is as cheap.</summary>
    private static void Offer(List<JoinCandidate> candidates, JoinCandidate candidate)
    {
        int same = candidates.FindIndex(c => c.Sort == candidate.Sort);
        if (same < 0)
            candidates.Add(candidate);
        else if (candidate.Cost < candidates[same].Cost)
            candidates[same] = candidate;
    }
}
