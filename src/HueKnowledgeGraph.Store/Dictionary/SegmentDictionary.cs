using System.Buffers.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>The terms of a store: its dictionary parts, oldest first, and numbered blank nodes. Thread safe.</summary>
/// <remarks>The first part that holds a kind is the ordered one (see <see cref="OrderedPayloadLimit"/>); later ones append.</remarks>
internal sealed class SegmentDictionary(IReadOnlyList<TermPart> parts, long blankNodeCount) : ITermDictionary
{
    public IReadOnlyList<TermPart> Parts => parts;

    public long BlankNodeCount => blankNodeCount;

    /// <summary>Payloads of the first terms of a part behind these.</summary>
    public TermPartStart NextTerms() => new(
        parts.Sum(part => part.Section(TermIdKind.Iri).Count),
        parts.Sum(part => part.Section(TermIdKind.Literal).Count),
        parts.Sum(part => part.Section(TermIdKind.TripleTerm).Count));

    public bool TryGetId(in TermSpan term, out ulong id)
    {
        id = 0;
        switch (term.Kind)
        {
            case TermKind.BlankNode:
                return TryGetBlankNode(term.Value, out id);
            case TermKind.Iri:
                return TryFind(TermIdKind.Iri, term, out id);
            case TermKind.Literal:
                return InlineTerm.TryEncode(term, out id) || TryFind(TermIdKind.Literal, term, out id);
            case TermKind.TripleTerm:
                return TryFind(TermIdKind.TripleTerm, term, out id);
            default:
                return false;
        }
    }

    public TermReader OpenReader() => new SegmentTermReader(this);

    public ulong OrderedPayloadLimit(TermIdKind kind)
    {
        if (kind is not (TermIdKind.Iri or TermIdKind.Literal or TermIdKind.TripleTerm))
            return 0;
        TermPart? first = parts.FirstOrDefault(part => part.Section(kind).Count > 0);
        return first is null ? 0 : (ulong)first.Section(kind).Count;
    }

    public IReadOnlyList<(ulong From, ulong Below)> PrefixRanges(TermIdKind kind, ReadOnlySpan<byte> prefix)
    {
        if (kind is not (TermIdKind.Iri or TermIdKind.Literal))
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "Only IRIs and literals have prefix ranges.");
        byte[]? behind = FirstBehind(prefix);
        var scratch = new TermBlock();
        List<(ulong From, ulong Below)> ranges = [];
        foreach (TermPart part in parts)
        {
            TermSection section = part.Section(kind);
            int types = kind == TermIdKind.Literal ? part.Types.Count : 1;
            for (int type = 0; type < types; type++)
            {
                long from = section.LowerBound(prefix, type, scratch);
                long below = behind is null ? section.LowerBound([], type + 1, scratch) : section.LowerBound(behind, type, scratch);
                if (from < below)
                    AddRange(ranges, TermId.Make(kind, (ulong)(section.FirstPayload + from)), (ulong)(below - from));
            }
        }

        return ranges;
    }

    /// <summary>The section that holds a payload, and the term's number in it.</summary>
    public TermSection? SectionOf(TermIdKind kind, long payload, out TermPart part)
    {
        for (int i = parts.Count - 1; i >= 0; i--)
        {
            part = parts[i];
            TermSection section = part.Section(kind);
            if (payload >= section.FirstPayload)
                return payload < section.FirstPayload + section.Count ? section : null;
        }

        part = null!;
        return null;
    }

    private bool TryFind(TermIdKind kind, in TermSpan term, out ulong id)
    {
        ulong hash = TermIndex.HashOf(term.Value);
        foreach (TermPart part in parts)
        {
            if (part.TryFind(kind, term, hash, out id))
                return true;
        }

        id = 0;
        return false;
    }

    /// <summary>Reads the number from a label: b and a number without leading zeros.</summary>
    public static bool TryReadBlankNode(ReadOnlySpan<byte> label, out long number)
    {
        number = 0;
        return label.Length >= 2 && label[0] == 'b' && (label[1] != '0' || label.Length == 2) && label[1] is >= (byte)'0' and <= (byte)'9'
            && Utf8Parser.TryParse(label[1..], out number, out int used) && used == label.Length - 1 && number >= 0;
    }

    private bool TryGetBlankNode(ReadOnlySpan<byte> label, out ulong id)
    {
        bool isKnown = TryReadBlankNode(label, out long number) && number < blankNodeCount;
        id = isKnown ? TermId.Make(TermIdKind.BlankNode, (ulong)number) : 0;
        return isKnown;
    }

    /// <summary>Adds a range behind the others; one that touches the last makes it longer.</summary>
    private static void AddRange(List<(ulong From, ulong Below)> ranges, ulong from, ulong count)
    {
        if (ranges.Count > 0 && ranges[^1].Below == from)
            ranges[^1] = (ranges[^1].From, from + count);
        else
            ranges.Add((from, from + count));
    }

    /// <summary>The smallest bytes behind all that start with the prefix; null if there are none.</summary>
    private static byte[]? FirstBehind(ReadOnlySpan<byte> prefix)
    {
        int length = prefix.Length;
        while (length > 0 && prefix[length - 1] == 0xFF)
            length--;
        if (length == 0)
            return null;
        byte[] behind = prefix[..length].ToArray();
        behind[^1]++;
        return behind;
    }
}
