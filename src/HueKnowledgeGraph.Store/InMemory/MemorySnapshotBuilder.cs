using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>Collects quads, from a reader or one by one, and makes a <see cref="MemorySnapshot"/> of them. Not thread safe.</summary>
public sealed class MemorySnapshotBuilder : IQuadSink
{
    private readonly Dictionary<MemoryTerm, int> _numbers = [];
    private readonly List<MemoryTerm> _terms = [];
    private readonly HashSet<(int Subject, int Predicate, int Object, int Graph)> _quads = [];

    /// <summary>Adds a quad; one that is there already is not added again.</summary>
    public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) =>
        _quads.Add((NumberOf(subject), NumberOf(predicate), NumberOf(@object), graph.IsNone ? -1 : NumberOf(graph)));

    /// <summary>Adds a quad.</summary>
    public void Add(Quad quad)
    {
        int graph = quad.Graph is null ? -1 : NumberOf(quad.Graph);
        _quads.Add((NumberOf(quad.Subject), NumberOf(quad.Predicate), NumberOf(quad.Object), graph));
    }

    /// <summary>The snapshot of all quads so far. The builder may go on and build again; ids then are others.</summary>
    /// <param name="version">Its <see cref="IQuadSnapshot.Version"/>.</param>
    public MemorySnapshot Build(long version = 1)
    {
        bool[] isInline = [.. _terms.Select(term => InlineTerm.TryEncode(term.Span, out _))];
        var dictionary = new MemoryDictionary(_terms.Where((_, number) => !isInline[number]));
        ulong[] ids = new ulong[_terms.Count];
        for (int i = 0; i < ids.Length; i++)
            dictionary.TryGetId(_terms[i].Span, out ids[i]);
        QuadKeys[] quads = [.. _quads.Select(quad => QuadKeys.Of(
            QuadOrder.Spo, ids[quad.Subject], ids[quad.Predicate], ids[quad.Object], quad.Graph < 0 ? TermId.DefaultGraph : ids[quad.Graph]))];
        Array.Sort(quads);
        return new MemorySnapshot(version, dictionary, new MemoryRows(quads));
    }

    private int NumberOf(Term term)
    {
        var box = new NumberBox(this);
        term.Use(box, static (NumberBox target, in TermSpan span) => target.Number = target.Builder.NumberOf(span));
        return box.Number;
    }

    private int NumberOf(in TermSpan span)
    {
        var term = new MemoryTerm(span);
        if (!_numbers.TryGetValue(term, out int number))
        {
            number = _terms.Count;
            _numbers.Add(term, number);
            _terms.Add(term);
        }

        return number;
    }

    private sealed class NumberBox(MemorySnapshotBuilder builder)
    {
        public MemorySnapshotBuilder Builder { get; } = builder;

        public int Number { get; set; }
    }
}
