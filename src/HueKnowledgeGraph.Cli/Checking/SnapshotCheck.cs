using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Cli;

/// <summary>
/// Reads everything that a snapshot holds and compares it with itself: rows ascend in each of the five orders, all orders hold the same
/// quads (count and order-free digest), directories tell the count that a scan finds, and each term is found again under its id.
/// Every page is read on the way, which verifies its checksum.
/// </summary>
internal sealed class SnapshotCheck(IQuadSnapshot snapshot, ProgressNote note, CancellationToken cancellation)
{
    private const int BatchRows = 4096;
    private readonly List<string> _problems = [];

    /// <summary>Runs all checks; the problems found, empty if there are none.</summary>
    /// <exception cref="StoreCorruptException">A page cannot be read at all.</exception>
    public CheckReport Run()
    {
        OrderDigest[] digests = [.. Enum.GetValues<QuadOrder>().Select(Digest)];
        foreach (OrderDigest digest in digests.Where(digest => digest.Rows != digests[0].Rows || digest.Sum != digests[0].Sum))
            _problems.Add($"order {digest.Order} holds {digest.Rows} quads (digest {digest.Sum:x16}), order {digests[0].Order} {digests[0].Rows} ({digests[0].Sum:x16})");
        long terms = CheckTerms();
        return new CheckReport(digests[0].Rows, terms, _problems);
    }

    private OrderDigest Digest(QuadOrder order)
    {
        if (order != QuadOrder.Gspo)
            return DigestOf(order, new ScanSpecification(order, default, GraphSelection.EachQuad), 0);
        OrderDigest total = new(order, 0, 0);
        foreach (ulong graph in snapshot.NamedGraphs.Prepend(TermId.DefaultGraph))
        {
            OrderDigest part = DigestOf(order, new ScanSpecification(order, new[] { graph }, GraphSelection.EachQuad), graph);
            total = new OrderDigest(order, total.Rows + part.Rows, total.Sum + part.Sum);
        }

        return total;
    }

    private OrderDigest DigestOf(QuadOrder order, ScanSpecification specification, ulong fixedGraph)
    {
        ulong[] first = new ulong[BatchRows], second = new ulong[BatchRows], third = new ulong[BatchRows];
        ulong[] graph = order == QuadOrder.Gspo ? [] : new ulong[BatchRows];
        (ulong, ulong, ulong, ulong) last = default;
        long rows = 0;
        ulong sum = 0;
        using QuadScan scan = snapshot.OpenScan(specification);
        for (int count; (count = scan.Next(first, second, third, graph)) > 0; rows += count)
        {
            cancellation.ThrowIfCancellationRequested();
            note($"order {order}", rows, 0);
            for (int i = 0; i < count; i++)
            {
                ulong name = graph.Length == 0 ? fixedGraph : graph[i];
                (ulong, ulong, ulong, ulong) row = (first[i], second[i], third[i], name);
                if (rows + i > 0 && row.CompareTo(last) <= 0)
                    _problems.Add($"order {order}, row {rows + i}: keys do not ascend");
                last = row;
                sum += Hash(order, first[i], second[i], third[i], name);
            }
        }

        ScanStatistics statistics = snapshot.Statistics(specification);
        if (statistics.IsExact ? statistics.RowCount != rows : statistics.RowCount < rows)
            _problems.Add($"order {order}: the directory counts {statistics.RowCount} rows, the pages hold {rows}");
        return new OrderDigest(order, rows, sum);
    }

    private static ulong Hash(QuadOrder order, ulong first, ulong second, ulong third, ulong graph)
    {
        (ulong subject, ulong predicate, ulong @object) = order switch
        {
            QuadOrder.Pso => (second, first, third),
            QuadOrder.Pos => (third, first, second),
            QuadOrder.Ops => (third, second, first),
            _ => (first, second, third),
        };
        ulong hash = subject * 0x9E3779B97F4A7C15;
        hash = (System.Numerics.BitOperations.RotateLeft(hash, 23) ^ predicate) * 0xC2B2AE3D27D4EB4F;
        hash = (System.Numerics.BitOperations.RotateLeft(hash, 29) ^ @object) * 0x165667B19E3779F9;
        hash = (System.Numerics.BitOperations.RotateLeft(hash, 31) ^ graph) * 0x9E3779B97F4A7C15;
        return hash ^ (hash >> 32);
    }

    /// <summary>Each distinct term of each position, to its text and back.</summary>
    private long CheckTerms()
    {
        ulong[] keys = new ulong[BatchRows];
        long[] counts = new long[BatchRows];
        long terms = 0;
        using TermReader reader = snapshot.Terms.OpenReader();
        foreach (QuadOrder order in (QuadOrder[])[QuadOrder.Spo, QuadOrder.Pso, QuadOrder.Ops])
        {
            using QuadScan scan = snapshot.OpenScan(new ScanSpecification(order, default, GraphSelection.UnionOfAll));
            for (int count; (count = scan.NextRuns(keys, counts)) > 0; terms += count)
            {
                cancellation.ThrowIfCancellationRequested();
                note("terms", terms, 0);
                foreach (ulong id in keys.AsSpan(0, count))
                    CheckTerm(reader, id);
            }
        }

        return terms;
    }

    private void CheckTerm(TermReader reader, ulong id)
    {
        TermSpan term = reader.Read(id);
        if (!snapshot.Terms.TryGetId(term, out ulong found) || found != id)
            _problems.Add($"term {Term.From(term)} is read from id {id:x16} but found under {found:x16}");
    }

    private readonly record struct OrderDigest(QuadOrder Order, long Rows, ulong Sum);
}

/// <summary>What a check read and what it found.</summary>
/// <param name="Quads">Quads of each order.</param>
/// <param name="Terms">Terms looked up, position by position.</param>
/// <param name="Problems">One line each; empty for a sound store.</param>
internal sealed record CheckReport(long Quads, long Terms, IReadOnlyList<string> Problems);
