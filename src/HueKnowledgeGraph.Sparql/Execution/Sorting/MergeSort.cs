namespace HueKnowledgeGraph.Sparql;

/// <summary>Sorts ids by a comparer, stably and with a look at the clock on the way: comparing may mean reading long strings.</summary>
/// <remarks>What the comparer throws comes out as it is, which it does not with Array.Sort.</remarks>
internal sealed class MergeSort(QueryContext context, IComparer<ulong> comparer)
{
    private const int ComparesPerPoll = 1024;

    private ulong[] _scratch = [];
    private int _untilPoll = ComparesPerPoll;

    /// <summary>Sorts, ascending.</summary>
    public void Sort(Span<ulong> ids)
    {
        if (_scratch.Length < ids.Length / 2)
            _scratch = GC.AllocateUninitializedArray<ulong>(ids.Length / 2);
        SortPart(ids);
    }

    private void SortPart(Span<ulong> ids)
    {
        if (ids.Length < 2)
            return;
        Span<ulong> left = ids[..(ids.Length / 2)];
        Span<ulong> right = ids[left.Length..];
        SortPart(left);
        SortPart(right);
        if (Compare(left[^1], right[0]) <= 0)
            return;
        Span<ulong> waiting = _scratch.AsSpan(0, left.Length);
        left.CopyTo(waiting);
        int next = 0;
        int other = 0;
        for (int place = 0; next < waiting.Length; place++)
        {
            bool takesOther = other < right.Length && Compare(right[other], waiting[next]) < 0;
            ids[place] = takesOther ? right[other++] : waiting[next++];
        }
    }

    private int Compare(ulong x, ulong y)
    {
        if (--_untilPoll == 0)
        {
            context.Poll();
            _untilPoll = ComparesPerPoll;
        }

        return comparer.Compare(x, y);
    }
}
