using HueKnowledgeGraph.Sparql;

namespace HueKnowledgeGraph.Fuzz;

/// <summary>Generates cases from a seed and asks the checks about them.</summary>
/// <param name="seed">All cases follow from it.</param>
/// <param name="checks">Which checks.</param>
internal sealed class FuzzRun(ulong seed, IReadOnlyList<IFuzzCheck> checks)
{
    private const int QueriesOfGraph = 20;
    private const int QueriesOfLargeGraph = 5;
    private const int DiskEvery = 25;
    private const int LargeEvery = 50;

    /// <summary>All checks.</summary>
    public static IReadOnlyList<IFuzzCheck> AllChecks { get; } =
    [
        new PlannerCheck(), new ReferenceCheck(), new PartitionCheck(), new FilterCountCheck(), new SplitCheck(),
        StoreCheck.Changes, StoreCheck.Segments, StoreCheck.Log, StoreCheck.Flushed, StoreCheck.Compacted, new SpillCheck(), new UpdateCheck(),
    ];

    /// <summary>Pairs of answers that were compared, or were over a limit.</summary>
    public long Comparisons { get; private set; }

    /// <summary>Graphs generated.</summary>
    public int Rounds { get; private set; }

    /// <summary>Generates one graph and its queries; calls <paramref name="found"/> for each failure, made small.</summary>
    public void Round(Action<FuzzFailure> found)
    {
        ulong roundSeed = unchecked((seed * 0x2545F4914F6CDD1D) + (ulong)Rounds++);
        var random = new FuzzRandom(roundSeed);
        bool isLarge = Rounds % LargeEvery == 0;
        var graphs = new GraphGenerator(random);
        using var dataset = new FuzzDataset(isLarge ? graphs.NextLarge() : graphs.Next());
        for (int i = 0; i < (isLarge ? QueriesOfLargeGraph : QueriesOfGraph); i++)
        {
            FuzzCase next = Next(random, dataset);
            if (!IsQuery(next))
                continue;
            foreach (IFuzzCheck check in checks)
            {
                if ((!check.IsOnDisk || Rounds % DiskEvery is 0 or 1) && !(isLarge && check.IsForSmallGraphs))
                    Check(check, next, $"seed {seed}, graph {Rounds - 1}, query {i}", found);
            }
        }
    }

    /// <summary>False where the generator has written what the grammar does not allow, such as BIND to a variable that is in use.</summary>
    public static bool IsQuery(FuzzCase fuzzCase)
    {
        try
        {
            SparqlParser.ParseQuery(fuzzCase.Query);
            return true;
        }
        catch (SparqlSyntaxException)
        {
            return false;
        }
    }

    /// <summary>What is wrong with a case: a disagreement, or an exception that no query may cause.</summary>
    public static string? Failure(IFuzzCheck check, FuzzCase fuzzCase)
    {
        try
        {
            return check.Disagreement(fuzzCase);
        }
        catch (SparqlSyntaxException)
        {
            // A check has put a piece where the grammar does not allow it.
            return null;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return $"{error.GetType().Name}: {error.Message}\n{error.StackTrace}";
        }
    }

    private static FuzzCase Next(FuzzRandom random, FuzzDataset dataset)
    {
        var queries = new QueryGenerator(random);
        return new FuzzCase(dataset, queries.Form(queries.Group(random.Between(0, 3))), queries.Condition(), random.Below(3) > 0);
    }

    private void Check(IFuzzCheck check, FuzzCase fuzzCase, string origin, Action<FuzzFailure> found)
    {
        Comparisons++;
        if (Failure(check, fuzzCase) is not { } failure)
            return;
        (FuzzCase small, string text) = Shrinker.Shrink(fuzzCase, failure, candidate => SameKind(failure, Failure(check, candidate)));
        found(new FuzzFailure(check.Name, origin, small, text));
        if (!ReferenceEquals(small.Dataset, fuzzCase.Dataset))
            small.Dataset.Dispose();
    }

    /// <summary>The failure of a smaller case, if it is of the kind of the first: an exception does not become a disagreement on the way.</summary>
    private static string? SameKind(string first, string? smaller)
    {
        int colon = first.IndexOf("Exception:", StringComparison.Ordinal);
        if (colon < 0)
            return smaller is null || smaller.Contains("Exception:", StringComparison.Ordinal) ? null : smaller;
        return smaller is not null && smaller.StartsWith(first[..colon], StringComparison.Ordinal) ? smaller : null;
    }
}
