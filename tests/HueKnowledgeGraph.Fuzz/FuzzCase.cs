namespace HueKnowledgeGraph.Fuzz;

/// <summary>A graph and a query over it.</summary>
/// <param name="Dataset">The graph, and stores that hold it.</param>
/// <param name="Form">The query: a piece whose one part is <see cref="Group"/>.</param>
/// <param name="Condition">An expression for the checks that add a filter.</param>
/// <param name="UnionDefaultGraph">What the default graph is.</param>
internal sealed record FuzzCase(FuzzDataset Dataset, Piece Form, Piece Condition, bool UnionDefaultGraph)
{
    public const string Prologue = "PREFIX : <http://example.org/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> ";

    /// <summary>The group graph pattern of the query.</summary>
    public Piece Group => Form.Parts[0];

    /// <summary>The query with its prefixes.</summary>
    public string Query => Prologue + Form;

    /// <summary>
    /// Whether the answer is cut where the standard defines no order: blank nodes come in any order, and each store has its own.
    /// </summary>
    public bool IsCutAnywhere => Dataset.Statements.Any(statement => statement.Contains("_:", StringComparison.Ordinal))
        && (Query.Contains("LIMIT", StringComparison.Ordinal) || Query.Contains("OFFSET", StringComparison.Ordinal));

    /// <summary>Pieces and statements: what shrinking makes smaller.</summary>
    public int Size => Form.Size + Condition.Size + Dataset.Statements.Count;

    /// <summary>Cases that are smaller by one step.</summary>
    public IEnumerable<FuzzCase> Smaller()
    {
        IReadOnlyList<string> statements = Dataset.Statements;
        for (int part = statements.Count / 2; part > 0; part /= 2)
        {
            for (int at = 0; at + part <= statements.Count; at += part)
                yield return this with { Dataset = new FuzzDataset([.. statements.Take(at), .. statements.Skip(at + part)]) };
        }

        if (Form.Format != "SELECT * #")
            yield return this with { Form = Form with { Format = "SELECT * #" } };
        foreach (Piece group in Group.Smaller())
            yield return this with { Form = Form with { Parts = [group] } };
        foreach (Piece condition in Condition.Smaller())
            yield return this with { Condition = condition };
    }
}
