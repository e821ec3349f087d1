using System.Buffers;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Up to <see cref="Capacity"/> solutions as columns of term ids: what operators hand to each other.</summary>
/// <remarks>
/// <para>Column i belongs to variable i of the operator's layout (see <see cref="VariableLayout"/>); an unbound value is
/// <see cref="Store.TermId.Unbound"/>. Rows are dense: filters compact. Columns are pooled arrays of <see cref="Capacity"/> ids, so rows from
/// <see cref="RowCount"/> on hold rubbish.</para>
/// <para>Owned by whoever made it, which is usually an operator that fills the same one again for each Next; consumers copy what
/// they keep.</para>
/// </remarks>
public sealed class Batch : IDisposable
{
    /// <summary>Rows of a full batch: 2,048 ids are 16 KiB a column, so that a few columns stay in the L1 and L2 caches.</summary>
    public const int Capacity = 2048;

    private static readonly ulong[] Unbound = new ulong[Capacity];

    private readonly bool _isView;
    private ulong[][] _columns;

    /// <summary>Makes a batch of unset columns.</summary>
    public Batch(int columnCount)
    {
        _columns = new ulong[columnCount][];
        for (int i = 0; i < columnCount; i++)
            _columns[i] = ArrayPool<ulong>.Shared.Rent(Capacity);
    }

    private Batch(ulong[][] columns)
    {
        _columns = columns;
        _isView = true;
    }

    /// <summary>Number of solutions, 0 to <see cref="Capacity"/>.</summary>
    public int RowCount { get; set; }

    /// <summary>Number of columns; may be 0 (solutions without variables still count).</summary>
    public int ColumnCount => _columns.Length;

    /// <summary>All of a column's <see cref="Capacity"/> places.</summary>
    public Span<ulong> Column(int index) => _columns[index].AsSpan(0, Capacity);

    /// <summary>The filled part of a column.</summary>
    public ReadOnlySpan<ulong> Rows(int index) => _columns[index].AsSpan(0, RowCount);

    /// <summary>
    /// A batch that shows columns of others without copying: <see cref="Show"/> sets them, and until then all are unbound. Compacting
    /// it compacts what it shows.
    /// </summary>
    internal static Batch View(int columnCount)
    {
        ulong[][] columns = new ulong[columnCount][];
        Array.Fill(columns, Unbound);
        return new Batch(columns);
    }

    /// <summary>Makes column <paramref name="index"/> of a view the column <paramref name="column"/> of another batch.</summary>
    internal void Show(int index, Batch source, int column) => _columns[index] = source._columns[column];

    /// <summary>Keeps the rows whose numbers are listed. <paramref name="selection"/>: row numbers, ascending, each below RowCount.</summary>
    public void Keep(ReadOnlySpan<int> selection)
    {
        if (selection.Length == RowCount)
            return;
        foreach (ulong[] column in _columns)
        {
            for (int i = 0; i < selection.Length; i++)
                column[i] = column[selection[i]];
        }

        RowCount = selection.Length;
    }

    /// <summary>Gives the columns back to the pool.</summary>
    public void Dispose()
    {
        if (!_isView)
        {
            foreach (ulong[] column in _columns)
                ArrayPool<ulong>.Shared.Return(column);
        }

        _columns = [];
        RowCount = 0;
    }
}
