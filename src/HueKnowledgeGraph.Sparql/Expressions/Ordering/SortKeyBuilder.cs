using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>
/// Turns a column of ids into numbers that compare as the terms do in <see cref="TermOrder"/>, so that a sort compares numbers only.
/// </summary>
/// <remarks>Reads each distinct term once, in ascending order of ids, which is the dictionary's own. Columns whose ids already have the
/// order (IRIs and integers of the store, say) are passed through. Keys of two calls do not compare with each other.</remarks>
internal sealed class SortKeyBuilder(QueryContext context)
{
    // Terms may be long, and a sort of a million of them lasts.
    private const int TermsPerPoll = 1024;
    private const int RowsPerPoll = 1 << 16;

    private readonly TermOrder _order = new(context);

    /// <summary>
    /// Gives each id its key: equal ids equal ones, different ids different ones; unbound and errors 0. <paramref name="keys"/>: as long
    /// as <paramref name="ids"/>; may be the same memory.
    /// </summary>
    public void Build(ReadOnlySpan<ulong> ids, Span<ulong> keys)
    {
        if (HaveOrder(ids))
        {
            ids.CopyTo(keys);
            keys[..ids.Length].Replace(TermId.Error, TermId.Unbound);
            return;
        }

        // Four arrays of the distinct ids or the rows, at most.
        long bytes = 32L * ids.Length;
        context.Charge(bytes, "ORDER BY");
        try
        {
            Rank(ids, keys);
        }
        finally
        {
            context.Charge(-bytes, "ORDER BY");
        }
    }

    /// <summary>
    /// Whether ids compare as their terms: IRIs and blank nodes of the store, and literals of one kind at most, where that kind has order.
    /// </summary>
    private bool HaveOrder(ReadOnlySpan<ulong> ids)
    {
        TermIdKind literals = TermIdKind.Special;
        foreach (ulong id in ids)
        {
            TermIdKind kind = TermId.Kind(id);
            if (kind == literals || kind is TermIdKind.Special or TermIdKind.BlankNode || (kind == TermIdKind.Iri && _order.IsOrdered(id)))
                continue;
            if (literals != TermIdKind.Special || kind is not (TermIdKind.Integer or TermIdKind.Boolean))
                return false;
            literals = kind;
        }

        return true;
    }

    private void Rank(ReadOnlySpan<ulong> ids, Span<ulong> keys)
    {
        ulong[] distinct = ids.ToArray();
        RadixSort.Sort(context, distinct);
        int count = RemoveRepeats(distinct);
        bool byId = true;
        for (int i = 0; i < count; i++)
            byId &= _order.IsOrdered(distinct[i]);
        ulong[] leading = new ulong[count];
        for (int i = 0; i < count; i++)
        {
            if (i % TermsPerPoll == 0)
                context.Poll();
            leading[i] = distinct[i] <= TermId.DefaultGraph ? 0 : _order.Leading(distinct[i], byId);
        }

        ulong[] sorted = distinct.AsSpan(0, count).ToArray();
        RadixSort.Sort(context, leading, sorted.AsSpan());
        SortTies(leading, sorted);
        // From here on leading[i] is the key of distinct[i].
        ulong[] places = new ulong[count];
        for (int i = 0; i < count; i++)
            places[i] = leading[i] == 0 ? 0 : (ulong)i + 1;
        RadixSort.Sort(context, sorted, places.AsSpan());
        for (int row = 0; row < ids.Length; row++)
        {
            if (row % RowsPerPoll == 0)
                context.Poll();
            keys[row] = places[Array.BinarySearch(distinct, 0, count, ids[row])];
        }
    }

    private void SortTies(ulong[] leading, ulong[] sorted)
    {
        var ties = new MergeSort(context, _order);
        for (int from = 0, to; from < leading.Length; from = to)
        {
            for (to = from + 1; to < leading.Length && leading[to] == leading[from];)
                to++;
            if (to - from == 1 || leading[from] == 0)
                continue;
            ties.Sort(sorted.AsSpan(from, to - from));
        }
    }

    private static int RemoveRepeats(ulong[] sorted)
    {
        int count = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            sorted[count] = sorted[i];
            count += i + 1 == sorted.Length || sorted[i + 1] != sorted[i] ? 1 : 0;
        }

        return count;
    }
}
