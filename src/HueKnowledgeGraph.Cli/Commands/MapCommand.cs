using System.CommandLine;
using System.Globalization;
using HueKnowledgeGraph.Mapping;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Cli;

/// <summary><c>hue map</c>: catalogue records to RDF.</summary>
internal static class MapCommand
{
    private static readonly Argument<string[]> Mappings = new("MAPPING")
    {
        Description = "Mapping files (YAML), run in this order.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string[]> Sources = new("--source")
    {
        Description = "Read this file for a source or table of the mapping. May be given again.",
        HelpName = "NAME=FILE",
    };

    private static readonly Option<string?> Base = new("--base") { Description = "Base IRI. Default: the mapping's.", HelpName = "IRI" };
    private static readonly Option<string> Out = new("--output", "-o")
    {
        Description = "File to write, also .gz. Default: standard output.",
        HelpName = "FILE",
        DefaultValueFactory = _ => "-",
    };

    private static readonly Option<string?> Format = new("--format")
    {
        Description = "Format. Default: by the file's ending; nq on standard output.",
        HelpName = "F",
    };

    private static readonly Option<string?> Rejects = new("--rejects")
    {
        Description = "Write refused records there (CSV). Default: list them on standard error.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Report = new("--report") { Description = "Write a report there (JSON).", HelpName = "FILE" };
    private static readonly Option<string?> Time = new("--time")
    {
        Description = "Time of the run for provenance. Default: the newest change of the input files.",
        HelpName = "TIME",
    };

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var command = new DocumentedCommand(
            "map", "Maps catalogue records to RDF.",
            "A record is mapped whole or refused with its file, line, column and reason, and the run goes on. The same input gives the same bytes.",
            "hue map mappings/hue/objects.yml -o objects.nq --rejects refused.csv")
        { Mappings, Sources, Base, Out, Format, Rejects, Report, Time };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        CommandConsole console = parsed.Console();
        string output = parsed.GetRequiredValue(Out);
        RdfFormat format = output == "-" && parsed.GetValue(Format) is null ? RdfFormat.NQuads : InputFile.FormatOf(output, parsed.GetValue(Format));
        var options = new MappingOptions
        {
            MappingFiles = parsed.GetRequiredValue(Mappings),
            Sources = SourceFiles(parsed.GetValue(Sources) ?? []),
            BaseIri = parsed.GetValue(Base),
            Time = parsed.GetValue(Time) is { } time ? ParseTime(time) : null,
        };
        foreach (string file in options.MappingFiles.Concat(options.Sources.Values))
            InputFile.Require(file);
        MappingReport report = MapTo(output, format, options, parsed.GetValue(Rejects), console, cancellation);
        if (parsed.GetValue(Report) is { } path)
            WriteReport(report, path);
        if (console.IsJson && output != "-")
            report.WriteJson(CommandConsole.OpenOutput());
        return report.RecordsRefused > 0 ? ExitCode.DoneWithRefusals : ExitCode.Done;
    }

    /// <summary>Maps into a file with progress; the file appears only when it is whole.</summary>
    public static MappingReport MapTo(
        string output, RdfFormat format, MappingOptions options, string? rejects, CommandConsole console, CancellationToken cancellation)
    {
        using OutputFile file = OutputFile.Create(output);
        using OutputFile? rejectsFile = rejects is null ? null : OutputFile.Create(rejects);
        MappingReport report;
        using (RefusalWriter? refusals = rejectsFile is null ? null : new RefusalWriter(rejectsFile.Stream))
        {
            MappingOptions listing = options with { Refused = refusal => Refuse(refusal, refusals, console) };
            report = ProgressDisplay.Run(console, "records", note => Execute(listing, format, file.Stream, note, cancellation));
        }

        file.Complete();
        rejectsFile?.Complete();
        string refused = report.RecordsRefused == 0 ? "none refused"
            : $"{PlainProgress.Count(report.RecordsRefused)} refused{(rejects is null ? "" : $", listed in {rejects}")}";
        console.Say($"{output}: {PlainProgress.Count(report.Quads)} quads from {PlainProgress.Count(report.RecordsMapped)} of "
            + $"{PlainProgress.Count(report.RecordsRead)} records; {refused}.");
        return report;
    }

    private static MappingReport Execute(MappingOptions options, RdfFormat format, Stream stream, ProgressNote note, CancellationToken cancellation)
    {
        using RdfWriter writer = RdfWriter.Create(format, stream);
        IQuadSink sink = format.HasGraphs ? writer : new GraphlessSink(writer);
        return MappingRun.Execute(options with { Progress = progress => note(progress.Source, progress.Records, 0) }, sink, cancellation);
    }

    /// <summary>Writes the report of a run.</summary>
    public static void WriteReport(MappingReport report, string path)
    {
        using OutputFile file = OutputFile.Create(path);
        report.WriteJson(file.Stream);
        file.Complete();
    }

    private static void Refuse(Refusal refusal, RefusalWriter? refusals, CommandConsole console)
    {
        if (refusals is null)
            console.Error($"refused: {refusal}\n         {refusal.ReasonVietnamese}");
        else
            refusals.Write(refusal);
    }

    private static Dictionary<string, string> SourceFiles(string[] pairs)
    {
        var files = new Dictionary<string, string>();
        foreach (string pair in pairs)
        {
            int sign = pair.IndexOf('=');
            if (sign <= 0 || sign == pair.Length - 1)
                throw new UsageException($"--source: found '{pair}', allowed is NAME=FILE.");
            files[pair[..sign]] = pair[(sign + 1)..];
        }

        return files;
    }

    private static DateTimeOffset ParseTime(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : throw new UsageException($"--time: '{text}' is no time; allowed is 2026-11-22T08:00:00Z.");
}
