using System.Globalization;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Sparql;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>Compares solutions as multisets (or sequences) of rows, up to the names of blank nodes.</summary>
internal static class SolutionComparison
{
    /// <summary>What differs, or null.</summary>
    /// <param name="expected">Expected solutions.</param>
    /// <param name="actual">Solutions to judge; its columns may stand in another order.</param>
    /// <param name="isOrdered">Rows have to come in this order.</param>
    /// <param name="isLax">Duplicates may be missing (REDUCED).</param>
    public static string? Difference(SolutionTable expected, SolutionTable actual, bool isOrdered, bool isLax)
    {
        if (!expected.Variables.ToHashSet().SetEquals(actual.Variables))
            return $"expected the variables {string.Join(' ', expected.Variables)}, found {string.Join(' ', actual.Variables)}";
        int[] columns = [.. expected.Variables.Select(v => IndexOf(actual.Variables, v))];
        List<Term?[]> left = [.. expected.Rows.Select(row => row.Select(Normal).ToArray())];
        List<Term?[]> right = [.. actual.Rows.Select(row => columns.Select(c => Normal(row[c])).ToArray())];
        if (isLax)
        {
            if (right.Count > left.Count)
                return $"expected at most {left.Count} rows, found {right.Count}";
            left = Distinct(left);
            right = Distinct(right);
        }

        if (left.Count == right.Count && new RowMatching(left, right).Find(isOrdered))
            return null;
        return $"expected {left.Count} rows{(isOrdered ? " in this order" : "")}\n{Text(left)}\nfound {right.Count}\n{Text(right)}";
    }

    private static int IndexOf(IReadOnlyList<Variable> variables, Variable variable) => variables.ToList().IndexOf(variable);

    /// <summary>Language tags know no case; a number may be written in any form of its datatype, since results are values (section 17.3).</summary>
    private static Term? Normal(Term? term) => term switch
    {
        Literal { Language: string language } literal => literal with { Language = language.ToLowerInvariant() },
        Literal { Datatype: Xsd.Decimal or Xsd.Integer } literal
            when decimal.TryParse(literal.Lexical, NumberStyles.Float & ~NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out decimal number) =>
            literal with { Lexical = (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture) },
        Literal { Datatype: Xsd.Double or Xsd.Float } literal
            when double.TryParse(literal.Lexical, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) =>
            literal with { Lexical = number.ToString("R", CultureInfo.InvariantCulture) },
        _ => term,
    };

    private static List<Term?[]> Distinct(List<Term?[]> rows) => [.. rows.DistinctBy(row => string.Join('\t', row.Select(t => t?.ToString())))];

    private static string Text(List<Term?[]> rows) => string.Join('\n', rows.Take(40).Select(row => "  " + string.Join(" | ", row.Select(t => t?.ToString() ?? "-"))));
}
