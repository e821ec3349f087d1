using System.Runtime.CompilerServices;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Free keys of a triple that a scan delivers, most significant first, and the graph; what there is not is 0.</summary>
internal readonly record struct KeyRow(ulong First, ulong Second, ulong Third, ulong Graph = 0) : IComparable<KeyRow>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CompareTo(KeyRow other) => First != other.First ? First.CompareTo(other.First)
        : Second != other.Second ? Second.CompareTo(other.Second)
        : Third != other.Third ? Third.CompareTo(other.Third) : Graph.CompareTo(other.Graph);
}

/// <summary>Rows in ascending order, one at a time; the parts that scans under entailment are put together from.</summary>
internal abstract class RowCursor : IDisposable
{
    /// <summary>The row that the last <see cref="Move"/> came to.</summary>
    public KeyRow Current { get; protected set; }

    /// <summary>Pages read and passed over below.</summary>
    public virtual (long Read, long Skipped) Pages => (0, 0);

    /// <summary>Goes to the next row; false at the end, for good.</summary>
    public abstract bool Move();

    /// <summary>The next <see cref="Move"/> comes to a row whose first key is at least <paramref name="key"/>; never backward.</summary>
    public abstract void SeekTo(ulong key);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
