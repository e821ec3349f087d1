using System.Text;

namespace HueKnowledgeGraph.Mapping;

/// <summary>IRIs of what provenance speaks of: the run of one mapping file, its files, and records.</summary>
internal sealed class ProvenanceNames
{
    public const string Prov = "http://www.w3.org/ns/prov#";
    public const string Terms = "http://purl.org/dc/terms/";
    public const string Rdfs = "http://www.w3.org/2000/01/rdf-schema#";
    private readonly string _baseIri;

    /// <summary>Makes the names.</summary>
    /// <param name="baseIri">Everything is below it.</param>
    /// <param name="graph">The graph of provenance.</param>
    /// <param name="run">IRI of the run.</param>
    public ProvenanceNames(string baseIri, string graph, string run)
    {
        _baseIri = baseIri;
        Graph = graph;
        Run = run;
    }

    public string Graph { get; }

    public string Run { get; }

    public string Source(string name) => $"{_baseIri}id/source/{Safe(name)}";

    public string Mapping(string name) => $"{_baseIri}id/mapping/{Safe(name)}";

    public string RecordPrefix(string source) => $"{_baseIri}id/record/{Safe(source)}/";

    /// <summary>A name as a part of an IRI.</summary>
    public static string Safe(string name)
    {
        RecordBuffer buffer = new();
        IriText.AppendSafe(buffer, Encoding.UTF8.GetBytes(name));
        return Encoding.UTF8.GetString(buffer.From(0));
    }
}
