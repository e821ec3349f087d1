using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>LOAD.</summary>
/// <param name="Source">The document.</param>
/// <param name="Target">Graph that takes it; null: the default graph.</param>
/// <param name="IsSilent">A failure is not an error.</param>
public sealed record LoadOperation(Iri Source, Iri? Target, bool IsSilent) : UpdateOperation;

/// <summary>CLEAR: empties graphs.</summary>
/// <param name="Target">Which.</param>
/// <param name="IsSilent">A failure is not an error.</param>
public sealed record ClearOperation(GraphTarget Target, bool IsSilent) : UpdateOperation;

/// <summary>DROP: removes graphs.</summary>
/// <param name="Target">Which.</param>
/// <param name="IsSilent">A failure is not an error.</param>
public sealed record DropOperation(GraphTarget Target, bool IsSilent) : UpdateOperation;

/// <summary>CREATE: makes an empty graph.</summary>
/// <param name="Graph">Its name.</param>
/// <param name="IsSilent">A failure is not an error.</param>
public sealed record CreateOperation(Iri Graph, bool IsSilent) : UpdateOperation;

/// <summary>ADD, MOVE, COPY.</summary>
/// <param name="Kind">Which of the three.</param>
/// <param name="From">Source graph; null: the default graph.</param>
/// <param name="To">Target graph; null: the default graph.</param>
/// <param name="IsSilent">A failure is not an error.</param>
public sealed record TransferOperation(TransferKind Kind, Iri? From, Iri? To, bool IsSilent) : UpdateOperation;

/// <summary>What a <see cref="TransferOperation"/> does with source and target.</summary>
public enum TransferKind
{
    /// <summary>The target keeps what it had.</summary>
    Add,

    /// <summary>The target is replaced, the source removed.</summary>
    Move,

    /// <summary>The target is replaced.</summary>
    Copy,
}

/// <summary>Which graphs CLEAR and DROP mean.</summary>
/// <param name="Scope">One or several.</param>
/// <param name="Graph">The graph, for <see cref="GraphTargetScope.One"/>.</param>
public sealed record GraphTarget(GraphTargetScope Scope, Iri? Graph = null);

/// <summary>See <see cref="GraphTarget"/>.</summary>
public enum GraphTargetScope
{
    /// <summary>GRAPH iri.</summary>
    One,

    /// <summary>DEFAULT.</summary>
    Default,

    /// <summary>NAMED: all named graphs.</summary>
    Named,

    /// <summary>ALL.</summary>
    All,
}
