namespace HueKnowledgeGraph.Store;

/// <summary>Rows [From, Below) of an order.</summary>
internal readonly record struct RowRange(long From, long Below)
{
    public bool IsEmpty => From >= Below;

    public long Count => Math.Max(0, Below - From);

    /// <summary>The rows that hold the bound keys and lie in the bounds of the first free key.</summary>
    /// <param name="file">The order to look into.</param>
    /// <param name="prefix">Bound keys.</param>
    /// <param name="from">Smallest first free key.</param>
    /// <param name="below">Upper bound of the first free key, exclusive; ulong.MaxValue means none.</param>
    public static RowRange Find(OrderFile file, ReadOnlySpan<ulong> prefix, ulong from, ulong below)
    {
        if (prefix.IsEmpty)
        {
            long start = from == 0 ? 0 : file.StartOfAtLeast(from);
            return new RowRange(start, below == ulong.MaxValue ? file.RowCount : Math.Max(start, file.StartOfAtLeast(below)));
        }

        if (!file.TryFind(prefix[0], out RowRange rows, out _))
            return default;
        (long first, long end) = rows;
        for (int i = 1; i < prefix.Length; i++)
        {
            (first, end) = file.Rows.EqualRange(i - 1, prefix[i], first, end);
        }

        if (prefix.Length == 4)
            return new RowRange(first, end);
        if (from > 0)
            first = file.Rows.LowerBound(prefix.Length - 1, from, first, end);
        if (below != ulong.MaxValue)
            end = file.Rows.LowerBound(prefix.Length - 1, below, first, end);
        return new RowRange(first, end);
    }
}
