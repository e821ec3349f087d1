using System.Globalization;
using System.Text;

namespace HueKnowledgeGraph.Fuzz;

/// <summary>A case that failed, made small, as text that a regression test reads back.</summary>
/// <param name="Check">Name of the check.</param>
/// <param name="Origin">Seed, graph and query, for people.</param>
/// <param name="Case">The case.</param>
/// <param name="Text">Both answers, or the exception.</param>
internal sealed record FuzzFailure(string Check, string Origin, FuzzCase Case, string Text)
{
    /// <summary>What a regression is kept as: fields, an empty line, the statements.</summary>
    public string ToFile()
    {
        var text = new StringBuilder();
        foreach (string line in Text.Split('\n').Take(12))
            text.Append("# ").Append(line).Append('\n');
        text.Append("# ").Append(Origin).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"check: {Check}\nunion: {(Case.UnionDefaultGraph ? "yes" : "no")}\nform: {Case.Form.Format}\n");
        text.Append(CultureInfo.InvariantCulture, $"group: {Case.Group}\ncondition: {Case.Condition}\n\n");
        foreach (string statement in Case.Dataset.Statements)
            text.Append(statement).Append('\n');
        return text.ToString();
    }

    /// <summary>The case of such a text.</summary>
    public static FuzzCase ReadFile(string text)
    {
        string[] lines = [.. text.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => !line.StartsWith('#'))];
        int blank = Array.IndexOf(lines, "");
        Dictionary<string, string> fields = lines[..blank].ToDictionary(line => line[..line.IndexOf(':')], line => line[(line.IndexOf(':') + 1)..].Trim());
        var dataset = new FuzzDataset([.. lines[(blank + 1)..].Where(line => line.Length > 0)]);
        var form = new Piece(Sort.Other, fields["form"], new Piece(Sort.Group, fields["group"]));
        return new FuzzCase(dataset, form, new Piece(Sort.Expression, fields["condition"]), fields["union"] == "yes");
    }
}
