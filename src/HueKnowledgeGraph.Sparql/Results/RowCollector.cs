using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Gathers rows that name their variables.</summary>
internal sealed class RowCollector
{
    private readonly List<Variable> _variables = [];
    private readonly Dictionary<string, int> _columns = [];
    private readonly List<IReadOnlyList<Term?>> _rows = [];
    private Term?[] _row = [];

    public void AddVariable(string name)
    {
        if (_columns.TryAdd(name, _variables.Count))
            _variables.Add(new Variable(name));
    }

    public void StartRow() => _row = new Term?[_variables.Count];

    public void Set(string name, Term term)
    {
        if (!_columns.TryGetValue(name, out int column))
            throw new InvalidDataException($"a row binds '{name}', which the head does not name");
        _row[column] = term;
    }

    public void EndRow() => _rows.Add(_row);

    public SolutionTable ToTable() => new(_variables, _rows);

    /// <summary>A literal from the parts that JSON and XML name alike.</summary>
    public static Literal MakeLiteral(string lexical, string? datatype, string? language, string? direction)
    {
        if (language is null)
            return datatype is null ? new Literal(lexical) : new Literal(lexical, datatype);
        return Literal.WithLanguage(lexical, language, direction switch
        {
            null => BaseDirection.None,
            "ltr" => BaseDirection.LeftToRight,
            "rtl" => BaseDirection.RightToLeft,
            _ => throw new InvalidDataException($"the base direction is '{direction}'; allowed are ltr and rtl"),
        });
    }
}
