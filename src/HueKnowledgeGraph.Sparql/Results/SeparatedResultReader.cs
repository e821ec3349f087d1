using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Reads SPARQL 1.1 Query Results TSV and CSV.</summary>
internal static class SeparatedResultReader
{
    public static ResultDocument ReadTsv(TextReader reader)
    {
        string head = reader.ReadLine() ?? throw new InvalidDataException("it is empty");
        if (head is "true" or "false" && reader.Peek() < 0)
            return new ResultDocument(head == "true", null);
        List<Variable> variables = [.. (head.Length == 0 ? [] : head.Split('\t')).Select(Name)];
        var rows = new List<IReadOnlyList<Term?>>();
        while (reader.ReadLine() is { } line)
        {
            string[] cells = variables.Count == 0 && line.Length == 0 ? [] : line.Split('\t');
            CheckWidth(cells.Length, variables.Count, rows.Count);
            rows.Add([.. cells.Select(cell => cell.Length == 0 ? null : SparqlGrammar.ParseTerm(cell))]);
        }

        return new ResultDocument(null, new SolutionTable(variables, rows));
    }

    public static ResultDocument ReadCsv(TextReader reader)
    {
        List<string> head = ReadRecord(reader) ?? throw new InvalidDataException("it is empty");
        if (head is ["true" or "false"] && reader.Peek() < 0)
            return new ResultDocument(head[0] == "true", null);
        List<Variable> variables = [.. head.Where(n => n.Length > 0).Select(Name)];
        var rows = new List<IReadOnlyList<Term?>>();
        while (ReadRecord(reader) is { } cells)
        {
            if (variables.Count == 0)
                cells.Clear();
            CheckWidth(cells.Count, variables.Count, rows.Count);
            rows.Add([.. cells.Select(CsvTerm)]);
        }

        return new ResultDocument(null, new SolutionTable(variables, rows));
    }

    private static Variable Name(string written)
    {
        string name = written.TrimStart('?', '$');
        return name.Length > 0 ? new Variable(name) : throw new InvalidDataException("a variable has no name");
    }

    private static void CheckWidth(int found, int expected, int row)
    {
        if (found != expected)
            throw new InvalidDataException($"row {row + 1} has {found} columns, the head has {expected}");
    }

    private static Term? CsvTerm(string cell)
    {
        if (cell.Length == 0)
            return null;
        return cell.StartsWith("_:", StringComparison.Ordinal) ? new BlankNode(cell[2..]) : new Literal(cell);
    }

    /// <summary>One record of RFC 4180, or null at the end.</summary>
    private static List<string>? ReadRecord(TextReader reader)
    {
        if (reader.Peek() < 0)
            return null;
        var cells = new List<string>();
        var cell = new StringBuilder();
        bool isQuoted = false;
        while (true)
        {
            int c = reader.Read();
            if (c < 0 && isQuoted)
                throw new InvalidDataException("a quoted value has no end");
            if (c == '"' && isQuoted && reader.Peek() == '"')
            {
                cell.Append((char)reader.Read());
            }
            else if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (isQuoted || c is not (',' or '\n' or '\r' or < 0))
            {
                cell.Append((char)c);
            }
            else
            {
                cells.Add(cell.ToString());
                cell.Clear();
                if (c == '\r' && reader.Peek() == '\n')
                    reader.Read();
                if (c != ',')
                    return cells;
            }
        }
    }
}
