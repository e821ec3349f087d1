using System.Buffers.Binary;
using System.Numerics;

namespace HueKnowledgeGraph.Store;

/// <summary>Collects the hashes of a section's terms and writes the section's <see cref="TermIndex"/>.</summary>
/// <remarks>Hashes are sorted, in runs on disk where the budget is passed; then slots are written from the first to the last in one pass.</remarks>
internal sealed class TermIndexWriter(TermIndexRoom room, long expectedTerms) : IDisposable
{
    private readonly RowSorter _hashes = new(room.Folder, expectedTerms, room.SortBytes);
    private readonly byte[] _buffer = new byte[1 << 13];
    private int _used;
    private long _count;
    private long _next;

    /// <summary>Adds a term by its hash and the number of the block that holds it.</summary>
    public void Add(ulong hash, long block)
    {
        _hashes.Add(new RankRow((uint)(hash >> 32), (uint)hash, checked((uint)block), 0));
        _count++;
    }

    /// <summary>Writes the slots and describes them.</summary>
    public void Finish(StoreFileWriter file, long blockCount, MetadataWriter metadata)
    {
        int blockBits = BitOperations.Log2((ulong)blockCount) + 1;
        int entryBytes = Math.Max(TermIndex.MinEntryBytes, (blockBits + TermIndex.MinFingerprintBits + 7) / 8);
        int fingerprintBits = Math.Min((8 * entryBytes) - blockBits, room.MaxFingerprintBits);
        long homes = ((_count * TermIndex.HomesPerFour) + 3) / 4;
        ulong mask = (1UL << fingerprintBits) - 1;
        file.Align();
        long offset = file.Position;
        using RowReader rows = _hashes.Read(room.Cancellation);
        RankRow[] batch = new RankRow[RowReader.BatchLength];
        for (int count; (count = rows.Read(batch)) > 0;)
        {
            foreach (ref readonly RankRow row in batch.AsSpan(0, count))
            {
                ulong hash = ((ulong)row.First << 32) | row.Second;
                for (long home = TermIndex.HomeOf(hash, homes); _next < home;)
                    Put(file, 0, entryBytes);
                Put(file, ((row.Third + 1UL) << fingerprintBits) | (hash & mask), entryBytes);
            }
        }

        while (_next < homes)
            Put(file, 0, entryBytes);
        file.Write(_buffer.AsSpan(0, _used));
        metadata.Number(offset).Number(homes).Number(_next).Number(entryBytes).Number(fingerprintBits);
    }

    public void Dispose() => _hashes.Dispose();

    private void Put(StoreFileWriter file, ulong entry, int entryBytes)
    {
        if (_used > _buffer.Length - sizeof(ulong))
        {
            file.Write(_buffer.AsSpan(0, _used));
            _used = 0;
        }

        BinaryPrimitives.WriteUInt64LittleEndian(_buffer.AsSpan(_used), entry);
        _used += entryBytes;
        _next++;
    }
}

/// <summary>What an index is built with.</summary>
/// <param name="Folder">For runs of hashes.</param>
/// <param name="SortBytes">Memory for sorting them.</param>
/// <param name="Cancellation">Ends the work.</param>
internal sealed record TermIndexRoom(LoadFolder Folder, long SortBytes, CancellationToken Cancellation)
{
    /// <summary>Tests set it small, so that fingerprints collide.</summary>
    public int MaxFingerprintBits { get; init; } = 32;
}
