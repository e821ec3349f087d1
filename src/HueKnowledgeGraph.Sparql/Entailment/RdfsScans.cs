using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Puts scans under RDFS together from stored ones: here by order and bound keys, in the other part by predicate.</summary>
internal sealed partial class RdfsScans(IQuadSnapshot stored, RdfsSchema schema)
{
    private readonly Dictionary<GraphSelection, SchemaFacts> _facts = [];

    private RdfsVocabulary Names => schema.Names;

    /// <summary>Opens a scan.</summary>
    public QuadScan Open(ScanSpecification specification)
    {
        if (IsAsStored(specification))
            return stored.OpenScan(specification);
        if (specification.Order == QuadOrder.Gspo)
            return new CursorScan(Cursor(OfOneGraph(specification)));
        if (specification.Graphs.Kind is GraphSelectionKind.Merged or GraphSelectionKind.MergedOf)
            return new CursorScan(Cursor(specification));
        return new CursorScan(new MergeCursor([.. GraphsOf(specification.Graphs).Select(graph =>
            new GraphCursor(Cursor(specification with { Graphs = GraphSelection.MergeOf([graph]) }), graph))]));
    }

    /// <summary>Sums over the stored scans below: upper bounds, and 0 only where there are no rows.</summary>
    public ScanStatistics Statistics(ScanSpecification specification)
    {
        if (IsAsStored(specification))
            return stored.Statistics(specification);
        if (specification.FreeKeyCount == 0)
        {
            using QuadScan scan = Open(specification);
            int rows = scan.Next([], [], [], []);
            return new ScanStatistics(rows, rows, true);
        }

        return Estimate(specification.Order == QuadOrder.Gspo ? OfOneGraph(specification) : specification);
    }

    /// <summary>One graph's quads in the order of subjects are the triples of that graph.</summary>
    private static ScanSpecification OfOneGraph(ScanSpecification specification) => specification.Prefix.Length > 0
        ? specification with
        {
            Order = QuadOrder.Spo, Prefix = specification.Prefix[1..], Graphs = GraphSelection.MergeOf([specification.Prefix.Span[0]]),
        }
        : throw new NotSupportedException("Under entailment no scan passes over all graphs in the order of graphs.");

    private IEnumerable<ulong> GraphsOf(GraphSelection selection) => selection.Kind switch
    {
        GraphSelectionKind.Apart => stored.NamedGraphs,
        GraphSelectionKind.EveryQuad => stored.NamedGraphs.Prepend(TermId.DefaultGraph),
        _ => selection.Graphs,
    };

    /// <summary>True iff nothing more follows than what is stored: a predicate without sub-properties that RDFS says nothing of.</summary>
    private bool IsAsStored(ScanSpecification specification) => PredicateOf(specification) is { } predicate
        && predicate != Names.Type && predicate != Names.SubClassOf && predicate != Names.SubPropertyOf
        && schema.Properties.Below(predicate).Length == 1;

    private static ulong? PredicateOf(ScanSpecification specification)
    {
        int place = specification.Order switch { QuadOrder.Pso or QuadOrder.Pos => 0, QuadOrder.Gspo => 2, _ => 1 };
        return specification.Prefix.Length > place ? specification.Prefix.Span[place] : null;
    }

    /// <summary>The rows of a merged selection.</summary>
    private RowCursor Cursor(ScanSpecification specification)
    {
        ReadOnlySpan<ulong> prefix = specification.Prefix.Span;
        switch (specification.Order, prefix.Length)
        {
            case (QuadOrder.Pso or QuadOrder.Pos, 0):
                ulong[] predicates = [.. schema.AllPredicates().Where(p => p >= specification.FirstKeyFrom && p < specification.FirstKeyBelow)];
                ScanSpecification unbounded = new(specification.Order, default, specification.Graphs);
                return new SequenceCursor(predicates, p => new ShiftedCursor(OfPredicate(unbounded with { Prefix = new[] { p } }), p, false));
            case (QuadOrder.Pso or QuadOrder.Pos, _):
                return OfPredicate(specification);
            case (_, 0):
                return new MergeCursor([.. schema.AllPredicates().Select(p => new ShiftedCursor(
                    OfPredicate(specification with { Order = ByPredicate(specification.Order), Prefix = new[] { p } }), p, true))]);
            case (_, 1):
                return OfNode(specification);
            default: // SPO with a subject and a predicate is PSO with both; the same for objects
                ulong[] turned = prefix.ToArray();
                (turned[0], turned[1]) = (turned[1], turned[0]);
                return OfPredicate(specification with { Order = ByPredicate(specification.Order), Prefix = turned });
        }
    }

    private static QuadOrder ByPredicate(QuadOrder order) => order == QuadOrder.Spo ? QuadOrder.Pso : QuadOrder.Pos;

    /// <summary>All triples of one subject or object, by predicate.</summary>
    private SequenceCursor OfNode(ScanSpecification specification)
    {
        ulong node = specification.Prefix.Span[0];
        ulong[] own = new SchemaReader(stored, specification.Graphs).Keys(specification.Order, node);
        ulong[] predicates = [.. own.SelectMany(schema.Properties.Above).Concat([Names.Type, Names.SubClassOf, Names.SubPropertyOf])
            .Where(p => p >= specification.FirstKeyFrom && p < specification.FirstKeyBelow).Order().Distinct()];
        QuadOrder order = ByPredicate(specification.Order);
        return new SequenceCursor(predicates, p => new ShiftedCursor(
            OfPredicate(new ScanSpecification(order, new[] { p, node }, specification.Graphs)), p, false));
    }

    private SchemaFacts FactsOf(GraphSelection graphs)
    {
        lock (_facts)
        {
            if (!_facts.TryGetValue(graphs, out SchemaFacts? facts))
            {
                using RowCursor classes = All(Names.Class);
                using RowCursor properties = All(Names.Property);
                _facts.Add(graphs, facts = new SchemaFacts(new SchemaReader(stored, graphs), Names, classes, properties));
            }

            return facts;
        }

        RowCursor All(ulong type) => Merged(OfClass(new ScanSpecification(QuadOrder.Pos, new[] { Names.Type, type }, graphs), type));
    }
}
