using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>A snapshot under RDFS: a scan reads what is stored and what follows from it, in one sorted pass without duplicates.</summary>
/// <remarks>
/// <para>Every scan is expanded when it is opened: a predicate to all that are below it, a class to all below it and to the ends of the
/// predicates whose domain or range says so. Nothing is materialised, and nothing is read but what the scan needs. Rules of RDF 1.1
/// Semantics, section 9.2.1: rdfD2, rdfs2, 3, 5, 6, 7, 9, 10 and 11. The schema is read from all graphs of the store, so that data in a graph of
/// its own is seen through ontologies in theirs; sub-class and sub-property statements themselves stay in their graphs.</para>
/// <para>Left out: that everything is an rdfs:Resource (rdfs4, 8), container membership (rdfs12) and datatypes (rdfs1, 13), the
/// axiomatic triples as answers, and sub-properties of the RDFS vocabulary itself but rdf:type.</para>
/// </remarks>
internal sealed class RdfsSnapshot : IQuadSnapshot
{
    private readonly IQuadSnapshot _stored;
    private readonly RdfsScans _scans;

    /// <param name="stored">What is stored; its owner disposes it.</param>
    public RdfsSnapshot(IQuadSnapshot stored)
    {
        _stored = stored;
        var names = new RdfsVocabulary(stored.Terms);
        Terms = new RdfsDictionary(stored.Terms, names);
        _scans = new RdfsScans(stored, new RdfsSchema(stored, names));
    }

    public long Version => _stored.Version;

    public ITermDictionary Terms { get; }

    public IReadOnlyList<ulong> NamedGraphs => _stored.NamedGraphs;

    public QuadScan OpenScan(ScanSpecification specification) => _scans.Open(specification);

    public ScanStatistics Statistics(ScanSpecification specification) => _scans.Statistics(specification);

    public long CountRows(ScanSpecification specification)
    {
        using QuadScan scan = OpenScan(specification);
        if (specification.FreeKeyCount == 0)
            return scan.Next([], [], [], []);
        Span<ulong> keys = stackalloc ulong[256];
        Span<long> counts = stackalloc long[256];
        long rows = 0;
        for (int count; (count = scan.NextRuns(keys, counts)) > 0;)
        {
            foreach (long run in counts[..count])
                rows += run;
        }

        return rows;
    }

    public ulong[] SplitPoints(ScanSpecification specification, int parts) => _stored.SplitPoints(specification, parts);

    /// <summary>How a pattern is expanded, for EXPLAIN; empty if it is read as it is.</summary>
    public string Describe(ScanPattern pattern) => _scans.Describe(pattern);

    /// <summary>Does nothing: the snapshot below belongs to the caller.</summary>
    public void Dispose()
    {
    }
}
