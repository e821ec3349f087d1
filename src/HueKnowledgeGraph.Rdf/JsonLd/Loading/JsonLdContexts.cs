using System.Collections.Concurrent;

namespace HueKnowledgeGraph.Rdf;

/// <summary>A loader of documents that were given to it: contexts on file or built in. It never opens a connection.</summary>
/// <remarks>Thread safe.</remarks>
public sealed class JsonLdContexts : IJsonLdLoader
{
    /// <summary>The IRI of Linked Art's context.</summary>
    public const string LinkedArt = "https://linked.art/ns/v1/linked-art.json";

    private readonly ConcurrentDictionary<string, JsonLdResponse> _documents = new(StringComparer.Ordinal);
    private readonly IJsonLdLoader? _behind;

    /// <summary>Makes a loader that knows nothing yet and asks <paramref name="behind"/>, if any, for what it does not know.</summary>
    public JsonLdContexts(IJsonLdLoader? behind = null) => _behind = behind;

    /// <summary>The contexts that this library brings along: that of Linked Art 1.0. Add to a loader of your own, not to this one.</summary>
    public static IJsonLdLoader BuiltIn { get; } = new JsonLdContexts().Add(LinkedArt, Resource("linked-art.context.json"));

    /// <summary>Adds or replaces the document at an IRI. Returns this loader.</summary>
    public JsonLdContexts Add(string iri, ReadOnlyMemory<byte> content)
    {
        _documents[iri] = new JsonLdResponse(iri, content);
        return this;
    }

    /// <inheritdoc/>
    public JsonLdResponse? Load(string iri, string accept) =>
        _documents.TryGetValue(iri, out JsonLdResponse? document) ? document : _behind?.Load(iri, accept);

    private static byte[] Resource(string name)
    {
        using Stream resource = typeof(JsonLdContexts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource '{name}' is not in the library.");
        byte[] content = new byte[resource.Length];
        resource.ReadExactly(content);
        return content;
    }
}
