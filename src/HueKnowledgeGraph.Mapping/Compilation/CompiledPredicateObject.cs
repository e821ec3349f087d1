namespace HueKnowledgeGraph.Mapping;

/// <summary>A predicate-object map, ready to run.</summary>
internal sealed class CompiledPredicateObject
{
    private readonly TermList _predicates = new();
    private readonly TermList _objects = new();

    public required Evaluator? Condition { get; init; }

    public required TermMaker[] Predicates { get; init; }

    public required TermMaker[] Objects { get; init; }

    public required SubjectReference[] References { get; init; }

    /// <summary>Graphs besides those of the triples map.</summary>
    public required TermMaker?[] Graphs { get; init; }

    /// <summary>Adds the quads of the record; false if it is refused.</summary>
    public bool Run(CompiledTriplesMap map, RecordScope scope, RecordBuffer buffer)
    {
        if (!map.Holds(scope, Condition, out bool holds))
            return false;
        if (!holds)
            return true;
        _predicates.Clear();
        _objects.Clear();
        foreach (TermMaker predicate in Predicates)
        {
            if (!predicate.Make(scope, buffer, _predicates))
                return false;
        }

        foreach (TermMaker @object in Objects)
        {
            if (!@object.Make(scope, buffer, _objects))
                return false;
        }

        foreach (SubjectReference reference in References)
        {
            if (!reference.Make(scope, buffer, _objects))
                return false;
        }

        return _objects.Count == 0 || map.AddQuads(scope, buffer, Graphs, _predicates, _objects);
    }
}
