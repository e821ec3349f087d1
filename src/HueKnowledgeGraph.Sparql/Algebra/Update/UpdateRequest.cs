namespace HueKnowledgeGraph.Sparql;

/// <summary>A parsed update request (SPARQL 1.1 Update, section 3): its operations are done in order, and all or none.</summary>
/// <param name="Operations">The operations.</param>
public sealed record UpdateRequest(IReadOnlyList<UpdateOperation> Operations);

/// <summary>One operation of an update request.</summary>
public abstract record UpdateOperation
{
    private protected UpdateOperation()
    {
    }
}
