using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>The triples of a CONSTRUCT template, instantiated row by row; blank nodes are new for each solution.</summary>
internal sealed class TemplateTerms
{
    private readonly QueryContext _context;
    private readonly VariableLayout _layout;
    private readonly IReadOnlyList<TriplePattern> _template;
    private readonly Dictionary<Term, ulong> _constants = [];
    private readonly Dictionary<string, ulong> _blankNodes = [];
    private long _solution;

    public TemplateTerms(QueryContext context, VariableLayout layout, IReadOnlyList<TriplePattern> template)
    {
        _context = context;
        _layout = layout;
        _template = template;
    }

    /// <summary>Variables of a template.</summary>
    public static HashSet<Variable> VariablesOf(IReadOnlyList<TriplePattern> template)
    {
        var variables = new HashSet<Variable>();
        PatternVariables.CollectMentioned(new BasicGraphPattern(template), variables);
        return variables;
    }

    /// <summary>Writes the triples of one solution.</summary>
    public void Write(Batch batch, int row, TripleSink sink)
    {
        _blankNodes.Clear();
        _solution++;
        foreach (TriplePattern triple in _template)
            sink.Write(IdOf(triple.Subject, batch, row), IdOf(triple.Predicate, batch, row), IdOf(triple.Object, batch, row));
    }

    private ulong IdOf(PatternTerm term, Batch batch, int row)
    {
        switch (term)
        {
            case PatternTerm.Var variable:
                int column = _layout.ColumnOf(variable.Variable);
                return column < 0 ? TermId.Unbound : batch.Rows(column)[row];
            case PatternTerm.Constant { Term: BlankNode node }:
                return FreshNode(node.Label);
            case PatternTerm.Constant constant:
                if (!_constants.TryGetValue(constant.Term, out ulong id))
                    _constants.Add(constant.Term, id = _context.Terms.IdOf(constant.Term));
                return id;
            default:
                return TripleOf((PatternTerm.Triple)term, batch, row);
        }
    }

    private ulong FreshNode(string label)
    {
        if (!_blankNodes.TryGetValue(label, out ulong id))
            _blankNodes.Add(label, id = _context.Terms.IdOf(new BlankNode($"c{_solution}.{_blankNodes.Count}")));
        return id;
    }

    private ulong TripleOf(PatternTerm.Triple triple, Batch batch, int row)
    {
        ulong subject = IdOf(triple.Subject, batch, row);
        ulong predicate = IdOf(triple.Predicate, batch, row);
        ulong value = IdOf(triple.Object, batch, row);
        if (subject == TermId.Unbound || predicate == TermId.Unbound || value == TermId.Unbound)
            return TermId.Unbound;
        QueryTerms terms = _context.Terms;
        if (terms.Read(subject).Kind is not (TermKind.Iri or TermKind.BlankNode) || terms.Read(predicate).Kind != TermKind.Iri)
            return TermId.Unbound;
        return terms.IdOf(new TripleTerm(terms.ReadTerm(subject), terms.ReadTerm(predicate), terms.ReadTerm(value)));
    }
}
