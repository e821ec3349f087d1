using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Solutions as terms on the heap: what a results document holds, and small inputs of federation.</summary>
/// <param name="Variables">The columns.</param>
/// <param name="Rows">The solutions in order; each row is as long as <paramref name="Variables"/>, null means unbound.</param>
public sealed record SolutionTable(IReadOnlyList<Variable> Variables, IReadOnlyList<IReadOnlyList<Term?>> Rows)
{
    /// <summary>Copies an answer to the heap, to its end. The answer is not disposed.</summary>
    public static SolutionTable From(SolutionResult result)
    {
        var rows = new List<IReadOnlyList<Term?>>();
        while (result.Next() is { } batch)
        {
            for (int row = 0; row < batch.RowCount; row++)
                rows.Add(Row(result, batch, row));
        }

        return new SolutionTable(result.Variables, rows);
    }

    /// <summary>The table as an answer, with the ids of a snapshot. Dispose it.</summary>
    public SolutionResult ToResult(IQuadSnapshot snapshot) => new TableResult(this, new QueryTerms(snapshot));

    private static Term?[] Row(SolutionResult result, Batch batch, int row)
    {
        var terms = new Term?[result.Variables.Count];
        for (int i = 0; i < terms.Length; i++)
        {
            ulong id = batch.Column(i)[row];
            terms[i] = id == TermId.Unbound ? null : result.Terms.ReadTerm(id);
        }

        return terms;
    }
}
