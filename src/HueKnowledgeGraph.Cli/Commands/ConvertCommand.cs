using System.CommandLine;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Cli;

/// <summary><c>hue convert</c>: RDF to RDF, streaming, at any size.</summary>
internal static class ConvertCommand
{
    private static readonly Argument<string> In = new("IN") { Description = "File to read, also .gz and .zst; - is standard input." };
    private static readonly Argument<string> Out = new("OUT") { Description = "File to write, also .gz and .zst; - is standard output." };
    private static readonly Option<string?> From = new("--from") { Description = "Format of IN. Default: by its ending.", HelpName = "F" };
    private static readonly Option<string?> To = new("--to") { Description = "Format of OUT. Default: by its ending.", HelpName = "F" };
    private static readonly Option<string?> Base = new("--base")
    {
        Description = "Base for relative IRIs. Default: they are errors.",
        HelpName = "IRI",
    };

    private static readonly Option<bool> Lenient = new("--lenient")
    {
        Description = "Leave out statements that cannot be read, list them and go on (exit code 1).",
    };

    private static readonly Option<bool> Pretty = new("--pretty")
    {
        Description = "Lay Turtle and TriG out for people: used prefixes, types and names first, a stable order. Keeps all statements in memory.",
    };

    private static readonly Option<bool> Stats = new("--stats")
    {
        Description = "Count statements by graph, predicate, class, language and datatype, and report it (with --json for programs).",
    };

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var command = new DocumentedCommand(
            "convert", "Converts between RDF formats in one pass and flat memory (--pretty excepted).",
            "",
            "hue convert monuments.ttl monuments.nq.gz")
        { In, Out, From, To, Base, Lenient, Pretty, Stats };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        CommandConsole console = parsed.Console();
        string input = parsed.GetRequiredValue(In);
        string output = parsed.GetRequiredValue(Out);
        if (parsed.GetValue(Stats) && output == "-")
            throw new UsageException("--stats reports on standard output; write OUT to a file.");
        RdfFormat from = InputFile.FormatOf(input, parsed.GetValue(From));
        RdfFormat to = InputFile.FormatOf(output, parsed.GetValue(To));
        long refused = 0;
        var options = new RdfReadOptions { BaseIri = parsed.Iri(Base), SourceName = input };
        if (parsed.GetValue(Lenient))
        {
            options = options with
            {
                OnError = error =>
                {
                    refused++;
                    console.Error($"refused: {error.Message}");
                },
            };
        }

        using Stream stream = InputFile.Open(input, cancellation);
        using OutputFile file = OutputFile.Create(output);
        StatementCounts? counts = parsed.GetValue(Stats) ? new StatementCounts() : null;
        long statements = ProgressDisplay.Run(console, "statements", note =>
        {
            using RdfWriter writer = parsed.GetValue(Pretty) ? RdfWriter.CreateDocument(to, file.Stream) : RdfWriter.Create(to, file.Stream);
            var counter = new CountingSink(writer, to, note, counts);
            RdfReader.Read(stream, from, counter, options, cancellation);
            return counter.Statements;
        });
        file.Complete();
        if (counts is not null)
            console.Report(counts.Report(), counts.Report().Lines());
        console.Say($"{PlainProgress.Count(statements)} statements written to {output}" + (refused > 0 ? $"; {PlainProgress.Count(refused)} refused." : "."));
        return refused > 0 ? ExitCode.DoneWithRefusals : ExitCode.Done;
    }
}
