using System.Buffers.Binary;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>Writes a commit as a record of the log.</summary>
internal sealed class CommitRecordWriter(TermReader reader)
{
    private const int MaxVarBytes = 10;
    private const int MaxBytes = 1 << 30;
    private readonly Dictionary<ulong, int> _numbers = [];
    private readonly List<ulong> _ids = [];
    private byte[] _bytes = new byte[512];
    private int _length;

    /// <summary>The record, with its length before it.</summary>
    /// <exception cref="TransactionLimitException">It would have more than 1 GiB.</exception>
    public ReadOnlyMemory<byte> Write(long number, long ticks, long blankNodeCount, IReadOnlyList<QuadChange> changes)
    {
        foreach (QuadChange change in changes)
        {
            NumberOf(change.Quad.First);
            NumberOf(change.Quad.Second);
            NumberOf(change.Quad.Third);
            NumberOf(change.Quad.Fourth);
        }

        Put((ulong)number);
        Put((ulong)ticks);
        Put((ulong)blankNodeCount);
        Put((ulong)_ids.Count);
        foreach (ulong id in _ids)
            PutTerm(id);
        PutQuads(changes, isAdded: false);
        PutQuads(changes, isAdded: true);
        return Framed();
    }

    private ReadOnlyMemory<byte> Framed()
    {
        int body = _length;
        _length = 0;
        byte[] bytes = _bytes;
        _bytes = new byte[body + MaxVarBytes];
        Put((ulong)body);
        bytes.AsSpan(0, body).CopyTo(_bytes.AsSpan(_length));
        return _bytes.AsMemory(0, _length + body);
    }

    private int NumberOf(ulong id)
    {
        if (id == TermId.DefaultGraph)
            return 0;
        if (!_numbers.TryGetValue(id, out int number))
        {
            _ids.Add(id);
            _numbers.Add(id, number = _ids.Count);
        }

        return number;
    }

    private void PutQuads(IReadOnlyList<QuadChange> changes, bool isAdded)
    {
        Put((ulong)changes.Count(change => change.IsAdded == isAdded));
        foreach (QuadChange change in changes)
        {
            if (change.IsAdded != isAdded)
                continue;
            Put((ulong)NumberOf(change.Quad.First));
            Put((ulong)NumberOf(change.Quad.Second));
            Put((ulong)NumberOf(change.Quad.Third));
            Put((ulong)NumberOf(change.Quad.Fourth));
        }
    }

    private void PutTerm(ulong id)
    {
        switch (TermId.Kind(id))
        {
            case TermIdKind.BlankNode:
                PutByte((byte)RecordTermKind.BlankNode);
                Put(TermId.Payload(id));
                break;
            case TermIdKind.Iri:
                PutByte((byte)RecordTermKind.Iri);
                PutBytes(reader.Read(id).Value);
                break;
            case TermIdKind.TripleTerm:
                PutByte((byte)RecordTermKind.TripleTerm);
                PutBytes(reader.Read(id).Value);
                break;
            case TermIdKind.Literal:
                PutByte((byte)RecordTermKind.Literal);
                TermSpan literal = reader.Read(id);
                PutBytes(literal.Datatype);
                PutBytes(literal.Language);
                PutByte((byte)literal.Direction);
                PutBytes(literal.Value);
                break;
            default:
                PutByte((byte)RecordTermKind.Inline);
                BinaryPrimitives.WriteUInt64LittleEndian(Room(sizeof(ulong)), id);
                _length += sizeof(ulong);
                break;
        }
    }

    private void PutBytes(ReadOnlySpan<byte> bytes)
    {
        Put((ulong)bytes.Length);
        bytes.CopyTo(Room(bytes.Length));
        _length += bytes.Length;
    }

    private void PutByte(byte value)
    {
        Room(1)[0] = value;
        _length++;
    }

    private void Put(ulong value)
    {
        Span<byte> room = Room(MaxVarBytes);
        int length = 0;
        for (; value >= 0x80; value >>= 7)
            room[length++] = (byte)(value | 0x80);
        room[length] = (byte)value;
        _length += length + 1;
    }

    private Span<byte> Room(int count)
    {
        if ((long)_length + count > MaxBytes)
            throw new TransactionLimitException(MaxBytes);
        if (_bytes.Length - _length < count)
            Array.Resize(ref _bytes, (int)Math.Min(MaxBytes, Math.Max(2L * _bytes.Length, (long)_length + count)));
        return _bytes.AsSpan(_length);
    }
}
