using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

internal sealed partial class CountPlanner
{
    /// <summary>Builds the operators of one tree from a root; used once.</summary>
    /// <param name="planner">The planner.</param>
    /// <param name="tree">The members.</param>
    /// <param name="onlySum">Only the sum of the root's counts is wanted.</param>
    private sealed class CountAssembly(CountPlanner planner, CountTree tree, bool onlySum = false)
    {
        /// <summary>So many counted values stay in the processor's cache.</summary>
        private const int CachedKeys = 50_000;

        private readonly List<CountMember> _pool = [.. tree.Members];

        /// <summary>Counts by the root; null if the members do not form one tree.</summary>
        public CountedOperator? Build(Variable root)
        {
            // The root has to be bound by what is joined, in every solution.
            CountedOperator? counted = Keyed(root, onlySum);
            return _pool.Count == 0 ? counted : null;
        }

        private CountedOperator? Keyed(Variable key, bool sums = false)
        {
            CountMember[] mine = [.. _pool.Where(member => member.Variables.Contains(key))];
            if (mine.Length == 0 || mine[0].Kind != JoinKind.Inner)
                return null;
            foreach (CountMember member in mine)
                _pool.Remove(member);
            var factors = new List<(CountedOperator Counts, JoinKind Kind)>();
            foreach (CountMember member in mine)
            {
                if (Factor(member, key) is not { } factor)
                    return null;
                factors.Add((factor, member.Kind));
            }

            if (sums && _pool.Count == 0 && factors.Count == 2 && Corrected(factors[0], factors[1], key, mine[0]) is { } corrected)
                return corrected;
            CountedOperator? product = null;
            foreach ((CountedOperator counts, JoinKind kind) in factors.OrderBy(f => Rank(f.Kind)).ThenBy(f => f.Counts.EstimatedRows))
                product = product is null ? counts : new CountProductOperator(planner.Context, product, counts, kind);
            return Filtered(product!, key, mine);
        }

        /// <summary>
        /// OPTIONAL, MINUS or NOT EXISTS behind one pattern whose size is known: that size, and the difference that shared values make.
        /// </summary>
        private TotalsOperator? Corrected(
            (CountedOperator Counts, JoinKind Kind) left, (CountedOperator Counts, JoinKind Kind) right, Variable key, CountMember member)
        {
            bool isExact = left.Counts is RunCountOperator && right.Kind is JoinKind.Left or JoinKind.Anti or JoinKind.Minus;
            if (!isExact || tree.FiltersOf(key).Any() || planner.DirectTotal(member.Triple!, []) is not { } total)
                return null;
            return new TotalsOperator(planner.Context,
                [total, new CountProductOperator(planner.Context, left.Counts, right.Counts, right.Kind, isCorrection: true)]);
        }

        /// <summary>Joins first, then what thins out, then what multiplies.</summary>
        private static int Rank(JoinKind kind) => kind switch { JoinKind.Inner => 0, JoinKind.Left => 2, _ => 1 };

        private CountedOperator Filtered(CountedOperator counted, Variable key, CountMember[] members)
        {
            bool isNarrowed = members is [{ Triple: not null }] && counted is RunCountOperator;
            foreach (Expression filter in tree.FiltersOf(key))
            {
                if (isNarrowed && KeyRange.TryOf(filter, out _, out _, out _))
                    continue; // the scan's own range
                counted = new CountedFilterOperator(
                    planner.Context, counted, planner.Builder.CompileFilter(filter, counted.Layout, planner.Graph), ExpressionText.Of(filter));
            }

            return counted;
        }

        private CountedOperator? Factor(CountMember member, Variable key)
        {
            if (member.Triple is null)
                return PatternFactor(member, key);
            if (member.Triple.HasRepeatedVariable)
                return null;
            Variable[] linked = [.. member.Variables.Where(v => v != key && !tree.IsPrivate(v))];
            return linked.Length switch
            {
                0 => Runs(member.Triple, key),
                1 => Carried(member.Triple, key, linked[0]),
                _ => null,
            };
        }

        private CountedOperator? PatternFactor(CountMember member, Variable key)
        {
            if (member.Variables.Any(v => v != key && !tree.IsPrivate(v)) || !CertainVariables.Of(member.Pattern!).Contains(key))
                return null;
            return planner.ClosureCounts(member.Pattern!, key) ?? planner.ByKey(member.Pattern!, key)
                ?? new RowCountOperator(planner.Context, planner.Builder.BuildSorted(member.Pattern!, planner.Graph, key), key);
        }

        private CountedOperator Runs(ScanPattern triple, Variable key)
        {
            IReadOnlyList<AccessPath> paths = AccessPath.Of(triple);
            if (!triple.IsImpossible && paths.FirstOrDefault(path => path.SortVariable == key && !path.HasFilter) is { } path)
            {
                Expression[] ranges = [.. tree.FiltersOf(key).Where(filter => KeyRange.TryOf(filter, out _, out _, out _))];
                ScanSpecification bounded = FilterBounds.Narrow(Narrowed(path, ranges)!, key, tree.FiltersOf(key), planner.Context);
                return new RunCountOperator(planner.Context, path, bounded)
                {
                    EstimatedRows = planner.Statistics.Of(path).FirstKeyCount,
                };
            }

            var scan = new ScanOperator(planner.Context, paths[0], new HashSet<Variable> { key }) { EstimatedRows = planner.Statistics.Of(paths[0]).RowCount };
            return new RowCountOperator(planner.Context, scan, key);
        }

        /// <summary>Rows of one triple pattern with the counts of what hangs at one of its variables; null unless that is all there is.</summary>
        public CountedOperator? BuildRows(Variable key, Variable other)
        {
            CountMember? core = _pool.Find(member => member.Triple is not null && member.Variables.Contains(key) && member.Variables.Contains(other));
            if (core is null || !tree.IsPrivate(other) || _pool.Count < 2)
                return null;
            _pool.Remove(core);
            AccessPath? path = AccessPath.Of(core.Triple!).FirstOrDefault(path => path.SortVariable == key && !path.HasFilter);
            if (path is null || core.Variables.Count > 2 || core.Triple!.IsImpossible || Keyed(key) is not { } counts || _pool.Count > 0)
                return null;
            var rows = new ScanOperator(planner.Context, path, new HashSet<Variable> { key, other })
            {
                EstimatedRows = planner.Statistics.Of(path).RowCount,
            };
            return new CountedRowsOperator(planner.Context, rows, counts);
        }

        /// <summary>Counts of a further variable, carried over a triple pattern.</summary>
        private CountedOperator? Carried(ScanPattern triple, Variable key, Variable other)
        {
            AccessPath? byKey = AccessPath.Of(triple).FirstOrDefault(path => path.SortVariable == key && !path.HasFilter);
            AccessPath? byOther = AccessPath.Of(triple).FirstOrDefault(path => path.SortVariable == other && !path.HasFilter);
            if (byKey is null || byOther is null || triple.IsImpossible)
                return null;
            CountedOperator? counts = _pool.Exists(member => member.Variables.Contains(other)) ? Keyed(other)
                : tree.FiltersOf(other).Any() && !tree.Members.Any(m => m.Triple != triple && m.Variables.Contains(other))
                    ? Filtered(new DistinctKeysOperator(planner.Context, Runs(triple, other)), other, []) : null;
            if (counts is null)
                return null;
            ScanStatistics known = planner.Statistics.Of(byOther);
            double matched = known.RowCount * Math.Min(1, counts.EstimatedRows / Math.Max(1, known.FirstKeyCount));
            double bySource = JoinCosts.Read(known.RowCount, counts.EstimatedRows) + JoinCosts.Read(counts.EstimatedRows, known.FirstKeyCount)
                + (matched * (planner.Statistics.Of(byKey).FirstKeyCount > CachedKeys ? 2 * JoinCosts.Build : 2 * JoinCosts.Row));
            double kept = Math.Min(counts.EstimatedRows * 2 * JoinCosts.Row, known.FirstKeyCount * JoinCosts.Seek);
            double lookup = Math.Min(counts.EstimatedRows, known.FirstKeyCount) > CachedKeys ? JoinCosts.Probe : JoinCosts.Row;
            double byTarget = (known.RowCount * (JoinCosts.Row + lookup)) + kept;
            bool readsByTarget = byTarget <= bySource;
            // Of many counted values only those are kept that the pattern has.
            if (readsByTarget && known.FirstKeyCount * 4 < counts.EstimatedRows && Runs(triple, other) is RunCountOperator present)
                counts = new CountProductOperator(planner.Context, counts, present, JoinKind.Semi);
            var rows = new ScanOperator(planner.Context, readsByTarget ? byKey : byOther, new HashSet<Variable> { key, other })
            {
                EstimatedRows = known.RowCount,
            };
            return new CountRekeyOperator(planner.Context, rows, counts, key);
        }
    }

    private QueryContext Context => context;

    private PlanBuilder Builder => builder;

    private PatternStatistics Statistics => statistics;

    private ActiveGraph Graph => graph;
}
