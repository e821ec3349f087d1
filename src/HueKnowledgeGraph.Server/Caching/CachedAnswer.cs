namespace HueKnowledgeGraph.Server;

/// <summary>All that an answer depends on.</summary>
/// <param name="Version">The version of the data, unique among all that this server reads.</param>
/// <param name="Query">The query as it came.</param>
/// <param name="Parameters">Graphs and entailment, as one text.</param>
/// <param name="ContentType">The format.</param>
internal sealed record AnswerKey(string Version, string Query, string Parameters, string ContentType)
{
    /// <summary>The key of a request.</summary>
    public static AnswerKey Of(string version, SparqlRequest request, Sparql.EntailmentRegime entailment, string contentType) => new(
        version, request.Query!, $"{Graphs(request.DefaultGraphs)} {Graphs(request.NamedGraphs)} {entailment}", contentType);

    /// <summary>No IRI holds a space; none given and an empty list are different.</summary>
    private static string Graphs(string[]? graphs) => graphs is null ? "-" : $"<{string.Join(' ', graphs)}>";
}

/// <summary>A whole answer, as it was sent.</summary>
internal sealed record CachedAnswer(AnswerKey Key, byte[] Body)
{
    /// <summary>Bytes that it holds: body, texts, places in the cache.</summary>
    public long Size => Body.Length + (2L * (Key.Query.Length + Key.Parameters.Length + Key.Version.Length)) + 256;
}
