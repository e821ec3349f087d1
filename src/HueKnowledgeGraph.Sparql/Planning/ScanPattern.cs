namespace HueKnowledgeGraph.Sparql;

/// <summary>A triple pattern with resolved constants, and where it is matched.</summary>
internal sealed record ScanPattern(PatternSlot Subject, PatternSlot Predicate, PatternSlot Object, ActiveGraph Graph)
{
    /// <summary>Position 0 subject, 1 predicate, 2 object.</summary>
    public PatternSlot this[int position] => position switch { 0 => Subject, 1 => Predicate, _ => Object };

    /// <summary>True iff a constant is not in the store.</summary>
    public bool IsImpossible => Subject.IsUnknown || Predicate.IsUnknown || Object.IsUnknown;

    /// <summary>Distinct variables: subject, predicate, object, graph.</summary>
    public IReadOnlyList<Variable> Variables { get; } =
        [.. new[] { Subject.Variable, Predicate.Variable, Object.Variable, Graph.Variable }.OfType<Variable>().Distinct()];

    /// <summary>True iff a variable stands in two positions (the graph's included).</summary>
    public bool HasRepeatedVariable =>
        Variables.Count < (Subject.IsBound ? 0 : 1) + (Predicate.IsBound ? 0 : 1) + (Object.IsBound ? 0 : 1) + (Graph.Variable is null ? 0 : 1);

    public string Describe(QueryContext context)
    {
        string text = $"{Subject.Describe(context)} {Predicate.Describe(context)} {Object.Describe(context)}";
        if (context.Snapshot is RdfsSnapshot rdfs)
            text += rdfs.Describe(this);
        return Graph.Variable is null ? text : $"{text} in {Graph.Variable}";
    }
}
