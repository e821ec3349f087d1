using System.Globalization;
using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>A commit as it stands in the log: its terms and the quads that it removed and added. Thread safe.</summary>
/// <remarks>Terms are numbered from 1 on within the record; 0 is the default graph. See docs/format.md.</remarks>
internal sealed class CommitRecord
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly RecordTerm[] _terms;
    private readonly int[] _quads;

    private CommitRecord(ReadOnlyMemory<byte> bytes, long number, long ticks, long blankNodeCount, RecordTerm[] terms, int[] quads, int removedCount)
    {
        _bytes = bytes;
        Number = number;
        Time = new DateTimeOffset(ticks, TimeSpan.Zero);
        BlankNodeCount = blankNodeCount;
        _terms = terms;
        _quads = quads;
        RemovedCount = removedCount;
    }

    /// <summary>Number of the commit.</summary>
    public long Number { get; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>Blank nodes that are numbered after it.</summary>
    public long BlankNodeCount { get; }

    /// <summary>Number of terms.</summary>
    public int TermCount => _terms.Length;

    public int RemovedCount { get; }

    public int AddedCount => (_quads.Length / 4) - RemovedCount;

    /// <summary>Bytes of the record in memory, about.</summary>
    public long Bytes => _bytes.Length;

    /// <summary>Term numbers of all quads, four each: first those removed, then those added.</summary>
    public ReadOnlySpan<int> Quads => _quads;

    /// <summary>The record at a position, which moves behind it.</summary>
    /// <param name="body">Records, whose checksum was verified; the record keeps it.</param>
    /// <param name="position">Where it starts.</param>
    /// <param name="path">The log, for messages.</param>
    /// <param name="offset">Offset of the body in the log.</param>
    public static CommitRecord Read(ReadOnlyMemory<byte> body, ref int position, string path, long offset)
    {
        var reader = new RecordReader(body.Span, position, path, offset);
        int length = reader.Int();
        int end = checked(reader.Position + length);
        reader.Limit(end);
        long number = reader.Long();
        long ticks = reader.Long();
        if ((ulong)ticks > (ulong)DateTime.MaxValue.Ticks)
            throw reader.Damage("the time is none");
        long blankNodes = reader.Long();
        var terms = new RecordTerm[reader.Count()];
        foreach (ref RecordTerm term in terms.AsSpan())
            term = ReadTerm(ref reader);
        int removed = reader.Count();
        List<int> quads = new(4 * removed);
        ReadQuads(ref reader, removed, terms.Length, quads);
        ReadQuads(ref reader, reader.Count(), terms.Length, quads);
        if (reader.Position != end)
            throw reader.Damage("its parts do not fill it");
        position = end;
        return new CommitRecord(body, number, ticks, blankNodes, terms, [.. quads], removed);
    }

    /// <summary>A term's kind, for ids.</summary>
    public RecordTermKind KindOf(int number) => _terms[number - 1].Kind;

    /// <summary>A blank node's number, or the id of an inline literal.</summary>
    public ulong NumberOf(int number) => _terms[number - 1].Number;

    /// <summary>A term. For an inline literal or a blank node, its text is written into <paramref name="scratch"/>.</summary>
    /// <param name="number">From 0 on, which is no term.</param>
    /// <param name="scratch">At least <see cref="InlineTerm.MaxLexicalBytes"/> long.</param>
    public TermSpan Term(int number, Span<byte> scratch)
    {
        if (number == 0)
            return default;
        ref readonly RecordTerm term = ref _terms[number - 1];
        ReadOnlySpan<byte> bytes = _bytes.Span;
        switch (term.Kind)
        {
            case RecordTermKind.BlankNode:
                int length = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"b{term.Number}"), scratch);
                return new TermSpan(TermKind.BlankNode, scratch[..length]);
            case RecordTermKind.Inline:
                return InlineTerm.Decode(term.Number, scratch);
            case RecordTermKind.Literal:
                return new TermSpan(TermKind.Literal, bytes.Slice(term.Start, term.Length), bytes.Slice(term.DatatypeStart, term.DatatypeLength),
                    bytes.Slice(term.LanguageStart, term.LanguageLength), term.Direction);
            default:
                return new TermSpan(term.Kind == RecordTermKind.Iri ? TermKind.Iri : TermKind.TripleTerm, bytes.Slice(term.Start, term.Length));
        }
    }

    private static RecordTerm ReadTerm(ref RecordReader reader)
    {
        var kind = (RecordTermKind)reader.Byte();
        var term = new RecordTerm { Kind = kind };
        switch (kind)
        {
            case RecordTermKind.BlankNode:
                return term with { Number = (ulong)reader.Long() };
            case RecordTermKind.Inline:
                return term with { Number = reader.Word() };
            case RecordTermKind.Literal:
                (int datatype, int datatypeLength) = reader.Bytes();
                (int language, int languageLength) = reader.Bytes();
                term = term with
                {
                    DatatypeStart = datatype,
                    DatatypeLength = datatypeLength,
                    LanguageStart = language,
                    LanguageLength = languageLength,
                    Direction = (BaseDirection)reader.Byte(),
                };
                break;
            case RecordTermKind.Iri:
            case RecordTermKind.TripleTerm:
                break;
            default:
                throw reader.Damage($"it has a term of kind {(int)kind}");
        }

        (int start, int length) = reader.Bytes();
        return term with { Start = start, Length = length };
    }

    private static void ReadQuads(ref RecordReader reader, int count, int termCount, List<int> quads)
    {
        for (int i = 0; i < 4 * count; i++)
        {
            int term = reader.Int();
            if (term > termCount || (term == 0 && i % 4 != 3))
                throw reader.Damage($"a quad names term {term} of {termCount}");
            quads.Add(term);
        }
    }

    private readonly record struct RecordTerm
    {
        public RecordTermKind Kind { get; init; }

        public ulong Number { get; init; }

        public int Start { get; init; }

        public int Length { get; init; }

        public int DatatypeStart { get; init; }

        public int DatatypeLength { get; init; }

        public int LanguageStart { get; init; }

        public int LanguageLength { get; init; }

        public BaseDirection Direction { get; init; }
    }
}

/// <summary>Kind of a term in a record.</summary>
internal enum RecordTermKind : byte
{
    /// <summary>A blank node, by number.</summary>
    BlankNode = 1,

    /// <summary>An IRI.</summary>
    Iri = 2,

    /// <summary>A literal that is not inline.</summary>
    Literal = 3,

    /// <summary>A triple term.</summary>
    TripleTerm = 4,

    /// <summary>An inline literal, by id.</summary>
    Inline = 5,
}
