namespace HueKnowledgeGraph.Rdf;

/// <summary>Counts the term definitions that contexts take, so that a small document cannot ask for endless work.</summary>
internal sealed class ContextBudget(long limit)
{
    private long _used;

    /// <summary>Starts to count anew.</summary>
    public void Reset() => _used = 0;

    public void Charge(int terms)
    {
        _used += terms;
        if (_used > limit)
        {
            throw new JsonLdException(
                JsonLdErrorCode.ContextOverflow, $"the contexts of the document need more than {limit:N0} term definitions (JsonLdOptions.MaxTermDefinitions)");
        }
    }
}
