using System.Buffers.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>Reads terms of a <see cref="SegmentDictionary"/>; keeps <see cref="SlotCount"/> decoded blocks.</summary>
internal sealed class SegmentTermReader(SegmentDictionary dictionary) : TermReader
{
    // A slot takes about 1.5 KB once used. Ascending ids hit 15 of 16 times whatever the number; 256 help ids that repeat.
    private const int SlotCount = 256;
    private readonly TermBlock?[] _blocks = new TermBlock?[SlotCount];
    private readonly ulong[] _keys = new ulong[SlotCount];
    private readonly TermPart?[] _parts = new TermPart?[SlotCount];
    private readonly byte[] _scratch = new byte[InlineTerm.MaxLexicalBytes];

    public override TermSpan Read(ulong id)
    {
        TermIdKind kind = TermId.Kind(id);
        return kind switch
        {
            TermIdKind.Iri => new TermSpan(TermKind.Iri, Find(kind, id, out int place, out _).Value(place)),
            TermIdKind.Literal => ReadLiteral(id),
            TermIdKind.TripleTerm => new TermSpan(TermKind.TripleTerm, Find(kind, id, out int place, out _).Value(place)),
            TermIdKind.BlankNode => ReadBlankNode(id),
            _ => InlineTerm.Decode(id, _scratch),
        };
    }

    private TermSpan ReadLiteral(ulong id)
    {
        TermBlock block = Find(TermIdKind.Literal, id, out int place, out TermPart part);
        int number = block.Type(place);
        if (number >= part.Types.Count)
            throw new StoreCorruptException(part.File.FilePath, 0, $"a literal has type {number} of {part.Types.Count}");
        LiteralType type = part.Types[number];
        return new TermSpan(TermKind.Literal, block.Value(place), type.Datatype, type.Language, type.Direction);
    }

    private TermSpan ReadBlankNode(ulong id)
    {
        if (TermId.Payload(id) >= (ulong)dictionary.BlankNodeCount)
            throw NoTerm(id);
        _scratch[0] = (byte)'b';
        Utf8Formatter.TryFormat(TermId.Payload(id), _scratch.AsSpan(1), out int length);
        return new TermSpan(TermKind.BlankNode, _scratch.AsSpan(0, length + 1));
    }

    private TermBlock Find(TermIdKind kind, ulong id, out int place, out TermPart part)
    {
        // Parts need not start at a multiple of the block length, so the slot's key is the id of its first term.
        ulong guess = id / TermBlock.Length;
        int slot = (int)(guess % SlotCount);
        if (_parts[slot] is { } known && id - _keys[slot] < (ulong)_blocks[slot]!.Count)
        {
            part = known;
            place = (int)(id - _keys[slot]);
            if (place >= _blocks[slot]!.Decoded)
                DecodeOn(kind, id, _blocks[slot]!);
            return _blocks[slot]!;
        }

        TermSection section = dictionary.SectionOf(kind, (long)TermId.Payload(id), out part) ?? throw NoTerm(id);
        long number = (long)TermId.Payload(id) - section.FirstPayload;
        TermBlock block = _blocks[slot] ??= new TermBlock();
        _parts[slot] = null;
        place = (int)(number % TermBlock.Length);
        section.Decode(number / TermBlock.Length, block, place + 1);
        _keys[slot] = id - (ulong)place;
        _parts[slot] = part;
        return block;
    }

    /// <summary>A second term of a block: then all of it, since ascending ids will want the rest.</summary>
    private void DecodeOn(TermIdKind kind, ulong id, TermBlock block)
    {
        TermSection section = dictionary.SectionOf(kind, (long)TermId.Payload(id), out _) ?? throw NoTerm(id);
        section.Continue(((long)TermId.Payload(id) - section.FirstPayload) / TermBlock.Length, block, block.Count);
    }

    private static ArgumentOutOfRangeException NoTerm(ulong id) => new(nameof(id), id, "The store holds no term of this id.");
}
