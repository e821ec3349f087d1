namespace HueKnowledgeGraph.Sparql;

/// <summary>An operation of an update request cannot be done; nothing of the request is.</summary>
/// <param name="operation">Number of the operation, from 1.</param>
/// <param name="problem">What was wrong, as a sentence.</param>
/// <param name="inner">What caused it, if that was an exception.</param>
public sealed class UpdateException(int operation, string problem, Exception? inner = null)
    : Exception(FormattableString.Invariant($"Operation {operation}: {problem} Nothing of the request was done."), inner)
{
    /// <summary>Number of the operation, from 1.</summary>
    public int Operation { get; } = operation;

    /// <summary>What was wrong, as a sentence.</summary>
    public string Problem { get; } = problem;
}
