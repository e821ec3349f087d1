using HueKnowledgeGraph.Sparql;

namespace HueKnowledgeGraph.Fuzz;

/// <summary>The engine against <see cref="ReferenceEvaluator"/>.</summary>
internal sealed class ReferenceCheck : IFuzzCheck
{
    public string Name => "reference";

    public bool IsForSmallGraphs => true;

    public string? Disagreement(FuzzCase fuzzCase)
    {
        if (fuzzCase.IsCutAnywhere)
            return null;
        Query query = SparqlParser.ParseQuery(fuzzCase.Query);
        Answer planned = Answer.Of(query, fuzzCase.Dataset.Memory, new QueryOptions { UnionDefaultGraph = fuzzCase.UnionDefaultGraph });
        try
        {
            Answer reference = new ReferenceEvaluator(fuzzCase.Dataset.Quads, fuzzCase.UnionDefaultGraph).Answer(query);
            return Answer.Difference("engine", planned, "reference", reference);
        }
        catch (ReferenceLimitException)
        {
            return null;
        }
    }
}
