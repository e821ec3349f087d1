namespace HueKnowledgeGraph.Rdf;

/// <summary>How a document is read.</summary>
public sealed record RdfReadOptions
{
    /// <summary>Base IRI for relative references; without one they are errors. Default none.</summary>
    public string? BaseIri { get; init; }

    /// <summary>Name for messages, usually the file name. Default none.</summary>
    public string? SourceName { get; init; }

    /// <summary>
    /// Called for each statement that cannot be read; the reader then goes on behind it (lenient mode).
    /// Text in UTF-16 is refused whole even so.
    /// Default null: the first error ends the reading with <see cref="RdfSyntaxException"/>.
    /// </summary>
    public Action<RdfSyntaxException>? OnError { get; init; }

    /// <summary>Put before every blank node label, to keep documents apart. Default empty.</summary>
    public string BlankNodePrefix { get; init; } = "";

    /// <summary>
    /// JSON-LD only: where contexts come from, and limits. Its base counts if <see cref="BaseIri"/> is null. Default null: the contexts that
    /// are built in, nothing fetched, base directions as RDF 1.2 has them.
    /// </summary>
    public JsonLdOptions? JsonLd { get; init; }
}
