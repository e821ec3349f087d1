namespace HueKnowledgeGraph.Sparql;

/// <summary>One aggregate over many groups at once: state arrays indexed by group number. One thread at a time.</summary>
internal abstract class Accumulator
{
    /// <summary>Makes the accumulator of an aggregate. DISTINCT is handled inside, except for COUNT(DISTINCT *), which the engine does.</summary>
    public static Accumulator Create(Aggregate aggregate, QueryContext context) =>
        throw new InvalidOperationException($"No accumulator in this build: {aggregate}, {context}.");

    /// <summary>Makes room for groups 0 to <paramref name="groupCount"/> - 1; new ones start empty.</summary>
    public abstract void EnsureGroups(int groupCount);

    /// <summary>
    /// Adds values. <paramref name="groups"/>[i] is the group of <paramref name="values"/>[i], which stands for
    /// <paramref name="multiplicities"/>[i] equal rows (empty: one each). For COUNT(*) the values are ignored. Same lengths.
    /// </summary>
    public abstract void Add(ReadOnlySpan<int> groups, ReadOnlySpan<ulong> values, ReadOnlySpan<long> multiplicities);

    /// <summary>The value of a group as an id; Unbound if it is an error.</summary>
    public abstract ulong Result(int group);
}
