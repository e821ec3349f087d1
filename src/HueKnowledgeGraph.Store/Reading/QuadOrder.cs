namespace HueKnowledgeGraph.Store;

/// <summary>The sort orders in which a store keeps its quads. A name lists the key columns from most to least significant.</summary>
/// <remarks>In the first four, the graph is a fourth, least significant key.</remarks>
public enum QuadOrder : byte
{
    /// <summary>Predicate, subject, object.</summary>
    Pso,

    /// <summary>Predicate, object, subject.</summary>
    Pos,

    /// <summary>Subject, predicate, object.</summary>
    Spo,

    /// <summary>Object, predicate, subject.</summary>
    Ops,

    /// <summary>Graph, subject, predicate, object.</summary>
    Gspo,
}
