using System.Text.Json;

namespace HueKnowledgeGraph.Cli;

/// <summary>What a demo is made of: <c>catalogue.json</c> of a mapping folder. All paths are absolute here.</summary>
/// <param name="Name">Name of the catalogue by language.</param>
/// <param name="Base">Base IRI.</param>
/// <param name="Mappings">Mapping files, in the order of running.</param>
/// <param name="Ontologies">Documents that are loaded into graphs of their own.</param>
/// <param name="Questions">Folder of example queries.</param>
internal sealed record Catalogue(
    IReadOnlyDictionary<string, string> Name, string Base, IReadOnlyList<string> Mappings, IReadOnlyList<CatalogueOntology> Ontologies, string Questions)
{
    private static readonly string RelativePath = Path.Combine("mappings", "hue", "catalogue.json");
    private static readonly JsonSerializerOptions Style = new() { PropertyNameCaseInsensitive = true };

    /// <summary>Finds the Huế catalogue: above the current directory (a clone), above the program (its build), or beside it (published).</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static Catalogue Find()
    {
        foreach (string start in (string[])[Directory.GetCurrentDirectory(), AppContext.BaseDirectory])
        {
            for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
            {
                string file = Path.Combine(folder.FullName, RelativePath);
                if (File.Exists(file))
                    return Read(file);
            }
        }

        throw new UsageException($"There is no {RelativePath} above {Directory.GetCurrentDirectory()} nor above the program; run in a clone of the project.");
    }

    /// <summary>Reads a manifest.</summary>
    public static Catalogue Read(string file)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        Catalogue raw;
        try
        {
            raw = JsonSerializer.Deserialize<Catalogue>(File.ReadAllBytes(file), Style) ?? throw new JsonException("the file is empty");
        }
        catch (JsonException bad)
        {
            throw new UsageException($"{file}: {bad.Message}");
        }

        string Absolute(string path) => Path.GetFullPath(Path.Combine(folder, path));
        return raw with
        {
            Mappings = [.. raw.Mappings.Select(Absolute)],
            Ontologies = [.. raw.Ontologies.Select(ontology => ontology with { File = Absolute(ontology.File) })],
            Questions = Absolute(raw.Questions),
        };
    }
}

/// <summary>An ontology document and the graph that takes it.</summary>
internal sealed record CatalogueOntology(string File, string Graph, string Licence);
