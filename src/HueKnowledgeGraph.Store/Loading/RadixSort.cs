namespace HueKnowledgeGraph.Store;

/// <summary>Sorts rows by their four columns: least significant digit first, 11 bits a pass, passes over constant digits left out.</summary>
internal static class RadixSort
{
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;

    /// <summary>Sorts <paramref name="rows"/> with <paramref name="scratch"/> of the same length; returns the span that holds the result.</summary>
    public static Span<RankRow> Sort(Span<RankRow> rows, Span<RankRow> scratch)
    {
        for (int column = 3; column >= 0; column--)
        {
            uint max = 0;
            foreach (ref readonly RankRow row in rows)
                max |= Key(row, column);
            for (int shift = 0; shift < 32 && max >> shift != 0; shift += DigitBits)
            {
                if (!Pass(rows, scratch, column, shift))
                    continue;
                Span<RankRow> sorted = scratch;
                scratch = rows;
                rows = sorted;
            }
        }

        return rows;
    }

    private static uint Key(in RankRow row, int column) => column switch
    {
        0 => row.First,
        1 => row.Second,
        2 => row.Third,
        _ => row.Fourth,
    };

    /// <summary>One stable pass; false if all rows have the same digit and stay where they are.</summary>
    private static bool Pass(ReadOnlySpan<RankRow> rows, Span<RankRow> target, int column, int shift)
    {
        Span<int> places = stackalloc int[Digits];
        places.Clear();
        foreach (ref readonly RankRow row in rows)
            places[(int)(Key(row, column) >> shift) & (Digits - 1)]++;
        int next = 0;
        foreach (ref int place in places)
        {
            if (place == rows.Length)
                return false;
            (place, next) = (next, next + place);
        }

        foreach (ref readonly RankRow row in rows)
            target[places[(int)(Key(row, column) >> shift) & (Digits - 1)]++] = row;
        return true;
    }
}
