using System.Diagnostics.CodeAnalysis;

namespace HueKnowledgeGraph.Rdf;

/// <summary>One graph of a document while it is written: its subjects in order, and what each says.</summary>
internal sealed class TurtleDocumentGraph
{
    /// <summary>Predicates that name a thing; they stand behind its types and before the rest.</summary>
    private static readonly string[] Names =
    [
        "http://www.w3.org/2000/01/rdf-schema#label",
        "http://www.w3.org/2004/02/skos/core#prefLabel",
        "http://www.w3.org/2004/02/skos/core#altLabel",
        "http://www.cidoc-crm.org/cidoc-crm/P1_is_identified_by",
    ];

    private static readonly Iri First = new(RdfVocabulary.First);
    private static readonly Iri Rest = new(RdfVocabulary.Rest);
    private static readonly Iri Nil = new(RdfVocabulary.Nil);
    private readonly TurtleDocumentShape _shape;
    private readonly Dictionary<Term, List<(Iri Predicate, Term Object)>> _statements = [];
    private readonly List<Term> _order;
    private readonly HashSet<Term> _written = [];
    private int _next;

    public TurtleDocumentGraph(TurtleDocumentShape shape, Term? name, IEnumerable<Quad> quads)
    {
        _shape = shape;
        Name = name;
        foreach (Quad quad in quads)
        {
            if (!_statements.TryGetValue(quad.Subject, out List<(Iri, Term)>? statements))
                _statements.Add(quad.Subject, statements = []);
            statements.Add(((Iri)quad.Predicate, quad.Object));
        }

        // What stands in brackets elsewhere comes last: it is written by itself only if nothing that was written led to it (a ring).
        _order = [.. _statements.Keys.OrderBy(subject => IsNested(subject) ? 1 : 0).ThenBy(subject => subject, TermOrder.Instance)];
    }

    /// <summary>The graph's name, or null.</summary>
    public Term? Name { get; }

    /// <summary>The next subject that is not written yet, or null; it counts as written from now on.</summary>
    public Term? NextSubject()
    {
        while (_next < _order.Count)
        {
            Term subject = _order[_next++];
            if (_written.Add(subject))
                return subject;
        }

        return null;
    }

    /// <summary>True iff the subject is a blank node that nothing refers to, so that it needs no label.</summary>
    public bool IsUnreferenced(Term subject) => subject is BlankNode node && _shape.IsUnused(node);

    /// <summary>What the subject says: predicates in order, the objects of each in order.</summary>
    public IEnumerable<(Iri Predicate, IReadOnlyList<Term> Objects)> PropertiesOf(Term subject) =>
        _statements.TryGetValue(subject, out List<(Iri Predicate, Term Object)>? statements)
            ? statements.GroupBy(s => s.Predicate)
                .OrderBy(group => Place(group.Key)).ThenBy(group => group.Key.Value, StringComparer.Ordinal)
                .Select(group => (group.Key, (IReadOnlyList<Term>)[.. group.Select(s => s.Object).Order(TermOrder.Instance)]))
            : [];

    /// <summary>True if the node can stand in brackets here; it then counts as written.</summary>
    public bool TryTakeNested(BlankNode node) => IsNested(node) && _written.Add(node);

    /// <summary>True if the node begins a list that can stand in parentheses here; its cells then count as written.</summary>
    public bool TryTakeList(BlankNode node, [NotNullWhen(true)] out IReadOnlyList<Term>? items)
    {
        items = null;
        List<Term> found = [];
        HashSet<Term> cells = [];
        Term cell = node;
        while (!Nil.Equals(cell))
        {
            if (!IsNested(cell) || _written.Contains(cell) || !cells.Add(cell) || !TryCell(cell, out Term? first, out Term? rest))
                return false;
            found.Add(first);
            cell = rest;
        }

        _written.UnionWith(cells);
        items = found;
        return true;
    }

    private static int Place(Iri predicate)
    {
        if (predicate.Value == RdfVocabulary.Type)
            return 0;
        int name = Array.IndexOf(Names, predicate.Value);
        return name < 0 ? Names.Length + 1 : name + 1;
    }

    private bool IsNested(Term term) => term is BlankNode node && _statements.ContainsKey(node) && _shape.IsUsedOnce(node);

    private bool TryCell(Term cell, [NotNullWhen(true)] out Term? first, [NotNullWhen(true)] out Term? rest)
    {
        first = rest = null;
        if (_statements[cell] is not [var one, var two])
            return false;
        if (two.Predicate == First)
            (one, two) = (two, one);
        if (one.Predicate != First || two.Predicate != Rest)
            return false;
        (first, rest) = (one.Object, two.Object);
        return true;
    }
}
