namespace HueKnowledgeGraph.Store;

/// <summary>A quad, in the columns of Spo, that came or went.</summary>
internal readonly record struct QuadChange(QuadKeys Quad, bool IsAdded) : IComparable<QuadChange>
{
    public int CompareTo(QuadChange other) => Quad.CompareTo(other.Quad);
}
