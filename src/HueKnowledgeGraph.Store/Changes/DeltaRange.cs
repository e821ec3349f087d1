namespace HueKnowledgeGraph.Store;

/// <summary>Keys from one on, below another; null is no upper bound.</summary>
internal readonly record struct DeltaRange(QuadKeys From, QuadKeys? Below)
{
    /// <summary>The keys that a scan may deliver, whatever their graph where that is no key of the order.</summary>
    public static DeltaRange Of(ScanSpecification specification)
    {
        Span<ulong> keys = stackalloc ulong[5];
        keys.Clear();
        ReadOnlySpan<ulong> prefix = specification.Prefix.Span;
        prefix.CopyTo(keys);
        bool hasFree = specification.FreeKeyCount > 0;
        if (hasFree)
            keys[prefix.Length] = specification.FirstKeyFrom;
        var from = new QuadKeys(keys[0], keys[1], keys[2], keys[3]);
        if (hasFree && specification.FirstKeyBelow != ulong.MaxValue)
            keys[prefix.Length] = specification.FirstKeyBelow;
        else if (prefix.IsEmpty)
            return new DeltaRange(from, null);
        else
            (keys[prefix.Length - 1], keys[prefix.Length]) = (prefix[^1] + 1, 0); // no id is ulong.MaxValue: kind 15 is not used
        return new DeltaRange(from, new QuadKeys(keys[0], keys[1], keys[2], keys[3]));
    }
}
