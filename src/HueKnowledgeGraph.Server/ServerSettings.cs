using HueKnowledgeGraph.Sparql;

namespace HueKnowledgeGraph.Server;

/// <summary>What a server is told: from hue.json, the environment (<c>HUE__...</c>) and flags, in rising order.</summary>
public sealed record ServerSettings
{
    /// <summary>Directory of the store. Required unless a snapshot is handed over or <see cref="Endpoint"/> is given.</summary>
    public string? Store { get; init; }

    /// <summary>Address of a SPARQL 1.1 endpoint to serve instead of a store: absolute, http or https; user and password are sent as Basic
    /// authentication and never shown.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Addresses to listen on, semicolon between several. Default http://127.0.0.1:5080; port 0 takes a free one.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5080";

    /// <summary>What the names of our things begin with, whatever host serves them. Ends with a slash. Default https://hue.example/.</summary>
    public string BaseIri { get; init; } = "https://hue.example/";

    /// <summary>Longest run of a query in seconds; a request may ask for less. Default 60.</summary>
    public double QueryTimeoutSeconds { get; init; } = 60;

    /// <summary>Most memory of one query in bytes. Default 1 GiB.</summary>
    public long QueryMemoryBytes { get; init; } = 1L << 30;

    /// <summary>What is answered beyond what is stored, where a request does not say (parameter <c>entailment</c>): None or Rdfs. Default None.</summary>
    public EntailmentRegime Entailment { get; init; }

    /// <summary>Memory for answers that are kept for the next who asks the same of the same version; 0 keeps none. Default 64 MiB.</summary>
    public long ResultCacheBytes { get; init; } = 64L << 20;

    /// <summary>IRIs of the endpoints that queries may call by SERVICE, semicolon between several. Default none: SERVICE is refused.</summary>
    public string? AllowedServices { get; init; }

    /// <summary>Lets SERVICE call endpoints at loopback, private and link-local addresses. Default false.</summary>
    public bool AllowPrivateServices { get; init; }

    /// <summary>Longest time of one call of SERVICE in seconds. Default 30; never longer than the query has left.</summary>
    public double ServiceTimeoutSeconds { get; init; } = 30;

    /// <summary>Most bytes of one answer to SERVICE, unpacked. Default 256 MiB.</summary>
    public long ServiceAnswerBytes { get; init; } = 256L << 20;

    /// <summary>Most memory of all queries together in bytes. Default: half of what the machine gives the process, at least that of one query.</summary>
    public long? TotalQueryMemoryBytes { get; init; }

    /// <summary>Most disk in bytes for rows of queries that have no memory for them, of all queries together; 0: such a query fails. Default 16 GiB.</summary>
    public long SpillBytes { get; init; } = 16L << 30;

    /// <summary>Folder for them. Default: one of the user's own in the system's folder for temporary files.</summary>
    public string SpillFolder { get; init; } = Path.Combine(Path.GetTempPath(), $"hue-spill-{Environment.UserName}");

    /// <summary>Queries that run at once; others wait. Default: four for each core, at least eight.</summary>
    public int ConcurrentQueries { get; init; } = Math.Max(8, 4 * Environment.ProcessorCount);

    /// <summary>Queries that are heavy by their plan, or have run for a second, and run at once; other heavy ones wait. Default: one for each core.</summary>
    public int HeavyQueries { get; init; } = Environment.ProcessorCount;

    /// <summary>Queries that may wait for a place; one more is answered 503 at once. Default 100.</summary>
    public int QueuedQueries { get; init; } = 100;

    /// <summary>Longest wait for a place in seconds, after which the answer is 503. Default 30; never longer than a query may run.</summary>
    public double QueueSeconds { get; init; } = 30;

    /// <summary>Longest request body in bytes; a longer one is answered 413. Default 4 MiB.</summary>
    public long RequestBytes { get; init; } = 4L << 20;

    /// <summary>The key of those who may write, sent as <c>Authorization: Bearer KEY</c>. Without one, the default, the server is read-only.</summary>
    public string? WriteKey { get; init; }

    /// <summary>True: take no updates, whatever the key. Default false.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Longest run of an update or of the writing of a graph, in seconds. Default 600.</summary>
    public double UpdateTimeoutSeconds { get; init; } = 600;

    /// <summary>Longest body of an update or a graph in bytes; a longer one is answered 413. Default 1 GiB.</summary>
    public long WriteBytes { get; init; } = 1L << 30;

    /// <summary>Where LOAD may read from: file, http and https addresses, semicolon between. Default none.</summary>
    public string? LoadFrom { get; init; }

    /// <summary>Whether LOAD may read from this machine's network and private ones. Default false.</summary>
    public bool LoadFromPrivateNetworks { get; init; }

    /// <summary>Folder of example queries (*.rq) for the front page. Default: none.</summary>
    public string? Questions { get; init; }

    /// <summary>Clock of queries, ages and timings. Not a setting of files.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
