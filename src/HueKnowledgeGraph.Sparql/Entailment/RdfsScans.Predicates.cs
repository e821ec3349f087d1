using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

internal sealed partial class RdfsScans
{
    /// <summary>A scan by subject or object of one predicate, in a merged selection.</summary>
    private RowCursor OfPredicate(ScanSpecification specification)
    {
        ulong predicate = specification.Prefix.Span[0];
        ReadOnlyMemory<ulong> bound = specification.Prefix[1..];
        bool isInverse = specification.Order == QuadOrder.Pos;
        if (predicate == Names.SubClassOf || predicate == Names.SubPropertyOf)
        {
            KeyRow[] rows = FactsOf(specification.Graphs).Rows(predicate == Names.SubClassOf, isInverse, bound.Span);
            return new ListCursor(bound.Length == 2 ? rows : [.. rows.Where(row => row.First >= specification.FirstKeyFrom && row.First < specification.FirstKeyBelow)]);
        }

        if (predicate != Names.Type)
            return Merged([.. schema.Properties.Below(predicate).Select(p => Stored(WithPredicate(specification, p)))]);
        if (isInverse)
            return bound.Length == 0 ? ByClass(specification) : Merged(OfClass(specification, bound.Span[0]));
        return bound.Length == 2
            ? Merged(OfClass(specification with { Order = QuadOrder.Pos, Prefix = new[] { predicate, bound.Span[1], bound.Span[0] } }, bound.Span[1]))
            : ByThing(specification);
    }

    private static RowCursor Merged(IReadOnlyList<RowCursor> parts) => parts.Count == 1 ? parts[0] : new MergeCursor(parts);

    private ScanCursor Stored(ScanSpecification specification) => new(stored.OpenScan(specification), specification.FreeKeyCount);

    private static ScanSpecification WithPredicate(ScanSpecification specification, ulong predicate)
    {
        ulong[] prefix = specification.Prefix.ToArray();
        prefix[0] = predicate;
        return specification with { Prefix = prefix };
    }

    /// <summary>All classes with their things.</summary>
    private SequenceCursor ByClass(ScanSpecification specification)
    {
        ulong[] classes = [.. schema.AllClasses().Where(c => c >= specification.FirstKeyFrom && c < specification.FirstKeyBelow)];
        return new SequenceCursor(classes, c => new ShiftedCursor(
            Merged(OfClass(new ScanSpecification(QuadOrder.Pos, new[] { Names.Type, c }, specification.Graphs), c)), c, false));
    }

    /// <summary>The things of a class; <paramref name="specification"/>: POS with the predicate, the class and perhaps the thing.</summary>
    private List<RowCursor> OfClass(ScanSpecification specification, ulong type)
    {
        var parts = new List<RowCursor>();
        bool hasThing = specification.Prefix.Length == 3;
        ulong thing = hasThing ? specification.Prefix.Span[2] : 0;
        foreach (ScanSpecification scan in StatedScans(specification, type))
            parts.Add(Stored(scan));
        if (hasThing && TermId.Kind(thing) is not (TermIdKind.Iri or TermIdKind.BlankNode))
            return [.. parts, new ListCursor([])];
        foreach ((ScanSpecification scan, bool isRange) in ImplyingScans(specification, type))
        {
            parts.Add(hasThing
                ? new ExistsCursor(stored.OpenScan(scan with { Prefix = new[] { scan.Prefix.Span[0], thing } }))
                : new ScanCursor(stored.OpenScan(scan), 1, isDistinct: true, onlyNodes: isRange));
        }

        if (Array.BinarySearch(schema.Classes.Above(Names.Property), type) >= 0)
            parts.Add(new ListCursor(UsedPredicates(specification, hasThing ? thing : null)));
        return parts;
    }

    /// <summary>Scans of what is stated to be of a class or of one below it.</summary>
    private IEnumerable<ScanSpecification> StatedScans(ScanSpecification specification, ulong type)
    {
        ulong[] below = schema.Classes.Below(type);
        foreach (ulong predicate in schema.Properties.Below(Names.Type))
        {
            foreach (ulong c in below.Length == 1 ? below : below.Where(c => Array.BinarySearch(schema.StoredClasses, c) >= 0))
            {
                ulong[] prefix = specification.Prefix.ToArray();
                prefix[0] = predicate;
                prefix[1] = c;
                yield return specification with { Prefix = prefix };
            }
        }
    }

    /// <summary>Scans whose first free key is a thing that is of a class because its predicate says so.</summary>
    private IEnumerable<(ScanSpecification Scan, bool IsRange)> ImplyingScans(ScanSpecification specification, ulong type)
    {
        foreach (ulong predicate in schema.Predicates)
        {
            if (Array.BinarySearch(schema.SubjectClasses(predicate), type) >= 0)
                yield return (specification with { Order = QuadOrder.Pso, Prefix = new[] { predicate } }, false);
            if (Array.BinarySearch(schema.ObjectClasses(predicate), type) >= 0)
                yield return (specification with { Order = QuadOrder.Pos, Prefix = new[] { predicate } }, true);
        }
    }

    private KeyRow[] UsedPredicates(ScanSpecification specification, ulong? thing)
    {
        ulong[] used = [.. new SchemaReader(stored, specification.Graphs).Predicates().SelectMany(schema.Properties.Above).Order().Distinct()];
        if (thing is { } predicate)
            return Array.BinarySearch(used, predicate) >= 0 ? [default] : [];
        return [.. used.Where(p => p >= specification.FirstKeyFrom && p < specification.FirstKeyBelow).Select(p => new KeyRow(p, 0, 0))];
    }

    /// <summary>All things, or one, with their classes.</summary>
    private RowCursor ByThing(ScanSpecification specification)
    {
        ulong? thing = specification.Prefix.Length == 2 ? specification.Prefix.Span[1] : null;
        List<RowCursor> stated = [.. schema.Properties.Below(Names.Type).Select(p => stored.OpenScan(WithPredicate(specification, p)))
            .Select(scan => thing is null ? new ScanCursor(scan, 2) : new ScanCursor(scan, 1, leading: thing))];
        var implied = new List<(RowCursor, ulong[])>();
        foreach (ulong predicate in schema.Predicates)
        {
            if (schema.SubjectClasses(predicate) is { Length: > 0 } subjects)
                implied.Add((Ends(QuadOrder.Pso, predicate, false), subjects));
            if (schema.ObjectClasses(predicate) is { Length: > 0 } objects)
                implied.Add((Ends(QuadOrder.Pos, predicate, true), objects));
        }

        implied.Add((new ListCursor(thing is null ? UsedPredicates(specification, null)
            : [.. UsedPredicates(specification, thing).Select(_ => new KeyRow(thing.Value, 0, 0))]), schema.Classes.Above(Names.Property)));
        var types = new TypeCursor(stated, implied, schema.Classes);
        return thing is null ? types : new SecondKeyCursor(types, specification.FirstKeyFrom, specification.FirstKeyBelow);

        RowCursor Ends(QuadOrder order, ulong predicate, bool isRange)
        {
            ScanSpecification ends = new(order, thing is null ? new[] { predicate } : new[] { predicate, thing.Value }, specification.Graphs);
            if (thing is not null)
                return new ExistsCursor(stored.OpenScan(ends), thing.Value, isNever: TermId.Kind(thing.Value) is not (TermIdKind.Iri or TermIdKind.BlankNode));
            ends = ends with { FirstKeyFrom = specification.FirstKeyFrom, FirstKeyBelow = specification.FirstKeyBelow };
            return new ScanCursor(stored.OpenScan(ends), 1, isDistinct: true, onlyNodes: isRange);
        }
    }
}
