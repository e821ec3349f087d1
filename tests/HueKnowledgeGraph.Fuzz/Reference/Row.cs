using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Sparql;

namespace HueKnowledgeGraph.Fuzz;

/// <summary>A solution: variables with their terms, as the standard has it.</summary>
internal sealed class Row
{
    private readonly Dictionary<Variable, Term> _terms;

    public Row()
        : this([])
    {
    }

    private Row(Dictionary<Variable, Term> terms) => _terms = terms;

    public IEnumerable<Variable> Variables => _terms.Keys;

    public Term? this[Variable variable] => _terms.GetValueOrDefault(variable);

    public Row With(Variable variable, Term term) => new(new Dictionary<Variable, Term>(_terms) { [variable] = term });

    public Row Only(IEnumerable<Variable> variables) =>
        new(variables.Distinct().Where(_terms.ContainsKey).ToDictionary(variable => variable, variable => _terms[variable]));

    /// <summary>This row with a variable bound to a term; null if it is bound to another.</summary>
    public Row? Bind(Variable variable, Term term) =>
        !_terms.TryGetValue(variable, out Term? known) ? With(variable, term) : known.Equals(term) ? this : null;

    public bool IsCompatible(Row other) => _terms.All(pair => other[pair.Key] is not { } term || term.Equals(pair.Value));

    public bool SharesVariable(Row other) => _terms.Keys.Any(variable => other[variable] is not null);

    public Row Merge(Row other)
    {
        var terms = new Dictionary<Variable, Term>(_terms);
        foreach ((Variable variable, Term term) in other._terms)
            terms[variable] = term;
        return new Row(terms);
    }

    /// <summary>Equal for equal solutions.</summary>
    public string Key(IEnumerable<Variable> variables) => string.Join(' ', variables.Select(variable => _terms.GetValueOrDefault(variable)?.ToString() ?? "-"));
}
