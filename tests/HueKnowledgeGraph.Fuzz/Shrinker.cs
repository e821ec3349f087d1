namespace HueKnowledgeGraph.Fuzz;

/// <summary>Makes a case that fails as small as single steps can, so that a person sees what matters.</summary>
internal static class Shrinker
{
    // Enough for the largest cases; those with stores on disk take about 20 ms a step.
    private const int MostSteps = 3000;

    /// <summary>The smallest case found that <paramref name="failure"/> still says something about, and what it says.</summary>
    /// <param name="found">A case that fails.</param>
    /// <param name="text">What is wrong with it.</param>
    /// <param name="failure">What is wrong with a case, or null.</param>
    public static (FuzzCase Case, string Failure) Shrink(FuzzCase found, string text, Func<FuzzCase, string?> failure)
    {
        FuzzCase smallest = found;
        int steps = 0;
        bool isSmaller = true;
        while (isSmaller && steps < MostSteps)
        {
            isSmaller = false;
            foreach (FuzzCase candidate in smallest.Smaller())
            {
                if (++steps > MostSteps)
                    break;
                if (Failure(candidate, failure) is not { } still)
                {
                    if (!ReferenceEquals(candidate.Dataset, smallest.Dataset))
                        candidate.Dataset.Dispose();
                    continue;
                }

                (smallest, text, isSmaller) = (candidate, still, true);
                break;
            }
        }

        return (smallest, text);
    }

    private static string? Failure(FuzzCase candidate, Func<FuzzCase, string?> failure) => FuzzRun.IsQuery(candidate) ? failure(candidate) : null;
}
