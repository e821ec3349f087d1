namespace HueKnowledgeGraph.Sparql;

/// <summary>Which variable stands in which column of an operator's batches.</summary>
public sealed class VariableLayout
{
    private readonly Dictionary<Variable, int> _columns = [];

    /// <summary>Makes a layout; the variables are distinct.</summary>
    public VariableLayout(IEnumerable<Variable> variables)
    {
        Variables = [.. variables];
        for (int i = 0; i < Variables.Count; i++)
            _columns.Add(Variables[i], i);
    }

    /// <summary>Variables in column order.</summary>
    public IReadOnlyList<Variable> Variables { get; }

    /// <summary>Number of columns.</summary>
    public int Count => Variables.Count;

    /// <summary>Column of a variable, or -1 if this operator does not bind it.</summary>
    public int ColumnOf(Variable variable) => _columns.GetValueOrDefault(variable, -1);
}
