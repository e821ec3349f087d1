using System.Globalization;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>Ids for the terms of changes: those of the parts, else of the tail, which takes new ones. For the one writer.</summary>
internal sealed class TermResolver(SegmentDictionary parts, TermTail tail, long blankNodeCount)
{
    private readonly long _bytesBefore = tail.Bytes;

    /// <summary>Blank nodes are numbered below this.</summary>
    public long BlankNodeCount { get; private set; } = blankNodeCount;

    /// <summary>Bytes that new terms take.</summary>
    public long NewBytes => tail.Bytes - _bytesBefore;

    /// <summary>All terms so far.</summary>
    public LiveDictionary Dictionary() => new(parts, tail, tail.Length, BlankNodeCount);

    /// <summary>A label that no blank node has.</summary>
    public string NewBlankNode() => string.Create(CultureInfo.InvariantCulture, $"b{BlankNodeCount++}");

    /// <summary>Numbers blank nodes up to a count, as a commit of the log says.</summary>
    public void NumberBlankNodes(long count) => BlankNodeCount = Math.Max(BlankNodeCount, count);

    /// <summary>The id of a term; a new one if nothing has it.</summary>
    public ulong IdOf(in TermSpan term)
    {
        if (TryGetId(term, out ulong id))
            return id;
        if (term.Kind == TermKind.BlankNode)
            throw UnknownBlankNode(term.Value);
        if (term.Kind == TermKind.TripleTerm)
            TripleTermLabels.ForEach(term.Value, RefuseUnknown);
        return tail.Add(term);
    }

    /// <summary>The id of a term that the store or the transaction knows.</summary>
    public bool TryGetId(in TermSpan term, out ulong id)
    {
        if (term.Kind != TermKind.BlankNode)
            return parts.TryGetId(term, out id) || (!term.IsNone && tail.TryGetId(term, tail.Length, out id));
        bool isKnown = SegmentDictionary.TryReadBlankNode(term.Value, out long number) && number < BlankNodeCount;
        id = isKnown ? TermId.Make(TermIdKind.BlankNode, (ulong)number) : 0;
        return isKnown;
    }

    private void RefuseUnknown(ReadOnlySpan<byte> label)
    {
        if (!SegmentDictionary.TryReadBlankNode(label, out long number) || number >= BlankNodeCount)
            throw UnknownBlankNode(label);
    }

    private static ArgumentException UnknownBlankNode(ReadOnlySpan<byte> label) =>
        new($"The store has no blank node _:{System.Text.Encoding.UTF8.GetString(label)}; labels of documents are mapped to those of NewBlankNode.");
}
