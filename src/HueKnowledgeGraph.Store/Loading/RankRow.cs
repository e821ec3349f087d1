using System.Runtime.InteropServices;

namespace HueKnowledgeGraph.Store;

/// <summary>A quad as four dense term numbers (<see cref="TermRanks"/>), most significant key first.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct RankRow(uint First, uint Second, uint Third, uint Fourth) : IComparable<RankRow>
{
    /// <summary>Columns of an order from a row in order Spo (subject, predicate, object, graph).</summary>
    public RankRow InOrder(QuadOrder order) => order switch
    {
        QuadOrder.Pso => new(Second, First, Third, Fourth),
        QuadOrder.Pos => new(Second, Third, First, Fourth),
        QuadOrder.Ops => new(Third, Second, First, Fourth),
        QuadOrder.Gspo => new(Fourth, First, Second, Third),
        _ => this,
    };

    public int CompareTo(RankRow other)
    {
        int difference = First.CompareTo(other.First);
        if (difference == 0)
            difference = Second.CompareTo(other.Second);
        if (difference == 0)
            difference = Third.CompareTo(other.Third);
        return difference == 0 ? Fourth.CompareTo(other.Fourth) : difference;
    }
}
