using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>An answer whose rows lie on the heap.</summary>
internal sealed class TableResult(SolutionTable table, QueryTerms terms) : SolutionResult
{
    private readonly Batch _batch = new(table.Variables.Count);
    private int _next;

    public override IReadOnlyList<Variable> Variables => table.Variables;

    public override QueryTerms Terms => terms;

    public override Batch? Next()
    {
        int count = Math.Min(Batch.Capacity, table.Rows.Count - _next);
        if (count == 0)
            return null;
        for (int column = 0; column < Variables.Count; column++)
        {
            Span<ulong> ids = _batch.Column(column);
            for (int row = 0; row < count; row++)
                ids[row] = table.Rows[_next + row][column] is Term term ? terms.IdOf(term) : TermId.Unbound;
        }

        _batch.RowCount = count;
        _next += count;
        return _batch;
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        _batch.Dispose();
        terms.Dispose();
    }
}
