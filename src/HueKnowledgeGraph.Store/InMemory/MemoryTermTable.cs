using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>The terms of all versions of a <see cref="MemoryQuadStore"/>, numbered as they come and never removed.</summary>
/// <remarks>One thread adds, any number read: what a version may see is bounded by the counts that it was made with.</remarks>
internal sealed class MemoryTermTable
{
    private const int KindCount = 16;
    private readonly ConcurrentDictionary<MemoryTerm, ulong> _ids = new(MemoryTermComparer.Instance);
    private readonly ConcurrentDictionary<MemoryTerm, ulong>.AlternateLookup<TermSpan> _bySpan;
    private readonly MemoryTerm[][] _terms = new MemoryTerm[KindCount][];
    private readonly int[] _counts = new int[KindCount];
    private long _lastBlankNode;

    public MemoryTermTable()
    {
        Array.Fill(_terms, []);
        _bySpan = _ids.GetAlternateLookup<TermSpan>();
    }

    /// <summary>How many terms of each kind there are now; the index is the <see cref="TermIdKind"/>.</summary>
    public int[] Counts() => [.. _counts];

    /// <summary>The terms of a kind; as many of them are set as <see cref="Counts"/> said before.</summary>
    public ReadOnlySpan<MemoryTerm> Of(TermIdKind kind) => Volatile.Read(ref _terms[(int)kind]);

    /// <summary>The id of a term that is known or inline.</summary>
    public bool TryGetId(in TermSpan term, out ulong id) => InlineTerm.TryEncode(term, out id) || _bySpan.TryGetValue(term, out id);

    /// <summary>The id of a term, which is known from now on. For the one thread that adds.</summary>
    public ulong IdOf(in TermSpan term)
    {
        if (TryGetId(term, out ulong id))
            return id;
        TermIdKind kind = term.Kind switch
        {
            TermKind.BlankNode => TermIdKind.BlankNode,
            TermKind.Iri => TermIdKind.Iri,
            TermKind.Literal => TermIdKind.Literal,
            _ => TermIdKind.TripleTerm,
        };
        int number = _counts[(int)kind];
        if (number == _terms[(int)kind].Length)
        {
            MemoryTerm[] longer = new MemoryTerm[Math.Max(64, 2 * number)];
            _terms[(int)kind].CopyTo(longer, 0);
            Volatile.Write(ref _terms[(int)kind], longer);
        }

        var copy = new MemoryTerm(term);
        _terms[(int)kind][number] = copy;
        _counts[(int)kind] = number + 1;
        id = TermId.Make(kind, (ulong)number);
        _ids.TryAdd(copy, id);
        return id;
    }

    /// <summary>A label that no blank node here has.</summary>
    public string NewBlankNode()
    {
        string label;
        do
            label = string.Create(CultureInfo.InvariantCulture, $"b{++_lastBlankNode}");
        while (_bySpan.ContainsKey(new TermSpan(TermKind.BlankNode, Encoding.UTF8.GetBytes(label))));
        return label;
    }
}
