namespace HueKnowledgeGraph.Store;

/// <summary>A store that can be read and changed. The seam between updates (SPARQL Update, Graph Store Protocol, loads) and storage.</summary>
/// <remarks>Thread safe. Any number of readers, each with the version of its snapshot; one transaction at a time.</remarks>
public interface IQuadStore : IDisposable
{
    /// <summary>The last committed version. Dispose it to let its files go.</summary>
    IQuadSnapshot OpenSnapshot();

    /// <summary>Begins to change the store, after the transaction before has ended; dispose it to end without a commit.</summary>
    /// <exception cref="OperationCanceledException">Cancelled while waiting for the transaction before.</exception>
    IQuadTransaction BeginTransaction(CancellationToken cancellation = default);
}
