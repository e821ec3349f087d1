using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Answer to CONSTRUCT: the template's triples for each solution, streamed.</summary>
internal sealed class ConstructResult(QueryContext context, QueryOperator plan, IReadOnlyList<TriplePattern> template) : GraphResult
{
    public override void WriteTo(IQuadSink sink)
    {
        using var triples = new TripleSink(context, sink);
        var terms = new TemplateTerms(context, plan.Layout);
        while (plan.Next() is { } batch)
        {
            for (int row = 0; row < batch.RowCount; row++)
                terms.Write(template, batch, row, triples);
        }

        triples.Finish();
    }

    protected override void Dispose(bool disposing)
    {
        plan.Dispose();
        context.Dispose();
    }
}
