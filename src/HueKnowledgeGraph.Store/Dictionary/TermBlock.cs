namespace HueKnowledgeGraph.Store;

/// <summary>A decoded block of a dictionary section: up to sixteen neighbours in full.</summary>
/// <remarks>On disk, for each term: how many bytes it shares with the one before (not for the first), how many follow, the number of its
/// <see cref="LiteralType"/> (literals only), all as <see cref="VarInt"/>; then the bytes.</remarks>
internal sealed class TermBlock
{
    /// <summary>Terms in a block. 32 save 3 % of the dictionary and make a single look-up half as slow again.</summary>
    public const int Length = 16;

    private readonly int[] _starts = new int[Length + 1];
    private readonly int[] _types = new int[Length];
    private byte[] _bytes = new byte[1024];
    private int _position; // in the encoded block, behind the decoded terms

    /// <summary>Terms of the block.</summary>
    public int Count { get; private set; }

    public ReadOnlySpan<byte> Value(int index) => _bytes.AsSpan(_starts[index], _starts[index + 1] - _starts[index]);

    /// <summary>Number of the literal's type; 0 for others.</summary>
    public int Type(int index) => _types[index];

    /// <summary>Terms that have been decoded: the first ones.</summary>
    public int Decoded { get; private set; }

    /// <summary>Starts a block of <paramref name="count"/> terms and decodes the first <paramref name="wanted"/>.</summary>
    public void Decode(ReadOnlySpan<byte> source, int count, bool hasTypes, int wanted)
    {
        Count = 0;
        Decoded = 0;
        _position = 0;
        Continue(source, hasTypes, Math.Min(wanted, count));
        Count = count;
    }

    /// <summary>Decodes on, from the same source, until <paramref name="wanted"/> terms are there: a single term costs half a block on average.</summary>
    public void Continue(ReadOnlySpan<byte> source, bool hasTypes, int wanted)
    {
        int position = _position;
        int end = Decoded == 0 ? 0 : _starts[Decoded];
        for (int i = Decoded; i < wanted; i++)
        {
            int shared = i == 0 ? 0 : VarInt.Read(source, ref position);
            int added = VarInt.Read(source, ref position);
            _types[i] = hasTypes ? VarInt.Read(source, ref position) : 0;
            if (end + shared + added > _bytes.Length)
                Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, end + shared + added));
            if (shared > 0)
                _bytes.AsSpan(_starts[i - 1], shared).CopyTo(_bytes.AsSpan(end));
            source.Slice(position, added).CopyTo(_bytes.AsSpan(end + shared));
            position += added;
            _starts[i] = end;
            end += shared + added;
            _starts[i + 1] = end;
        }

        _position = position;
        Decoded = Math.Max(Decoded, wanted);
    }

    /// <summary>Finds a term in an encoded block without decoding it; gives its number in the block, or -1.</summary>
    public static int Find(ReadOnlySpan<byte> source, int count, bool hasTypes, ReadOnlySpan<byte> value, int type)
    {
        int position = 0;
        int common = 0; // leading bytes that the term before has in common with the value
        for (int i = 0; i < count; i++)
        {
            int shared = i == 0 ? 0 : VarInt.Read(source, ref position);
            int added = VarInt.Read(source, ref position);
            int termType = hasTypes ? VarInt.Read(source, ref position) : 0;

            // A term that shares more than that with the one before differs from the value at the same byte.
            if (shared <= common)
            {
                common = shared + value[shared..].CommonPrefixLength(source.Slice(position, added));
                if (common == value.Length && shared + added == common && termType == type)
                    return i;
            }

            position += added;
        }

        return -1;
    }
}
