namespace HueKnowledgeGraph.Server;

/// <summary>
/// For each graph the last commit of this process that touched it: makes the ETag of a graph independent of commits to others. Thread safe.
/// </summary>
/// <remarks>
/// <para>A commit is announced before it begins, since it may be seen before it has returned. While one that touches a graph is under way, nobody
/// can tell which side of it a version is on: readers then get a name for that exact version, and writers one that fits nothing, so that no
/// change is ever lost; at worst somebody reads again for nothing.</para>
/// <para>Grows with the number of graphs that are written while the process runs.</para>
/// </remarks>
internal sealed class GraphVersions
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (long Latest, int UnderWay)> _graphs = new(StringComparer.Ordinal);
    private readonly Guid _started = Guid.NewGuid(); // Commits are counted from here on only.

    /// <summary>Names the state of a graph (null: the default graph) in a version that has been opened before this call.</summary>
    public string StateIn(long version, string? graph)
    {
        (long latest, int underWay) = Of(graph);
        return underWay > 0 || latest > version ? FormattableString.Invariant($"{_started} exactly {version}") : FormattableString.Invariant($"{_started} {latest}");
    }

    /// <summary>Names the state of a graph in the transaction that is open now.</summary>
    public string StateForWriter(string? graph)
    {
        (long latest, int underWay) = Of(graph);
        return underWay > 0 ? Guid.NewGuid().ToString() : FormattableString.Invariant($"{_started} {latest}");
    }

    /// <summary>A commit that touches these graphs begins; the empty name is the default graph.</summary>
    public void Begin(IReadOnlyCollection<string> graphs)
    {
        lock (_gate)
        {
            foreach (string graph in graphs)
            {
                (long latest, int underWay) = _graphs.GetValueOrDefault(graph);
                _graphs[graph] = (latest, underWay + 1);
            }
        }
    }

    /// <summary>It has ended.</summary>
    /// <param name="graphs">As given to <see cref="Begin"/>.</param>
    /// <param name="version">Its version; null if nothing was committed.</param>
    public void End(IReadOnlyCollection<string> graphs, long? version)
    {
        lock (_gate)
        {
            foreach (string graph in graphs)
            {
                (long latest, int underWay) = _graphs[graph];
                _graphs[graph] = (Math.Max(latest, version ?? 0), underWay - 1);
            }
        }
    }

    private (long Latest, int UnderWay) Of(string? graph)
    {
        lock (_gate)
            return _graphs.GetValueOrDefault(graph ?? "");
    }
}
