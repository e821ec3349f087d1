using System.Text.Json;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>One test of a JSON-LD manifest.</summary>
/// <param name="Entry">The test's object.</param>
/// <param name="BaseIri">What the manifest's paths are relative to.</param>
/// <param name="Folder">Where the manifest lies.</param>
internal sealed record JsonLdTest(JsonElement Entry, string BaseIri, string Folder)
{
    public string Name => Entry.GetProperty("@id").GetString()![1..];

    public string Input => BaseIri + Text("input");

    public string? ErrorCode => Text("expectErrorCode");

    public bool IsPositive => Is("jld:PositiveEvaluationTest");

    /// <summary>Only success counts, not the outcome.</summary>
    public bool IsSyntax => Is("jld:PositiveSyntaxTest");

    /// <summary>True iff the test is of one of JSON-LD 1.0 only.</summary>
    public bool IsOf10 => Option("specVersion") == "json-ld-1.0";

    public bool Is(string type) => Entry.GetProperty("@type").EnumerateArray().Any(t => t.GetString() == type);

    public string? Text(string property) => Entry.TryGetProperty(property, out JsonElement value) ? value.ToString() : null;

    public string? Option(string name) =>
        Entry.TryGetProperty("option", out JsonElement options) && options.TryGetProperty(name, out JsonElement value) ? value.ToString() : null;

    /// <summary>The values of an option that is one string or an array.</summary>
    public IEnumerable<string> Options(string name)
    {
        if (!Entry.TryGetProperty("option", out JsonElement options) || !options.TryGetProperty(name, out JsonElement value))
            return [];
        return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(v => v.GetString()!) : [value.GetString()!];
    }

    public byte[] File(string property) => System.IO.File.ReadAllBytes(Path.Combine(Folder, Text(property)!));

    /// <summary>The options that the test asks for.</summary>
    public JsonLdOptions ToOptions() => new()
    {
        BaseIri = Option("base"),
        Loader = new SuiteLoader(this),
        CompactArrays = Option("compactArrays") != "False",
        CompactToRelative = Option("compactToRelative") != "False",
        ExpandContext = Option("expandContext") is { } context ? System.IO.File.ReadAllBytes(Path.Combine(Folder, context)) : default,
        ExtractAllScripts = Option("extractAllScripts") is { } all ? all == "True" : null,
        Ordered = Option("ordered") == "True",
        OmitGraph = Option("omitGraph") is { } omit ? omit == "True" : null,
        ProcessingMode = Option("processingMode") == "json-ld-1.0" ? JsonLdVersion.V10 : JsonLdVersion.V11,
        ProduceGeneralizedRdf = Option("produceGeneralizedRdf") == "True",
        UseNativeTypes = Option("useNativeTypes") == "True",
        UseRdfType = Option("useRdfType") == "True",
        RdfDirection = Option("rdfDirection") switch
        {
            "i18n-datatype" => JsonLdDirection.I18nDatatype,
            "compound-literal" => JsonLdDirection.CompoundLiteral,
            _ => JsonLdDirection.None,
        },
    };
}
