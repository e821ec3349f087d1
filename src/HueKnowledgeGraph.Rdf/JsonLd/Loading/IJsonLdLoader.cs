namespace HueKnowledgeGraph.Rdf;

/// <summary>Where JSON-LD documents and contexts come from. The library itself opens no file and no connection.</summary>
/// <remarks>An implementation follows redirects and judges nothing: content types and links are judged by the caller.</remarks>
public interface IJsonLdLoader
{
    /// <summary>The document at an absolute IRI, or null if this loader does not have or does not allow it.</summary>
    /// <param name="iri">The IRI without a fragment.</param>
    /// <param name="accept">The value of an Accept header that fits.</param>
    /// <exception cref="IOException">It should be there and cannot be had.</exception>
    JsonLdResponse? Load(string iri, string accept);
}

/// <summary>A document as its server gives it.</summary>
/// <param name="DocumentIri">Where it lies in the end, after redirects.</param>
/// <param name="Content">The body.</param>
/// <param name="ContentType">The value of the Content-Type header.</param>
/// <param name="Links">The values of the Link headers.</param>
public sealed record JsonLdResponse(string DocumentIri, ReadOnlyMemory<byte> Content, string ContentType, IReadOnlyList<string> Links)
{
    /// <summary>A JSON-LD document without links.</summary>
    public JsonLdResponse(string documentIri, ReadOnlyMemory<byte> content)
        : this(documentIri, content, "application/ld+json", [])
    {
    }
}
