using System.Globalization;
using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>
/// A table for a terminal: columns as wide as the widest of the first <see cref="Sample"/> rows, so that it streams; a later cell that is
/// wider pushes its row to the right. Nothing is cut.
/// </summary>
internal sealed class TableEncoder(Utf8Output output, IReadOnlyDictionary<string, string> prefixes) : SolutionEncoder(output)
{
    /// <summary>Rows that are looked at before the first is written: more than a screen holds.</summary>
    private const int Sample = 1000;

    private readonly List<string[]> _waiting = [];
    private string[] _names = [];
    private int[] _widths = [];
    private QueryTerms? _terms;
    private long _rowCount;
    private bool _isStarted;

    public override void WriteBoolean(bool value) => Output.Write(value ? "true\n"u8 : "false\n"u8);

    public override void WriteHead(SolutionResult result)
    {
        _terms = result.Terms;
        _names = [.. result.Variables.Select(v => v.Name)];
        _widths = [.. _names.Select(TextWidth.Of)];
    }

    public override int WriteRows(Batch batch, int row)
    {
        for (; row < batch.RowCount && Output.Length < Utf8Output.DrainFrom; row++)
        {
            _rowCount++;
            string[] cells = Cells(batch, row);
            if (_isStarted)
            {
                WriteRow(cells);
                continue;
            }

            _waiting.Add(cells);
            for (int i = 0; i < cells.Length; i++)
                _widths[i] = Math.Max(_widths[i], TextWidth.Of(cells[i]));
            if (_waiting.Count == Sample)
                Start();
        }

        return row;
    }

    public override void WriteTail()
    {
        if (!_isStarted)
            Start();
        string count = _rowCount.ToString("N0", CultureInfo.InvariantCulture);
        Output.Write($"{count} {(_rowCount == 1 ? "row" : "rows")}\n");
    }

    private void Start()
    {
        _isStarted = true;
        WriteRow(_names);
        WriteRow([.. _widths.Select(w => new string('─', w))]);
        foreach (string[] cells in _waiting)
            WriteRow(cells);
        _waiting.Clear();
    }

    private void WriteRow(string[] cells)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            if (i > 0)
                Output.Write("  "u8);
            Output.Write(cells[i]);
            if (i < cells.Length - 1)
                Output.Write(new string(' ', Math.Max(0, _widths[i] - TextWidth.Of(cells[i]))));
        }

        Output.Write((byte)'\n');
    }

    private string[] Cells(Batch batch, int row)
    {
        string[] cells = new string[_names.Length];
        for (int i = 0; i < cells.Length; i++)
        {
            ulong id = batch.Column(i)[row];
            cells[i] = id == Store.TermId.Unbound ? "" : Text(_terms!.Read(id));
        }

        return cells;
    }

    private string Text(in TermSpan term)
    {
        string value = Encoding.UTF8.GetString(term.Value).ReplaceLineEndings("⏎");
        return term.Kind switch
        {
            TermKind.Iri => Shorten(value),
            TermKind.BlankNode => "_:" + value,
            TermKind.Literal when !term.Language.IsEmpty => $"{value} @{Encoding.UTF8.GetString(term.Language)}",
            _ => value,
        };
    }

    /// <summary>An IRI by the longest prefix that leaves a plain local name, else in angle brackets.</summary>
    private string Shorten(string iri)
    {
        string? best = null;
        foreach ((string prefix, string start) in prefixes)
        {
            if (iri.Length > start.Length && iri.StartsWith(start, StringComparison.Ordinal) && iri.AsSpan(start.Length).IndexOfAny("/#?:") < 0)
            {
                string name = $"{prefix}:{iri.AsSpan(start.Length)}";
                if (best is null || name.Length < best.Length)
                    best = name;
            }
        }

        return best ?? $"<{iri}>";
    }
}
