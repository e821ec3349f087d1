using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>
/// Answer to DESCRIBE: the concise bounded description of each resource, which is all its triples as subject, and those of the blank nodes
/// that they lead to (https://www.w3.org/Submission/CBD/, without reifications).
/// </summary>
internal sealed class DescribeResult(QueryContext context, QueryOperator plan, IReadOnlyList<PatternTerm> described, Dataset dataset)
    : GraphResult
{
    private readonly ulong[] _predicates = new ulong[Batch.Capacity];
    private readonly ulong[] _objects = new ulong[Batch.Capacity];

    public override void WriteTo(IQuadSink sink)
    {
        using var triples = new TripleSink(context, sink);
        using var resources = new KeyTable(context, 1, "DESCRIBE");
        foreach (PatternTerm.Constant constant in described.OfType<PatternTerm.Constant>())
            resources.FindOrAdd(context.Terms.IdOf(constant.Term));
        int[] columns = [.. described.OfType<PatternTerm.Var>().Select(v => plan.Layout.ColumnOf(v.Variable)).Where(c => c >= 0)];
        int written = 0;
        while (plan.Next() is { } batch)
        {
            foreach (int column in columns)
            {
                foreach (ulong id in batch.Rows(column))
                {
                    if (id != TermId.Unbound)
                        resources.FindOrAdd(id);
                }
            }

            written = WriteNew(resources, written, triples);
        }

        WriteNew(resources, written, triples);
        triples.Finish();
    }

    protected override void Dispose(bool disposing)
    {
        plan.Dispose();
        context.Dispose();
    }

    /// <summary>Writes the resources from number <paramref name="written"/> on, which may add blank nodes behind them.</summary>
    private int WriteNew(KeyTable resources, int written, TripleSink triples)
    {
        for (; written < resources.Count; written++)
        {
            ulong subject = resources.Column(0)[written];
            if (TermId.Kind(subject) is not (TermIdKind.Iri or TermIdKind.BlankNode))
                continue;
            context.Poll();
            using QuadScan scan = context.Snapshot.OpenScan(new ScanSpecification(QuadOrder.Spo, new[] { subject }, dataset.Default));
            for (int count; (count = scan.Next(_predicates, _objects, [], [])) > 0;)
            {
                for (int row = 0; row < count; row++)
                {
                    triples.Write(subject, _predicates[row], _objects[row]);
                    if (TermId.Kind(_objects[row]) == TermIdKind.BlankNode)
                        resources.FindOrAdd(_objects[row]);
                }
            }
        }

        return written;
    }
}
