using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>
/// DELETE and INSERT with WHERE (SPARQL 1.1 Update, section 3.1.3). The WHERE reads the state before the operation, so its solutions stream
/// through the templates; only what is inserted waits, and only if something is deleted too.
/// </summary>
internal sealed class ModifyStep(IQuadTransaction transaction, UpdateOptions options, UpdateClock clock)
{
    /// <summary>Runs the operation; gives a hint if its WHERE found nothing for a reason that is easily overlooked.</summary>
    public string? Run(ModifyOperation operation)
    {
        using IQuadSnapshot snapshot = transaction.OpenSnapshot();
        using var context = new QueryContext(snapshot, clock.QueryOptions, clock.Cancellation) { BaseIri = operation.BaseIri };
        var dataset = Dataset.Of(operation, options, context);
        var read = new HashSet<Variable>(QuadTemplate.VariablesOf(operation.Delete).Concat(QuadTemplate.VariablesOf(operation.Insert)));
        using QueryOperator plan = QueryEngine.Plan(operation.Pattern, context, dataset, read);
        bool found = clock.Within(() => Stream(operation, context, plan));
        bool isUnnamed = dataset.Default.Graphs is [TermId.DefaultGraph];
        return !found && isUnnamed && DefaultGraphUse.In(operation.Pattern) && snapshot.NamedGraphs.Count > 0 && IsEmpty(snapshot, dataset.Default)
            ? "WHERE found nothing: without GRAPH, WITH or USING it reads the quads that are in no named graph, and there are none."
            : null;
    }

    private bool Stream(ModifyOperation operation, QueryContext context, QueryOperator plan)
    {
        var delete = new QuadTemplate(context, plan.Layout, operation.Delete, operation.With);
        var insert = new QuadTemplate(context, plan.Layout, operation.Insert, operation.With);
        using var writer = new TransactionWriter(context, transaction);
        using var held = new HeldQuads(context);
        Span<ulong> quad = stackalloc ulong[4];
        bool found = false;
        while (plan.Next() is { } batch)
        {
            context.Poll();
            found |= batch.RowCount > 0;
            for (int row = 0; row < batch.RowCount; row++)
            {
                for (int i = 0; i < delete.Count; i++)
                {
                    if (delete.TryMake(i, batch, row, quad))
                        writer.Remove(quad);
                }

                insert.BeginSolution();
                for (int i = 0; i < insert.Count; i++)
                {
                    if (!insert.TryMake(i, batch, row, quad))
                        continue;
                    if (delete.Count == 0)
                        writer.Add(quad);
                    else
                        held.Add(quad);
                }
            }
        }

        held.WriteTo(writer);
        return found;
    }

    private static bool IsEmpty(IQuadSnapshot snapshot, GraphSelection graphs)
    {
        using QuadScan scan = snapshot.OpenScan(new ScanSpecification(QuadOrder.Spo, default, graphs));
        return scan.Next(stackalloc ulong[1], default, default, default) == 0;
    }
}
