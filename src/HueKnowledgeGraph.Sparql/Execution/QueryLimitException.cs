using System.Globalization;

namespace HueKnowledgeGraph.Sparql;

/// <summary>A query went over its time or memory, or a function over what it may be given. Nothing of its result is to be used.</summary>
public sealed class QueryLimitException : Exception
{
    internal const string TimeLimit = "time";

    private QueryLimitException(string limit, string message, Exception? inner = null)
        : base(message, inner) => Limit = limit;

    /// <summary>"time", "memory", "disk" or "geometry".</summary>
    public string Limit { get; }

    /// <summary>True iff what is short is shared with other queries: the same query may succeed later.</summary>
    public bool MayPass { get; private init; }

    /// <summary>The time limit was reached.</summary>
    public static QueryLimitException Time(TimeSpan ran, TimeSpan limit) => new(TimeLimit,
        FormattableString.Invariant($"The query ran for {ran.TotalSeconds:0.0##} s; its limit is {limit.TotalSeconds:0.###} s (QueryOptions.Timeout, parameter timeout)."));

    /// <summary>The time limit of an update was reached.</summary>
    public static QueryLimitException UpdateTime(TimeSpan ran, TimeSpan limit) => new(TimeLimit,
        FormattableString.Invariant($"The update ran for {ran.TotalSeconds:0.0##} s; its limit is {limit.TotalSeconds:0.###} s (UpdateOptions.Timeout). Nothing of it was done."));

    /// <summary>The memory limit was reached.</summary>
    public static QueryLimitException Memory(string what, long asked, long limit) => new("memory",
        $"The query needs {Size(asked)} for {what}; its limit is {Size(limit)} (QueryOptions.MemoryBytes, option --memory).");

    /// <summary>The memory that queries share was taken.</summary>
    /// <param name="what">What the memory was for.</param>
    /// <param name="asked">Bytes that the query would have with it.</param>
    /// <param name="allowed">Bytes that it may have beside the others.</param>
    /// <param name="total">Bytes of all queries.</param>
    public static QueryLimitException SharedMemory(string what, long asked, long allowed, long total) => new("memory",
        $"The query needs {Size(asked)} for {what}; beside the queries that run now it may have {Size(allowed)} of {Size(total)} (setting TotalQueryMemoryBytes).")
    {
        MayPass = true,
    };

    /// <summary>The quota of disk was reached.</summary>
    public static QueryLimitException Disk(string what, long asked, long quota) => new("disk",
        $"The query has too little memory for {what} and needs {Size(asked)} on disk; allowed are {Size(quota)} for all queries (setting SpillBytes).")
    {
        MayPass = true,
    };

    /// <summary>The disk did not take what a query had no memory for.</summary>
    public static QueryLimitException DiskFailed(string what, SpillSpace space, Exception failure) => new("disk",
        $"The query has too little memory for {what}, and {space.Folder} takes nothing: {failure.Message}", failure);

    /// <summary>A function of geometries was given more than it may work on at once.</summary>
    public static QueryLimitException Geometry(string function, string what, long asked, long limit) => new("geometry",
        FormattableString.Invariant($"{function} was given {asked:N0} {what} or more; its limit is {limit:N0} in one call. Simplify or split the geometries."));

    /// <summary>Bytes for people: small sizes are not "0 MiB".</summary>
    private static string Size(long bytes) => bytes switch
    {
        < 1L << 10 => string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes"),
        < 1L << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.#} KiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.#} MiB"),
    };
}
