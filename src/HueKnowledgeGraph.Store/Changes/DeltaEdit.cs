namespace HueKnowledgeGraph.Store;

/// <summary>A new entry, new flags of an entry, or its end (<see cref="DeltaFlags.None"/>).</summary>
internal readonly record struct DeltaEdit(QuadKeys Key, DeltaFlags Flags) : IComparable<DeltaEdit>
{
    public int CompareTo(DeltaEdit other) => Key.CompareTo(other.Key);
}
