using System.Numerics;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Rows put aside on disk by the hash of their keys: rows of equal keys lie in one of sixteen parts, which are worked on one by one.</summary>
internal sealed class SpilledPartitions : IDisposable
{
    /// <summary>Parts: with 16 KiB of buffer each they take 256 KiB, and four levels of them hold 65,536 times what fits into memory.</summary>
    public const int Count = 16;

    /// <summary>Deeper than this, a part holds rows of one key, which no hash divides.</summary>
    public const int MaxLevel = 4;

    private readonly SpilledRows[] _parts;
    private readonly int[] _keys;
    private readonly int _level;

    /// <param name="context">The query.</param>
    /// <param name="columnCount">Ids of a row.</param>
    /// <param name="keys">Columns that are hashed.</param>
    /// <param name="level">How often these rows have been divided already.</param>
    /// <param name="what">For the message of a refusal.</param>
    public SpilledPartitions(QueryContext context, int columnCount, int[] keys, int level, string what)
    {
        _keys = keys;
        _level = level;
        _parts = new SpilledRows[Count];
        for (int i = 0; i < Count; i++)
            _parts[i] = new SpilledRows(context, columnCount, what);
    }

    /// <summary>One part.</summary>
    public SpilledRows this[int part] => _parts[part];

    /// <summary>Puts a row into its part.</summary>
    public void Add(ReadOnlySpan<ulong> row) => _parts[PartOf(row)].Add(row);

    /// <summary>Puts all rows of a batch into their parts.</summary>
    public void Add(Batch batch)
    {
        Span<ulong> row = stackalloc ulong[batch.ColumnCount];
        for (int i = 0; i < batch.RowCount; i++)
        {
            for (int column = 0; column < row.Length; column++)
                row[column] = batch.Rows(column)[i];
            Add(row);
        }
    }

    /// <summary>No more rows come.</summary>
    public void Finish()
    {
        foreach (SpilledRows part in _parts)
            part.Finish();
    }

    public void Dispose()
    {
        foreach (SpilledRows part in _parts)
            part.Dispose();
    }

    /// <summary>Other bits than those by which a <see cref="KeyTable"/> places its keys, and others for each level.</summary>
    private int PartOf(ReadOnlySpan<ulong> row)
    {
        ulong hash = 0;
        foreach (int key in _keys)
            hash = (BitOperations.RotateLeft(hash, 27) ^ row[key]) * 0xFF51AFD7ED558CCD;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
        hash ^= hash >> 29;
        return (int)(hash >> (8 + (4 * _level))) & (Count - 1);
    }
}
