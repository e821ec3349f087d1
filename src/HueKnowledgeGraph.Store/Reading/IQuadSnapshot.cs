namespace HueKnowledgeGraph.Store;

/// <summary>One version of a store, unchanging: what a query reads. The seam between SPARQL and storage.</summary>
/// <remarks>Thread safe: any number of scans and readers at once. Scans and term readers themselves belong to one thread each.
/// Two implementations exist, <c>MemorySnapshot</c> (sorted arrays; small graphs, tests, the oracle) and the segment store's.</remarks>
public interface IQuadSnapshot : IDisposable
{
    /// <summary>Number of the commit that made this version; grows with each commit.</summary>
    long Version { get; }

    /// <summary>The terms.</summary>
    ITermDictionary Terms { get; }

    /// <summary>Ids of the named graphs that hold at least one quad, ascending; without the default graph.</summary>
    IReadOnlyList<ulong> NamedGraphs { get; }

    /// <summary>Opens a scan. Cost: a few directory look-ups (microseconds); nothing is decoded before the first batch.</summary>
    QuadScan OpenScan(ScanSpecification specification);

    /// <summary>
    /// Rows and distinct first keys of a scan, from directories and page edges: at most a page or two is decoded.
    /// </summary>
    ScanStatistics Statistics(ScanSpecification specification);

    /// <summary>Exact number of rows of a scan: from <see cref="Statistics"/> where that is exact, else by counting.</summary>
    long CountRows(ScanSpecification specification);

    /// <summary>
    /// Whether <see cref="CountKeys"/> is a number that the store keeps once it has counted it, so that it is worth asking for where
    /// <see cref="Statistics"/> is not exact.
    /// </summary>
    bool KnowsKeyCount(ScanSpecification specification) => false;

    /// <summary>Exact number of distinct values of the first free key of a scan; counted by a pass over its runs where no directory has it.</summary>
    long CountKeys(ScanSpecification specification)
    {
        using QuadScan scan = OpenScan(specification);
        return RunCounter.CountKeys(scan);
    }

    /// <summary>
    /// Values of the first free key that cut a scan into at most <paramref name="parts"/> pieces of about equal row count, for work on
    /// several cores: ascending, at most <paramref name="parts"/> - 1 of them; piece i has keys from [i-1] (inclusive) to [i] (exclusive).
    /// </summary>
    ulong[] SplitPoints(ScanSpecification specification, int parts);
}
