namespace HueKnowledgeGraph.Sparql;

/// <summary>Search in ascending ids that is fast when the place is near.</summary>
internal static class Gallop
{
    /// <summary>First position from <paramref name="start"/> on whose value is at least <paramref name="key"/>; the length if there is none.</summary>
    public static int FirstAtLeast(ReadOnlySpan<ulong> values, int start, ulong key)
    {
        if (start >= values.Length || values[start] >= key)
            return start;
        int step = 1;
        int below = start; // values[below] < key
        while (below + step < values.Length && values[below + step] < key)
        {
            below += step;
            step *= 2;
        }

        int above = Math.Min(below + step, values.Length);
        while (above - below > 1)
        {
            int middle = (above + below) / 2;
            if (values[middle] < key)
                below = middle;
            else
                above = middle;
        }

        return above;
    }
}
