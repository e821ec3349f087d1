using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>The graph that patterns are matched against at one place of a query.</summary>
/// <param name="Selection">Where scans look.</param>
/// <param name="Variable">The variable of GRAPH ?g, bound by each scan; null: the graph is fixed.</param>
internal sealed record ActiveGraph(GraphSelection Selection, Variable? Variable = null);
