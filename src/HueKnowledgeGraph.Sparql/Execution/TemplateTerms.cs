using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>The terms of a template, instantiated row by row; blank nodes are new for each solution.</summary>
internal sealed class TemplateTerms(QueryContext context, VariableLayout layout)
{
    private readonly Dictionary<Term, ulong> _constants = [];
    private readonly Dictionary<string, ulong> _blankNodes = [];
    private long _solution;

    /// <summary>Variables of a template.</summary>
    public static HashSet<Variable> VariablesOf(IReadOnlyList<TriplePattern> template)
    {
        var variables = new HashSet<Variable>();
        PatternVariables.CollectMentioned(new BasicGraphPattern(template), variables);
        return variables;
    }

    /// <summary>From here on, blank nodes are those of the next solution.</summary>
    public void BeginSolution()
    {
        _blankNodes.Clear();
        _solution++;
    }

    /// <summary>Writes the triples of one solution.</summary>
    public void Write(IReadOnlyList<TriplePattern> template, Batch batch, int row, TripleSink sink)
    {
        BeginSolution();
        foreach (TriplePattern triple in template)
            sink.Write(IdOf(triple.Subject, batch, row), IdOf(triple.Predicate, batch, row), IdOf(triple.Object, batch, row));
    }

    /// <summary>The id of a term in the current solution; unbound if a variable is, or if no triple term can be made of its parts.</summary>
    public ulong IdOf(PatternTerm term, Batch batch, int row)
    {
        switch (term)
        {
            case PatternTerm.Var variable:
                int column = layout.ColumnOf(variable.Variable);
                return column < 0 ? TermId.Unbound : batch.Rows(column)[row];
            case PatternTerm.Constant constant:
                return IdOf(constant.Term);
            default:
                return TripleOf((PatternTerm.Triple)term, batch, row);
        }
    }

    private ulong IdOf(Term constant)
    {
        if (constant is BlankNode node)
            return FreshNode(node.Label);
        if (constant is TripleTerm triple && HasBlankNode(triple))
            return TripleOf(IdOf(triple.Subject), IdOf(triple.Predicate), IdOf(triple.Object));
        if (!_constants.TryGetValue(constant, out ulong id))
            _constants.Add(constant, id = context.Terms.IdOf(constant));
        return id;
    }

    private ulong FreshNode(string label)
    {
        if (!_blankNodes.TryGetValue(label, out ulong id))
            _blankNodes.Add(label, id = context.Terms.IdOf(new BlankNode($"c{_solution}.{_blankNodes.Count}")));
        return id;
    }

    private ulong TripleOf(PatternTerm.Triple triple, Batch batch, int row)
    {
        ulong subject = IdOf(triple.Subject, batch, row);
        ulong predicate = IdOf(triple.Predicate, batch, row);
        ulong value = IdOf(triple.Object, batch, row);
        if (subject == TermId.Unbound || predicate == TermId.Unbound || value == TermId.Unbound)
            return TermId.Unbound;
        QueryTerms terms = context.Terms;
        if (terms.Read(subject).Kind is not (TermKind.Iri or TermKind.BlankNode) || terms.Read(predicate).Kind != TermKind.Iri)
            return TermId.Unbound;
        return TripleOf(subject, predicate, value);
    }

    private ulong TripleOf(ulong subject, ulong predicate, ulong value)
    {
        QueryTerms terms = context.Terms;
        return terms.IdOf(new TripleTerm(terms.ReadTerm(subject), terms.ReadTerm(predicate), terms.ReadTerm(value)));
    }

    private static bool HasBlankNode(Term term) =>
        term is BlankNode || (term is TripleTerm triple && (HasBlankNode(triple.Subject) || HasBlankNode(triple.Object)));
}
