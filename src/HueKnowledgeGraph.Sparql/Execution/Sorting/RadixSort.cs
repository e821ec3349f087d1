namespace HueKnowledgeGraph.Sparql;

/// <summary>Sorts ids, with what belongs to them, stably and with a look at the clock on the way.</summary>
/// <remarks>
/// <para>Radix sort by bytes, least significant first, over the bytes that differ at all: ids of a store differ in three or four of their eight.
/// One pass over a million ids takes some 3 ms, so that a sort of any size ends soon after the query has to.
/// Array.Sort cannot be interrupted, and wraps what a comparer throws in an exception of its own.</para>
/// <para>Needs as much memory again while it runs, which is charged.</para>
/// </remarks>
internal static class RadixSort
{
    private const int RowsPerPoll = 1 << 16;

    // Below this, counting to 256 costs more than moving.
    private const int SmallCount = 32;

    /// <summary>Sorts ids, ascending.</summary>
    public static void Sort(QueryContext context, Span<ulong> keys)
    {
        if (keys.Length <= SmallCount)
        {
            keys.Sort();
            return;
        }

        Sort<byte>(context, keys, default);
    }

    /// <summary>Sorts ids, ascending, and moves <paramref name="items"/> with them; equal ids keep their order. Same lengths.</summary>
    public static void Sort<T>(QueryContext context, Span<ulong> keys, Span<T> items)
        where T : unmanaged
    {
        ulong varying = Varying(keys, out bool isSorted);
        if (isSorted)
            return;
        if (keys.Length <= SmallCount)
        {
            SortSmall(keys, items);
            return;
        }

        using var charge = new MemoryCharge(context, "a sort");
        charge.Add(((long)keys.Length * sizeof(ulong)) + ((long)items.Length * System.Runtime.CompilerServices.Unsafe.SizeOf<T>()));
        Span<ulong> otherKeys = GC.AllocateUninitializedArray<ulong>(keys.Length);
        Span<T> otherItems = GC.AllocateUninitializedArray<T>(items.Length);
        Span<ulong> fromKeys = keys;
        Span<T> fromItems = items;
        bool isSwapped = false;
        for (int shift = 0; shift < 64; shift += 8)
        {
            if ((byte)(varying >> shift) == 0)
                continue;
            Span<ulong> toKeys = isSwapped ? keys : otherKeys;
            Span<T> toItems = isSwapped ? items : otherItems;
            Distribute(context, shift, fromKeys, toKeys, fromItems, toItems);
            fromKeys = toKeys;
            fromItems = toItems;
            isSwapped = !isSwapped;
        }

        if (!isSwapped)
            return;
        fromKeys.CopyTo(keys);
        fromItems.CopyTo(items);
    }

    /// <summary>The bits in which not all are equal.</summary>
    private static ulong Varying(ReadOnlySpan<ulong> keys, out bool isSorted)
    {
        ulong any = 0;
        ulong all = ulong.MaxValue;
        ulong last = 0;
        isSorted = true;
        foreach (ulong key in keys)
        {
            any |= key;
            all &= key;
            isSorted &= key >= last;
            last = key;
        }

        return any ^ all;
    }

    private static void Distribute<T>(QueryContext context, int shift, Span<ulong> keys, Span<ulong> toKeys, Span<T> items, Span<T> toItems)
        where T : unmanaged
    {
        Span<int> places = stackalloc int[256];
        places.Clear();
        foreach (ulong key in keys)
            places[(byte)(key >> shift)]++;
        int next = 0;
        foreach (ref int place in places)
            (place, next) = (next, next + place);
        for (int start = 0; start < keys.Length; start += RowsPerPoll)
        {
            context.Poll();
            int end = Math.Min(keys.Length, start + RowsPerPoll);
            if (items.IsEmpty)
            {
                for (int i = start; i < end; i++)
                    toKeys[places[(byte)(keys[i] >> shift)]++] = keys[i];
                continue;
            }

            for (int i = start; i < end; i++)
            {
                int place = places[(byte)(keys[i] >> shift)]++;
                toKeys[place] = keys[i];
                toItems[place] = items[i];
            }
        }
    }

    private static void SortSmall<T>(Span<ulong> keys, Span<T> items)
    {
        for (int i = 1; i < keys.Length; i++)
        {
            (ulong key, T item) = (keys[i], items[i]);
            int place = i;
            for (; place > 0 && keys[place - 1] > key; place--)
            {
                keys[place] = keys[place - 1];
                items[place] = items[place - 1];
            }

            keys[place] = key;
            items[place] = item;
        }
    }
}
