using System.CommandLine;
using HueKnowledgeGraph.Mapping;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Server;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Cli;

/// <summary><c>hue demo</c>: the Huế catalogue from records to pages in one go.</summary>
internal static class DemoCommand
{
    private static readonly Option<string> Store = new("--store")
    {
        Description = "Directory of the store, made anew by each demo. Default data/hue.",
        HelpName = "DIR",
        DefaultValueFactory = _ => Path.Combine("data", "hue"),
    };

    private static readonly Option<string?> Urls = new("--urls")
    {
        Description = "Addresses to listen on. Default http://127.0.0.1:5080.",
        HelpName = "URL",
    };

    private static readonly Option<bool> NoServe = new("--no-serve") { Description = "Map and load only." };

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var command = new DocumentedCommand(
            "demo", "Maps the Hue catalogue, loads it with its ontologies into a fresh store, and serves it.",
            "Beside the store DIR stand DIR.nq (all mapped quads) and DIR.demo.json (the report).",
            "hue demo --store data/hue --urls http://127.0.0.1:5080")
        { Store, Urls, NoServe };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        CommandConsole console = parsed.Console();
        Catalogue catalogue = Catalogue.Find();
        string store = parsed.GetRequiredValue(Store);
        MappingReport report = await Task.Run(() => Build(catalogue, store, console, cancellation), CancellationToken.None);
        int code = report.RecordsRefused > 0 ? ExitCode.DoneWithRefusals : ExitCode.Done;
        if (parsed.GetValue(NoServe))
            return code;
        ServerSettings settings = ServerSettingsReader.Read(null, new Dictionary<string, string?>
        {
            [nameof(ServerSettings.Store)] = store,
            [nameof(ServerSettings.Urls)] = parsed.GetValue(Urls),
            [nameof(ServerSettings.BaseIri)] = catalogue.Base,
            [nameof(ServerSettings.Questions)] = catalogue.Questions,
        });
        int served = await ServeCommand.ServeAsync(settings, console, Advice(catalogue), cancellation);
        return served == ExitCode.Done ? code : served;
    }

    private static MappingReport Build(Catalogue catalogue, string store, CommandConsole console, CancellationToken cancellation)
    {
        string mapped = store + ".nq";
        string record = store + ".demo.json";
        MakeRoom(store, record);
        var options = new MappingOptions { MappingFiles = catalogue.Mappings, BaseIri = catalogue.Base };
        MappingReport report = MapCommand.MapTo(mapped, RdfFormat.NQuads, options, null, console, cancellation);
        LoadSource[] sources =
        [
            LoadCommand.Source(mapped, null, null, null, cancellation),
            .. catalogue.Ontologies.Select(ontology => LoadCommand.Source(ontology.File, null, ontology.Graph, ontology.Graph, cancellation)),
        ];
        MapCommand.WriteReport(report, record);
        LoadCommand.Load(console, store, sources, new BulkLoadOptions(), cancellation);
        return report;
    }

    /// <summary>Removes the store of an earlier demo, which its report beside it proves; any other directory is left alone.</summary>
    private static void MakeRoom(string store, string record)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(store))!);
        if (!Directory.Exists(store) || !Directory.EnumerateFileSystemEntries(store).Any())
            return;
        if (!File.Exists(record))
            throw new UsageException($"{store} is not empty and was not made by 'hue demo' (there is no {record}); choose another directory with --store.");
        Directory.Delete(store, recursive: true);
    }

    private static IEnumerable<string> Advice(Catalogue catalogue)
    {
        yield return "";
        yield return "Open   {url}/        what is inside, and questions that run on a click";
        yield return "       {url}/sparql  ask your own";
        ExampleQuestion[] questions = [.. ExampleQuestion.ReadFolder(catalogue.Questions).Take(3)];
        if (questions.Length == 0)
            yield break;
        yield return "";
        yield return "Or try on the command line:";
        foreach (ExampleQuestion question in questions)
        {
            yield return $"  # {question.Titles["en"]}";
            string file = Path.GetRelativePath(Directory.GetCurrentDirectory(), Path.Combine(catalogue.Questions, question.Name + ".rq"));
            yield return $"  curl {{url}}/sparql -H 'Accept: text/csv' --data-urlencode query@{file}";
        }
    }
}
