using System.Text;
using System.Text.Json;

namespace HueKnowledgeGraph.Rdf;

/// <summary>A JSON-LD document, or any JSON value, in memory: what the algorithms take and give.</summary>
/// <remarks>Immutable to its users, and safe to share.</remarks>
public sealed class JsonLdDocument
{
    internal JsonLdDocument(object? value, string? iri = null)
    {
        Value = value;
        Iri = iri;
    }

    /// <summary>Where the document was loaded from; null for one that was made or parsed.</summary>
    public string? Iri { get; }

    /// <summary>The tree.</summary>
    internal object? Value { get; }

    /// <summary>The context that came beside the document in a header.</summary>
    internal string? ContextIri { get; init; }

    /// <summary>The base that the HTML page around the document gives; it counts before that of the options.</summary>
    internal string? HtmlBase { get; init; }

    /// <summary>Parses JSON text.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="iri">Where it lies, or null.</param>
    /// <exception cref="RdfSyntaxException">The text is no JSON, or holds a key twice, half a surrogate pair or a number out of range.</exception>
    public static JsonLdDocument Parse(ReadOnlySpan<byte> utf8, string? iri = null) => new(JsonText.Parse(utf8, new JsonNames(), iri), iri);

    /// <summary>Parses JSON text.</summary>
    public static JsonLdDocument Parse(string json, string? iri = null) => Parse(Encoding.UTF8.GetBytes(json), iri);

    /// <summary>True iff both hold the same JSON; the order of keys does not count, that of arrays does.</summary>
    public bool HasSameJsonAs(JsonLdDocument other) => JsonEquality.AreEqual(Value, other.Value);

    /// <summary>Writes the JSON.</summary>
    public void WriteTo(Utf8JsonWriter writer) => JsonTreeWriter.Write(writer, Value);

    /// <summary>The JSON, indented.</summary>
    public override string ToString()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, JsonTreeWriter.Indented))
            WriteTo(writer);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
