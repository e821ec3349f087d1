using System.Collections.Concurrent;

namespace HueKnowledgeGraph.Rdf;

/// <summary>A loader of documents that were given to it: contexts on file or built in. It never opens a connection.</summary>
/// <remarks>Thread safe.</remarks>
public sealed class JsonLdContexts : IJsonLdLoader
{
    private readonly ConcurrentDictionary<string, JsonLdResponse> _documents = new(StringComparer.Ordinal);
    private readonly IJsonLdLoader? _behind;

    /// <summary>Makes a loader that knows nothing yet and asks <paramref name="behind"/>, if any, for what it does not know.</summary>
    public JsonLdContexts(IJsonLdLoader? behind = null) => _behind = behind;

    /// <summary>The contexts that this library brings along.</summary>
    public static JsonLdContexts BuiltIn { get; } = new();

    /// <summary>Adds or replaces the document at an IRI. Returns this loader.</summary>
    public JsonLdContexts Add(string iri, ReadOnlyMemory<byte> content)
    {
        _documents[iri] = new JsonLdResponse(iri, content);
        return this;
    }

    /// <inheritdoc/>
    public JsonLdResponse? Load(string iri, string accept) =>
        _documents.TryGetValue(iri, out JsonLdResponse? document) ? document : _behind?.Load(iri, accept);
}
