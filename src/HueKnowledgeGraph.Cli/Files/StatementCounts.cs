using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Cli;

/// <summary>Counts statements by what they hold. Memory grows with the different predicates, classes, languages, datatypes and graphs only.</summary>
internal sealed class StatementCounts
{
    private readonly Tally _predicates = new();
    private readonly Tally _classes = new();
    private readonly Tally _languages = new();
    private readonly Tally _datatypes = new();
    private readonly Tally _graphs = new();
    private long _statements;

    /// <summary>Counts one statement.</summary>
    public void Add(in TermSpan predicate, in TermSpan @object, in TermSpan graph)
    {
        _statements++;
        _predicates.Add(predicate.Value);
        _graphs.Add(graph.Value);
        if (@object.Kind == TermKind.Literal)
        {
            if (!@object.Language.IsEmpty)
                _languages.Add(@object.Language);
            else
                _datatypes.Add(@object.Datatype.IsEmpty ? "http://www.w3.org/2001/XMLSchema#string"u8 : @object.Datatype);
        }
        else if (@object.Kind == TermKind.Iri && predicate.Value.SequenceEqual("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"u8))
        {
            _classes.Add(@object.Value);
        }
    }

    /// <summary>What was counted, the most frequent first.</summary>
    public StatementReport Report() => new(
        _statements, _graphs.Report("(default graph)"), _predicates.Report(), _classes.Report(), _languages.Report(), _datatypes.Report());

    private sealed class Tally
    {
        private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
        private readonly Dictionary<string, long>.AlternateLookup<ReadOnlySpan<char>> _lookup;
        private char[] _text = new char[256];

        public Tally() => _lookup = _counts.GetAlternateLookup<ReadOnlySpan<char>>();

        public void Add(ReadOnlySpan<byte> name)
        {
            if (_text.Length < name.Length)
                _text = new char[2 * name.Length];
            int length = Encoding.UTF8.GetChars(name, _text);
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_lookup, _text.AsSpan(0, length), out _)++;
        }

        public IReadOnlyList<StatementCount> Report(string nameOfEmpty = "") =>
            [.. _counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => new StatementCount(pair.Key.Length == 0 ? nameOfEmpty : pair.Key, pair.Value))];
    }
}

/// <summary>What <c>hue convert --stats --json</c> writes.</summary>
internal sealed record StatementReport(
    long Statements,
    IReadOnlyList<StatementCount> Graphs,
    IReadOnlyList<StatementCount> Predicates,
    IReadOnlyList<StatementCount> Classes,
    IReadOnlyList<StatementCount> Languages,
    IReadOnlyList<StatementCount> Datatypes)
{
    /// <summary>Names shown to a person in each group; a line says how many more there are.</summary>
    private const int Shown = 20;

    /// <summary>The report for a person.</summary>
    public IEnumerable<string> Lines() =>
    [
        $"{PlainProgress.Count(Statements),13}  statements",
        .. Group("graphs", Graphs), .. Group("predicates", Predicates), .. Group("classes", Classes), .. Group("languages", Languages), .. Group("datatypes", Datatypes),
    ];

    private static IEnumerable<string> Group(string name, IReadOnlyList<StatementCount> counts)
    {
        yield return $"{PlainProgress.Count(counts.Count),13}  {name}";
        foreach (StatementCount count in counts.Take(Shown))
            yield return $"{PlainProgress.Count(count.Statements),15}  {count.Name}";
        if (counts.Count > Shown)
            yield return $"{"",15}  and {PlainProgress.Count(counts.Count - Shown)} more; --json lists all";
    }
}

/// <summary>A name and how many statements hold it.</summary>
internal sealed record StatementCount(string Name, long Statements);
