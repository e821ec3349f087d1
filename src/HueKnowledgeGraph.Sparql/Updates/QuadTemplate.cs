using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>A template of DELETE or INSERT: makes the ids of its quads for each solution.</summary>
internal sealed class QuadTemplate
{
    private readonly QueryContext _context;
    private readonly TemplateTerms _terms;
    private readonly Position[] _positions; // subject, predicate, object, graph of each quad

    /// <summary>Quads without GRAPH are in <paramref name="with"/>, or else in the default graph.</summary>
    public QuadTemplate(QueryContext context, VariableLayout layout, IReadOnlyList<QuadPattern> quads, Iri? with)
    {
        _context = context;
        _terms = new TemplateTerms(context, layout);
        PatternTerm? usual = with is null ? null : new PatternTerm.Constant(with);
        _positions = [.. quads.SelectMany(quad => new[] { quad.Triple.Subject, quad.Triple.Predicate, quad.Triple.Object, quad.Graph ?? usual })
            .Select(term => PositionOf(term, layout))];
    }

    /// <summary>Number of quads.</summary>
    public int Count => _positions.Length / 4;

    /// <summary>Variables that templates read.</summary>
    public static IEnumerable<Variable> VariablesOf(IReadOnlyList<QuadPattern> quads) =>
        TemplateTerms.VariablesOf([.. quads.Select(quad => quad.Triple)])
            .Concat(quads.Select(quad => quad.Graph).OfType<PatternTerm.Var>().Select(graph => graph.Variable));

    /// <summary>From here on, blank nodes are those of the next solution.</summary>
    public void BeginSolution() => _terms.BeginSolution();

    /// <summary>Makes a quad; false if a variable of it is unbound.</summary>
    /// <param name="quad">Which, from 0.</param>
    /// <param name="batch">The solutions.</param>
    /// <param name="row">The solution.</param>
    /// <param name="ids">Takes subject, predicate, object, graph.</param>
    public bool TryMake(int quad, Batch batch, int row, Span<ulong> ids)
    {
        for (int i = 0; i < 4; i++)
        {
            ref readonly Position position = ref _positions[(4 * quad) + i];
            ids[i] = position.Column >= 0 ? batch.Rows(position.Column)[row]
                : position.Other is null ? position.Constant
                : _terms.IdOf(position.Other, batch, row);
            if (ids[i] == TermId.Unbound)
                return false;
        }

        return true;
    }

    private Position PositionOf(PatternTerm? term, VariableLayout layout) => term switch
    {
        null => new Position(-1, TermId.DefaultGraph, null),
        PatternTerm.Var variable => new Position(layout.ColumnOf(variable.Variable), TermId.Unbound, null),
        PatternTerm.Constant { Term: Iri or Literal } constant => new Position(-1, _context.Terms.IdOf(constant.Term), null),
        _ => new Position(-1, TermId.Unbound, term),
    };

    /// <summary>A column, or a constant, or what has to be made for each solution.</summary>
    private readonly record struct Position(int Column, ulong Constant, PatternTerm? Other);
}
