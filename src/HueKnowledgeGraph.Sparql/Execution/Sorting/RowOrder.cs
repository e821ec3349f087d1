namespace HueKnowledgeGraph.Sparql;

/// <summary>An order of rows: how to sort many in memory, and how to compare two that come from files.</summary>
internal abstract class RowOrder
{
    /// <summary>Bytes that <see cref="Sort"/> needs for a row, at most, what it gives back included.</summary>
    public abstract int BytesPerRow { get; }

    /// <summary>The numbers of the rows in their order; equal rows stay as they came.</summary>
    public abstract int[] Sort(RowTable rows);

    /// <summary>Compares two rows.</summary>
    public abstract int Compare(ReadOnlySpan<ulong> x, ReadOnlySpan<ulong> y);

    /// <summary>0, 1, 2 and so on.</summary>
    protected static int[] AllRows(int count)
    {
        int[] rows = GC.AllocateUninitializedArray<int>(count);
        for (int i = 0; i < rows.Length; i++)
            rows[i] = i;
        return rows;
    }
}

/// <summary>Rows by the ids in some columns, most significant first: the order of scans and merge joins.</summary>
internal sealed class IdRowOrder(QueryContext context, int[] columns) : RowOrder
{
    // The numbers, the keys, and both again.
    public override int BytesPerRow => 2 * (sizeof(int) + sizeof(ulong));

    public override int[] Sort(RowTable rows)
    {
        int[] order = AllRows(rows.Count);
        ulong[] keys = new ulong[rows.Count];
        for (int i = columns.Length - 1; i >= 0; i--)
        {
            ReadOnlySpan<ulong> values = rows.Column(columns[i]);
            for (int row = 0; row < keys.Length; row++)
                keys[row] = values[order[row]];
            RadixSort.Sort(context, keys, order.AsSpan());
        }

        return order;
    }

    public override int Compare(ReadOnlySpan<ulong> x, ReadOnlySpan<ulong> y)
    {
        foreach (int column in columns)
        {
            if (x[column] != y[column])
                return x[column] < y[column] ? -1 : 1;
        }

        return 0;
    }
}

/// <summary>Rows by terms as ORDER BY has them.</summary>
/// <param name="context">The query.</param>
/// <param name="firstColumn">Column of the first key; the others follow it.</param>
/// <param name="descending">For each key, most significant first, whether it descends.</param>
internal sealed class TermRowOrder(QueryContext context, int firstColumn, bool[] descending) : RowOrder
{
    private readonly SortKeyBuilder _keys = new(context);
    private readonly TermOrder _order = new(context);

    // Numbers and places with a second copy of each while they are sorted; terms are ranked in four more columns.
    public override int BytesPerRow => (2 * (sizeof(int) + sizeof(ulong))) + (5 * sizeof(ulong));

    public override int[] Sort(RowTable rows)
    {
        int[] order = AllRows(rows.Count);
        ulong[] places = new ulong[rows.Count];
        ulong[] keys = descending.Length == 1 ? places : new ulong[rows.Count];
        for (int i = descending.Length - 1; i >= 0; i--)
        {
            _keys.Build(rows.Column(firstColumn + i), places);
            ulong flip = descending[i] ? ulong.MaxValue : 0;
            for (int row = 0; row < keys.Length; row++)
                keys[row] = places[order[row]] ^ flip; // with one key the order is still that of the rows
            RadixSort.Sort(context, keys, order.AsSpan());
        }

        return order;
    }

    public override int Compare(ReadOnlySpan<ulong> x, ReadOnlySpan<ulong> y)
    {
        for (int i = 0; i < descending.Length; i++)
        {
            int order = CompareKeys(x[firstColumn + i], y[firstColumn + i], i);
            if (order != 0)
                return order;
        }

        return 0;
    }

    /// <summary>Compares two values of one key.</summary>
    public int CompareKeys(ulong x, ulong y, int key) => descending[key] ? _order.Compare(y, x) : _order.Compare(x, y);
}
