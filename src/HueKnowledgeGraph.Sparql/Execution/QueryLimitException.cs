namespace HueKnowledgeGraph.Sparql;

/// <summary>A query went over its time or memory, or a function over what it may be given. Nothing of its result is to be used.</summary>
public sealed class QueryLimitException : Exception
{
    private QueryLimitException(string limit, string message)
        : base(message) => Limit = limit;

    /// <summary>"time", "memory" or "geometry".</summary>
    public string Limit { get; }

    /// <summary>The time limit was reached.</summary>
    public static QueryLimitException Time(TimeSpan ran, TimeSpan limit) => new("time",
        FormattableString.Invariant($"The query ran for {ran.TotalSeconds:0.0##} s; its limit is {limit.TotalSeconds:0.###} s (QueryOptions.Timeout, parameter timeout)."));

    /// <summary>The time limit of an update was reached.</summary>
    public static QueryLimitException UpdateTime(TimeSpan ran, TimeSpan limit) => new("time",
        FormattableString.Invariant($"The update ran for {ran.TotalSeconds:0.0##} s; its limit is {limit.TotalSeconds:0.###} s (UpdateOptions.Timeout). Nothing of it was done."));

    /// <summary>The memory limit was reached.</summary>
    public static QueryLimitException Memory(string what, long asked, long limit) => new("memory",
        FormattableString.Invariant($"The query needs {asked / 1048576.0:0.#} MiB for {what}; its limit is {limit / 1048576.0:0.#} MiB (QueryOptions.MemoryBytes)."));

    /// <summary>A function of geometries was given more than it may work on at once.</summary>
    public static QueryLimitException Geometry(string function, string what, long asked, long limit) => new("geometry",
        FormattableString.Invariant($"{function} was given {asked:N0} {what} or more; its limit is {limit:N0} in one call. Simplify or split the geometries."));
}
