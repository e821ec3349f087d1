namespace HueKnowledgeGraph.Sparql;

/// <summary>Which endpoints <see cref="HttpServiceClient"/> asks, and how much it takes from them.</summary>
public sealed record ServiceOptions
{
    /// <summary>IRIs of the endpoints that queries may call, compared letter by letter. Default none: SERVICE is refused.</summary>
    public IReadOnlyCollection<string> Allowed { get; init; } = [];

    /// <summary>
    /// Allows endpoints at loopback, private and link-local addresses. Default false: a query must not reach what only this machine can see.
    /// </summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary>Longest time of one request, head and body. Default 30 s; never longer than the query has left.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Most bytes of one answer, counted after decompression. Default 256 MiB.</summary>
    public long AnswerBytes { get; init; } = 256L << 20;

    /// <summary>Most rows of bindings that one request carries. Default 256: about 20 KiB of query text.</summary>
    public int BlockRows { get; init; } = 256;
}
