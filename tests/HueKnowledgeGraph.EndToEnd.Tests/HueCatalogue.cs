using System.Text.Json;
using HueKnowledgeGraph.Mapping;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.EndToEnd.Tests;

/// <summary>The Huế catalogue as its manifest describes it, mapped once for all tests.</summary>
internal static class HueCatalogue
{
    /// <summary>The time that the tests give to the run; expected quads and answers hold it.</summary>
    public static readonly DateTimeOffset RunTime = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly Lazy<CatalogueManifest> LazyManifest = new(ReadManifest);
    private static readonly Lazy<IReadOnlyList<MappedFile>> LazyMapped = new(() => [.. Manifest.Mappings.Select(Map)]);
    private static readonly Lazy<IReadOnlyList<Quad>> LazyQuads = new(ReadMappedQuads);
    private static readonly Lazy<IReadOnlyList<Quad>> LazyOntologies = new(ReadOntologies);

    /// <summary>What the demo is made of.</summary>
    public static CatalogueManifest Manifest => LazyManifest.Value;

    /// <summary>Every mapping file's quads and report, in the manifest's order.</summary>
    public static IReadOnlyList<MappedFile> Mapped => LazyMapped.Value;

    /// <summary>All quads of all mapping files.</summary>
    public static IReadOnlyList<Quad> Quads => LazyQuads.Value;

    /// <summary>All quads of the ontologies, each in its graph.</summary>
    public static IReadOnlyList<Quad> Ontologies => LazyOntologies.Value;

    /// <summary>A file of the catalogue's folder.</summary>
    public static string PathOf(params string[] parts) => Repository.PathOf(["mappings", "hue", .. parts]);

    /// <summary>Runs one mapping file by itself, as the demo does.</summary>
    public static MappedFile Map(string mapping)
    {
        List<Refusal> refusals = [];
        using MemoryStream text = new();
        MappingReport report;
        using (RdfWriter writer = RdfWriter.Create(RdfFormat.NQuads, text))
        {
            MappingOptions options = new() { MappingFiles = [PathOf(mapping)], Time = RunTime, Refused = refusals.Add };
            report = MappingRun.Execute(options, writer, TestContext.Current.CancellationToken);
        }

        return new MappedFile(mapping, text.ToArray(), report, refusals);
    }

    /// <summary>Reads a document into a list.</summary>
    public static IReadOnlyList<Quad> Read(Stream text, RdfFormat format, string? graph = null)
    {
        QuadList list = new(graph is null ? null : new Iri(graph));
        RdfReader.Read(text, format, list);
        return list.Quads;
    }

    private static CatalogueManifest ReadManifest()
    {
        using FileStream file = File.OpenRead(PathOf("catalogue.json"));
        return JsonSerializer.Deserialize<CatalogueManifest>(file, Json) ?? throw new InvalidDataException("catalogue.json is empty");
    }

    private static List<Quad> ReadMappedQuads() => [.. Mapped.SelectMany(file => Read(new MemoryStream(file.NQuads), RdfFormat.NQuads)).Distinct()];

    private static List<Quad> ReadOntologies()
    {
        List<Quad> quads = [];
        foreach (CatalogueOntology ontology in Manifest.Ontologies)
        {
            Assert.True(RdfFormat.TryFromFileName(ontology.File, out RdfFormat? format), ontology.File);
            using FileStream text = File.OpenRead(PathOf(ontology.File));
            quads.AddRange(Read(text, format, ontology.Graph));
        }

        return quads;
    }

    /// <summary>Keeps what a reader pushes; statements without a graph go to the given one.</summary>
    private sealed class QuadList(Iri? graph) : IQuadSink
    {
        public List<Quad> Quads { get; } = [];

        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graphSpan) =>
            Quads.Add(new Quad(Term.From(subject), Term.From(predicate), Term.From(@object), graphSpan.IsNone ? graph : Term.From(graphSpan)));
    }
}

/// <summary>catalogue.json, as mappings/hue/README.md describes it.</summary>
internal sealed record CatalogueManifest(string Base, IReadOnlyList<string> Mappings, IReadOnlyList<CatalogueOntology> Ontologies, string Questions, string Expected);

/// <summary>An ontology that is loaded beside the mapped graphs.</summary>
internal sealed record CatalogueOntology(string File, string Graph, string Licence);

/// <summary>What one mapping file gave.</summary>
/// <param name="Mapping">Its name in the manifest.</param>
/// <param name="NQuads">The quads as they came, as N-Quads.</param>
/// <param name="Report">Counts.</param>
/// <param name="Refusals">Refused records.</param>
internal sealed record MappedFile(string Mapping, byte[] NQuads, MappingReport Report, IReadOnlyList<Refusal> Refusals)
{
    /// <summary>The file of expected quads that belongs to the mapping.</summary>
    public string ExpectedFile => HueCatalogue.PathOf(HueCatalogue.Manifest.Expected, Path.ChangeExtension(Mapping, ".nq.gz"));

    /// <summary>The statements in byte order, each once: what is compared, so that the order of mappings inside a file is free.</summary>
    public byte[] SortedNQuads()
    {
        byte[][] lines = [.. Lines(NQuads)];
        Array.Sort(lines, static (left, right) => left.AsSpan().SequenceCompareTo(right));
        using MemoryStream sorted = new();
        byte[]? last = null;
        foreach (byte[] line in lines)
        {
            if (last is null || !line.AsSpan().SequenceEqual(last))
                sorted.Write(line);
            last = line;
        }

        return sorted.ToArray();
    }

    private static IEnumerable<byte[]> Lines(byte[] text)
    {
        for (int start = 0; start < text.Length;)
        {
            int length = text.AsSpan(start).IndexOf((byte)'\n') + 1;
            yield return text[start..(start + length)];
            start += length;
        }
    }
}
