namespace HueKnowledgeGraph.Sparql;

/// <summary>An operation cannot be done, and has done nothing: an <see cref="UpdateException"/> unless the operation is SILENT.</summary>
internal sealed class StepRefusedException(string problem, Exception? inner = null) : Exception(problem, inner);
