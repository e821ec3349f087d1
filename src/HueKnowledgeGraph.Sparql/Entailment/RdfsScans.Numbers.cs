using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

internal sealed partial class RdfsScans
{
    /// <summary>How a pattern is expanded, in words; empty if it is read as it is.</summary>
    public string Describe(ScanPattern pattern)
    {
        if (!pattern.Predicate.IsBound)
            return " with what follows by RDFS";
        ulong predicate = pattern.Predicate.Id;
        if (predicate == Names.SubClassOf || predicate == Names.SubPropertyOf)
            return " through any number of steps";
        if (predicate != Names.Type)
            return schema.Properties.Below(predicate) is { Length: > 1 } properties ? $" over {properties.Length} predicates" : "";
        if (!pattern.Object.IsBound)
            return " with classes above, domains and ranges";
        var scan = new ScanSpecification(QuadOrder.Pos, new[] { predicate, pattern.Object.Id }, pattern.Graph.Selection);
        int implying = ImplyingScans(scan, pattern.Object.Id).Count();
        return $" over {schema.Classes.Below(pattern.Object.Id).Length} classes, {implying} domains and ranges";
    }

    private ScanStatistics Estimate(ScanSpecification specification)
    {
        ulong? predicate = PredicateOf(specification);
        if (predicate is null)
            return Sum(Wider(specification));
        if (predicate == Names.SubClassOf || predicate == Names.SubPropertyOf)
            return Listed(specification);
        if (specification.Order is QuadOrder.Spo or QuadOrder.Ops)
        {
            ulong[] turned = [specification.Prefix.Span[1], specification.Prefix.Span[0]];
            specification = specification with { Order = ByPredicate(specification.Order), Prefix = turned };
        }

        if (predicate != Names.Type)
            return Sum(schema.Properties.Below(predicate.Value).Select(p => stored.Statistics(WithPredicate(specification, p))));
        return specification is { Order: QuadOrder.Pos, Prefix.Length: 2 } ? OfClassNumbers(specification) : AllTypesNumbers(specification);
    }

    /// <summary>Each triple may imply some more: of its super-properties and of the classes of its ends.</summary>
    private IEnumerable<ScanStatistics> Wider(ScanSpecification specification)
    {
        yield return stored.Statistics(specification);
        yield return stored.Statistics(specification);
        if (specification.Prefix.Length == 0)
            yield break;

        // A node that is only an object has classes, too; and the schema may say something of any node.
        QuadOrder other = specification.Order == QuadOrder.Ops ? QuadOrder.Spo : QuadOrder.Ops;
        yield return stored.Statistics(specification with { Order = other });
        yield return new ScanStatistics(3, 3, false);
    }

    private ScanStatistics Listed(ScanSpecification specification)
    {
        using QuadScan scan = Open(specification);
        long rows = 0;
        long keys = 0;
        Span<ulong> key = stackalloc ulong[1];
        Span<long> count = stackalloc long[1];
        for (; scan.NextRuns(key, count) > 0; keys++)
            rows += count[0];
        return new ScanStatistics(rows, keys, true);
    }

    private ScanStatistics OfClassNumbers(ScanSpecification specification)
    {
        ulong type = specification.Prefix.Span[1];
        IEnumerable<ScanStatistics> implied = ImplyingScans(specification, type).Select(part => stored.Statistics(part.Scan))
            .Select(numbers => new ScanStatistics(numbers.FirstKeyCount, numbers.FirstKeyCount, false));
        int properties = Array.BinarySearch(schema.Classes.Above(Names.Property), type) >= 0 ? schema.Predicates.Length : 0;
        return Sum(StatedScans(specification, type).Select(stored.Statistics).Concat(implied).Append(new ScanStatistics(properties, properties, false)));
    }

    private ScanStatistics AllTypesNumbers(ScanSpecification specification)
    {
        const int ClassesAbove = 4; // of a class of CIDOC-CRM, on average
        if (specification.Prefix.Length == 2)
            return new ScanStatistics(2 * ClassesAbove, 2 * ClassesAbove, false);
        ScanStatistics stated = Sum(schema.Properties.Below(Names.Type).Select(p => stored.Statistics(WithPredicate(specification, p))));
        long rows = (ClassesAbove * stated.RowCount) + schema.Predicates.Length;
        return new ScanStatistics(rows, specification.Order == QuadOrder.Pos ? schema.AllClasses().Length : stated.RowCount + schema.Predicates.Length, false);
    }

    private static ScanStatistics Sum(IEnumerable<ScanStatistics> parts)
    {
        long rows = 0;
        long keys = 0;
        foreach (ScanStatistics part in parts)
        {
            rows += part.RowCount;
            keys += part.FirstKeyCount;
        }

        return new ScanStatistics(rows, keys, false);
    }
}
