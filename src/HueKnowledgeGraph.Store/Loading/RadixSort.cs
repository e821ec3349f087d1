namespace HueKnowledgeGraph.Store;

/// <summary>Sorts rows by their four columns: least significant digit first, 11 bits a pass, passes over constant digits left out.</summary>
/// <remarks>The column is a struct type parameter, so that reading a key is one load in the loops.</remarks>
internal static class RadixSort
{
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;

    private interface IColumn
    {
        static abstract uint Key(in RankRow row);
    }

    /// <summary>Sorts <paramref name="rows"/> with <paramref name="scratch"/> of the same length; returns the span that holds the result.</summary>
    public static Span<RankRow> Sort(Span<RankRow> rows, Span<RankRow> scratch)
    {
        SortBy<Fourth>(ref rows, ref scratch);
        SortBy<Third>(ref rows, ref scratch);
        SortBy<Second>(ref rows, ref scratch);
        SortBy<First>(ref rows, ref scratch);
        return rows;
    }

    /// <summary>Sorts by one column, stably; the result is in <paramref name="rows"/>, which may change places with the scratch.</summary>
    private static void SortBy<TColumn>(ref Span<RankRow> rows, ref Span<RankRow> scratch)
        where TColumn : struct, IColumn
    {
        uint bits = 0;
        foreach (ref readonly RankRow row in rows)
            bits |= TColumn.Key(row);
        for (int shift = 0; shift < 32 && bits >> shift != 0; shift += DigitBits)
        {
            if (!Pass<TColumn>(rows, scratch, shift))
                continue;
            Span<RankRow> sorted = scratch;
            scratch = rows;
            rows = sorted;
        }
    }

    /// <summary>One stable pass; false if all rows have the same digit and stay where they are.</summary>
    private static bool Pass<TColumn>(ReadOnlySpan<RankRow> rows, Span<RankRow> target, int shift)
        where TColumn : struct, IColumn
    {
        Span<int> places = stackalloc int[Digits];
        places.Clear();
        foreach (ref readonly RankRow row in rows)
            places[(int)(TColumn.Key(row) >> shift) & (Digits - 1)]++;
        int next = 0;
        foreach (ref int place in places)
        {
            if (place == rows.Length)
                return false;
            (place, next) = (next, next + place);
        }

        foreach (ref readonly RankRow row in rows)
            target[places[(int)(TColumn.Key(row) >> shift) & (Digits - 1)]++] = row;
        return true;
    }

    private readonly struct First : IColumn
    {
        public static uint Key(in RankRow row) => row.First;
    }

    private readonly struct Second : IColumn
    {
        public static uint Key(in RankRow row) => row.Second;
    }

    private readonly struct Third : IColumn
    {
        public static uint Key(in RankRow row) => row.Third;
    }

    private readonly struct Fourth : IColumn
    {
        public static uint Key(in RankRow row) => row.Fourth;
    }
}
