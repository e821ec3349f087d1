using System.CommandLine;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Cli;

/// <summary><c>hue diff</c>: what one RDF file says and another does not, whatever their formats, orders and blank node labels.</summary>
internal static class DiffCommand
{
    private static readonly Argument<string> Before = new("A") { Description = "File as it was, also .gz and .zst; - is standard input." };
    private static readonly Argument<string> After = new("B") { Description = "File as it is, also .gz and .zst." };
    private static readonly Option<string?> Base = new("--base")
    {
        Description = "Base for relative IRIs of both. Default: they are errors.",
        HelpName = "IRI",
    };

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var command = new DocumentedCommand(
            "diff", "Compares two RDF files statement by statement, in any formats.",
            """
            Lines of canonical N-Quads: '-' only in A, '+' only in B. Exit code 0: they say the same; 1: they differ.
            Blank nodes have canonical labels (RDFC-1.0), so that a changed blank node shows with all its statements. Both files are held in memory.
            """,
            "hue diff objects-2025.ttl objects-2026.nq.gz")
        { Before, After, Base };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        CommandConsole console = parsed.Console();
        IReadOnlyList<string> before = Read(parsed.GetRequiredValue(Before), parsed.Iri(Base), cancellation);
        IReadOnlyList<string> after = Read(parsed.GetRequiredValue(After), parsed.Iri(Base), cancellation);
        List<string> removed = Only(before, after);
        List<string> added = Only(after, before);
        if (console.IsJson)
            console.Report(new DiffReport(removed.Count, added.Count, removed, added), []);
        else
            CommandConsole.WriteOut(removed.Select(line => "- " + line).Concat(added.Select(line => "+ " + line)));
        console.Say($"{PlainProgress.Count(removed.Count)} statements only in A, {PlainProgress.Count(added.Count)} only in B.");
        return removed.Count + added.Count > 0 ? ExitCode.DoneWithRefusals : ExitCode.Done;
    }

    private static IReadOnlyList<string> Read(string path, string? baseIri, CancellationToken cancellation)
    {
        RdfFormat format = InputFile.FormatOf(path, null);
        var list = new StatementList();
        using Stream stream = InputFile.Open(path, cancellation);
        RdfReader.Read(stream, format, list, new RdfReadOptions { BaseIri = baseIri, SourceName = path }, cancellation);
        return RdfCanonicalizer.Canonicalize(list.Quads).Lines;
    }

    private static List<string> Only(IReadOnlyList<string> lines, IReadOnlyList<string> others)
    {
        var known = new HashSet<string>(others, StringComparer.Ordinal);
        return [.. lines.Where(line => !known.Contains(line))];
    }

    private sealed class StatementList : IQuadSink
    {
        public List<Quad> Quads { get; } = [];

        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) =>
            Quads.Add(new Quad(Term.From(subject), Term.From(predicate), Term.From(@object), graph.IsNone ? null : Term.From(graph)));
    }
}

/// <summary>What <c>hue diff --json</c> writes: canonical N-Quads lines.</summary>
internal sealed record DiffReport(int RemovedCount, int AddedCount, IReadOnlyList<string> Removed, IReadOnlyList<string> Added);
