namespace HueKnowledgeGraph.Rdf;

/// <summary>How a JSON-LD document is processed (<see href="https://www.w3.org/TR/json-ld11-api/#the-jsonldoptions-type">API, section 9.3</see>).</summary>
public sealed record JsonLdOptions
{
    /// <summary>The base IRI; null takes the IRI that the document was loaded from. Default null.</summary>
    public string? BaseIri { get; init; }

    /// <summary>Arrays of one value are written as the value. Default true.</summary>
    public bool CompactArrays { get; init; } = true;

    /// <summary>IRIs are written relative to the base where they can be. Default true.</summary>
    public bool CompactToRelative { get; init; } = true;

    /// <summary>Where remote documents and contexts come from. Default: the contexts that are built in, and nothing else.</summary>
    public IJsonLdLoader Loader { get; init; } = JsonLdContexts.BuiltIn;

    /// <summary>A context (an object with or without <c>@context</c>, an array or an IRI in quotes) to start from, as JSON. Default none.</summary>
    public ReadOnlyMemory<byte> ExpandContext { get; init; }

    /// <summary>All JSON-LD scripts of an HTML page are taken, not the first or the one named. Default null: true for RDF, else false.</summary>
    public bool? ExtractAllScripts { get; init; }

    /// <summary>Entries are worked on in the order of their keys, so that the outcome does not depend on the input's order. Default false.</summary>
    public bool Ordered { get; init; }

    /// <summary>The version; a context that asks for 1.1 in 1.0 is an error. Default <see cref="JsonLdVersion.V11"/>.</summary>
    public JsonLdVersion ProcessingMode { get; init; } = JsonLdVersion.V11;

    /// <summary>Statements whose predicate is a blank node are kept. Default false.</summary>
    public bool ProduceGeneralizedRdf { get; init; }

    /// <summary>How strings with a base direction are written as literals, and read back. Default <see cref="JsonLdDirection.None"/>.</summary>
    public JsonLdDirection RdfDirection { get; init; }

    /// <summary>From RDF: numbers and booleans become JSON's own. Default false.</summary>
    public bool UseNativeTypes { get; init; }

    /// <summary>From RDF: rdf:type stays a property. Default false.</summary>
    public bool UseRdfType { get; init; }

    /// <summary>Framing: which nodes are embedded where they are referred to. Default <see cref="JsonLdEmbed.Once"/>.</summary>
    public JsonLdEmbed Embed { get; init; } = JsonLdEmbed.Once;

    /// <summary>Framing: only the properties that the frame names. Default false.</summary>
    public bool Explicit { get; init; }

    /// <summary>Framing: properties without a value are left out. Default false.</summary>
    public bool OmitDefault { get; init; }

    /// <summary>Framing: a single result stands without <c>@graph</c>. Default null: true in 1.1, false in 1.0.</summary>
    public bool? OmitGraph { get; init; }

    /// <summary>Framing: all properties of the frame must be there. Default false.</summary>
    public bool RequireAll { get; init; }

    /// <summary>
    /// Streams: objects up to this size are held, so that their keys may come in any order; a larger one is taken apart as it is read.
    /// Default 8 MiB of text, which takes some ten times that as objects.
    /// </summary>
    public int MaxBufferedBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>
    /// Keys that come later than <see href="https://www.w3.org/TR/json-ld11-streaming/#key-ordering-required">the streaming note</see> asks
    /// (@context first, then @type) are errors, even in objects that can be held. Default false.
    /// </summary>
    public bool RequireStreamingOrder { get; init; }

    /// <summary>Contexts that one context may load in turn, at most. Default 32.</summary>
    public int MaxRemoteContexts { get; init; } = 32;

    /// <summary>
    /// Term definitions that context processing may hold in all for one document. Default 20 million, enough for 10,000 objects with a
    /// context of their own under one of 2,000 terms.
    /// </summary>
    public long MaxTermDefinitions { get; init; } = 20_000_000;
}

/// <summary>A version of JSON-LD.</summary>
public enum JsonLdVersion
{
    /// <summary>JSON-LD 1.1.</summary>
    V11,

    /// <summary>Refuse what 1.0 does not know.</summary>
    V10,
}

/// <summary>Base directions in RDF.</summary>
public enum JsonLdDirection
{
    /// <summary>Directions are dropped, as the standard has it by default.</summary>
    None,

    /// <summary>A datatype <c>https://www.w3.org/ns/i18n#language_direction</c>.</summary>
    I18nDatatype,

    /// <summary>A blank node with rdf:value, rdf:language and rdf:direction.</summary>
    CompoundLiteral,

    /// <summary>
    /// A directional language-tagged string of RDF 1.2; a direction without a language is dropped. Not in JSON-LD 1.1, which is older than
    /// RDF 1.2.
    /// </summary>
    DirectionalString,
}

/// <summary>Framing: when a node is embedded (<see href="https://www.w3.org/TR/json-ld11-framing/#object-embed-flag">section 2.3.1</see>).</summary>
public enum JsonLdEmbed
{
    /// <summary>Where it is met first; later places refer to it.</summary>
    Once,

    /// <summary>Everywhere, save within itself.</summary>
    Always,

    /// <summary>Nowhere.</summary>
    Never,

    /// <summary>Where it is met last; earlier places refer to it. A frame may ask for it in JSON-LD 1.0 only.</summary>
    Last,
}
