using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Hands out given rows of ids: inline data, the one empty solution, or nothing at all.</summary>
internal sealed class ValuesOperator : QueryOperator
{
    private readonly IReadOnlyList<ulong[]> _rows;
    private Batch? _batch;
    private int _next;

    /// <param name="context">The query.</param>
    /// <param name="variables">The columns.</param>
    /// <param name="rows">An id a column, <see cref="TermId.Unbound"/> for UNDEF.</param>
    public ValuesOperator(QueryContext context, IReadOnlyList<Variable> variables, IReadOnlyList<ulong[]> rows)
        : base(context, new VariableLayout(variables))
    {
        _rows = rows;
        EstimatedRows = rows.Count;
        Certain = new HashSet<Variable>(variables.Where((_, i) => rows.All(row => row[i] != TermId.Unbound)));
    }

    /// <summary>The one solution without bindings.</summary>
    public static ValuesOperator Unit(QueryContext context) => new(context, [], [[]]);

    /// <summary>No solutions.</summary>
    public static ValuesOperator Empty(QueryContext context, IEnumerable<Variable> variables) => new(context, [.. variables], []);

    /// <summary>Inline data.</summary>
    public static ValuesOperator Of(QueryContext context, ValuesPattern pattern) => new(context, pattern.Variables,
        [.. pattern.Rows.Select(row => row.Select(term => term is null ? TermId.Unbound : context.Terms.IdOf(term)).ToArray())]);

    public override string Describe() => _rows.Count == 0 ? "Nothing" : Layout.Count == 0 ? "Unit" : $"Values {string.Join(' ', Layout.Variables)}";

    protected override Batch? NextCore()
    {
        int count = Math.Min(Batch.Capacity, _rows.Count - _next);
        if (count == 0)
            return null;
        _batch ??= new Batch(Layout.Count);
        for (int column = 0; column < Layout.Count; column++)
        {
            Span<ulong> target = _batch.Column(column);
            for (int row = 0; row < count; row++)
                target[row] = _rows[_next + row][column];
        }

        _batch.RowCount = count;
        _next += count;
        return _batch;
    }

    protected override void Dispose(bool disposing) => _batch?.Dispose();
}
