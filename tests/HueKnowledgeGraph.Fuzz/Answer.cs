using System.Text;

using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Sparql;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Fuzz;

/// <summary>What a query answered, as text: a line a solution. Blank nodes are written alike, as each store names them in its way.</summary>
internal sealed class Answer
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    private Answer(IReadOnlyList<string> rows, string? limit)
    {
        Rows = rows;
        Limit = limit;
    }

    /// <summary>The solutions in their order; empty over a limit.</summary>
    public IReadOnlyList<string> Rows { get; }

    /// <summary>The message of a limit that was reached, or null.</summary>
    public string? Limit { get; }

    public static Answer Of(string query, IQuadSnapshot snapshot, QueryOptions options) => Of(SparqlParser.ParseQuery(query), snapshot, options);

    /// <summary>Runs a SELECT. Anything but an answer or a limit is thrown.</summary>
    public static Answer Of(Query query, IQuadSnapshot snapshot, QueryOptions options)
    {
        try
        {
            using var result = (SolutionResult)QueryEngine.Execute(query, snapshot, options with { Timeout = Timeout });
            var rows = new List<string>();
            while (result.Next() is { } batch)
            {
                for (int row = 0; row < batch.RowCount; row++)
                    rows.Add(Line(result, batch, row));
            }

            return new Answer(rows, null);
        }
        catch (QueryLimitException limit)
        {
            return new Answer([], limit.Message);
        }
    }

    public static Answer Of(IEnumerable<string> rows) => new([.. rows], null);

    /// <summary>Null if both hold the same solutions equally often; else what only one of them holds.</summary>
    public static string? Difference(string nameA, Answer a, string nameB, Answer b)
    {
        if (a.Limit is not null || b.Limit is not null)
            return null;
        string[] rowsA = [.. a.Rows.Order(StringComparer.Ordinal)], rowsB = [.. b.Rows.Order(StringComparer.Ordinal)];
        return rowsA.SequenceEqual(rowsB) ? null : $"{nameA} {rowsA.Length}: {Short(rowsA)}\n{nameB} {rowsB.Length}: {Short(rowsB)}";
    }

    /// <summary>One solution: "?x=term ?y=term", unbound variables left out.</summary>
    public static string Line(IEnumerable<(Variable Variable, Term? Term)> bindings)
    {
        var text = new StringBuilder();
        foreach ((Variable variable, Term? term) in bindings)
        {
            if (term is not null)
                text.Append(text.Length > 0 ? " " : "").Append(variable).Append('=').Append(Text(term));
        }

        return text.ToString();
    }

    private static string Line(SolutionResult result, Batch batch, int row) => Line(result.Variables.Select((variable, column) =>
        batch.Rows(column)[row] is var id && id == TermId.Unbound ? (variable, (Term?)null) : (variable, result.Terms.ReadTerm(id))));

    private static string Text(Term term) => term switch
    {
        BlankNode => "_:",
        TripleTerm triple => $"<<( {Text(triple.Subject)} {Text(triple.Predicate)} {Text(triple.Object)} )>>",
        _ => term.ToString().Replace(GraphGenerator.Base, "", StringComparison.Ordinal).Replace("http://www.w3.org/2001/XMLSchema#", "xsd:", StringComparison.Ordinal),
    };

    private static string Short(string[] rows) => string.Join(" | ", rows.Take(40)) + (rows.Length > 40 ? " | ..." : "");
}
