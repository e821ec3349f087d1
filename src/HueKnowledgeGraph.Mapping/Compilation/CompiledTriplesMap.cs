namespace HueKnowledgeGraph.Mapping;

/// <summary>A triples map, ready to run on the records of its source.</summary>
internal sealed class CompiledTriplesMap
{
    private readonly TermList _graphs = new();

    public required TriplesMap Map { get; init; }

    /// <summary>Columns that must have a value.</summary>
    public required int[] Required { get; init; }

    public required Evaluator? Condition { get; init; }

    /// <summary>Computed values: all are computed once the condition holds, so that a refusal in one is not missed.</summary>
    public required Evaluator[] Lets { get; init; }

    public required CompiledEach? Each { get; init; }

    public required TermMaker[] Subjects { get; init; }

    /// <summary>Graphs of the mapping, or else that of its source; null in it stands for the default graph.</summary>
    public required TermMaker?[] Graphs { get; init; }

    public required CompiledPredicateObject[] PredicateObjects { get; init; }

    /// <summary>Terms of the subjects, of the last call of <see cref="Run"/> or <see cref="MakeSubjects"/>.</summary>
    public TermList SubjectTerms { get; } = new();

    /// <summary>Adds the quads of the record; false if it is refused.</summary>
    public bool Run(RecordScope scope, RecordBuffer buffer, TermList allSubjects)
    {
        if (!HasRequired(scope))
            return false;
        if (Each is null)
            return RunOnce(scope, buffer, allSubjects);
        Value list = Each.List.Evaluate(scope);
        if (list.Failure is { } failure)
            return scope.Refuse(failure, Map.Mark);
        ReadOnlySpan<Value> items = list.AsItems();
        for (int index = 0; index < items.Length; index++)
        {
            scope.BeginIteration();
            Each.Set(scope, items[index], index, items.Length);
            if (!RunOnce(scope, buffer, allSubjects))
                return false;
        }

        return true;
    }

    /// <summary>Makes the subjects alone, for a mapping that refers to this; false if the record is refused.</summary>
    public bool MakeSubjects(RecordScope scope, RecordBuffer buffer)
    {
        SubjectTerms.Clear();
        if (!Holds(scope, Condition, out bool holds))
            return false;
        if (!holds)
            return true;
        foreach (TermMaker subject in Subjects)
        {
            if (!subject.Make(scope, buffer, SubjectTerms))
                return false;
        }

        return true;
    }

    /// <summary>Evaluates a condition; false if that fails and the record is refused.</summary>
    public bool Holds(RecordScope scope, Evaluator? condition, out bool holds)
    {
        holds = true;
        if (condition is null)
            return true;
        Value value = condition.Evaluate(scope);
        holds = value.IsTrue;
        return value.Failure is not { } failure || scope.Refuse(failure, Map.Mark);
    }

    private bool RunOnce(RecordScope scope, RecordBuffer buffer, TermList allSubjects)
    {
        if (!MakeSubjects(scope, buffer))
            return false;
        if (!Holds(scope, Condition, out bool holds) || !holds)
            return scope.Failure is null;
        foreach (Evaluator let in Lets)
        {
            if (let.Evaluate(scope).Failure is { } failure)
                return scope.Refuse(failure, Map.Mark);
        }

        if (SubjectTerms.Count == 0)
            return true;
        for (int index = 0; index < SubjectTerms.Count; index++)
            allSubjects.Add(SubjectTerms[index]);
        foreach (CompiledPredicateObject statement in PredicateObjects)
        {
            if (!statement.Run(this, scope, buffer))
                return false;
        }

        return true;
    }

    /// <summary>Adds the quads of one statement.</summary>
    public bool AddQuads(RecordScope scope, RecordBuffer buffer, TermMaker?[] ownGraphs, TermList predicates, TermList objects)
    {
        _graphs.Clear();
        bool sourceGraphIsReplaced = Map.Graphs.Count == 0 && ownGraphs.Length > 0;
        if ((!sourceGraphIsReplaced && !AddGraphs(scope, buffer, Graphs)) || !AddGraphs(scope, buffer, ownGraphs))
            return false;
        for (int subject = 0; subject < SubjectTerms.Count; subject++)
        {
            for (int predicate = 0; predicate < predicates.Count; predicate++)
            {
                for (int @object = 0; @object < objects.Count; @object++)
                {
                    for (int graph = 0; graph < _graphs.Count; graph++)
                        buffer.AddQuad(SubjectTerms[subject], predicates[predicate], objects[@object], _graphs[graph]);
                }
            }
        }

        return true;
    }

    private bool AddGraphs(RecordScope scope, RecordBuffer buffer, TermMaker?[] graphs)
    {
        foreach (TermMaker? graph in graphs)
        {
            if (graph is null)
                _graphs.Add(RecordBuffer.NoTerm);
            else if (!graph.Make(scope, buffer, _graphs))
                return false;
        }

        return true;
    }

    private bool HasRequired(RecordScope scope)
    {
        for (int index = 0; index < Required.Length; index++)
        {
            if (scope.Reader.Field(Required[index]).IsEmpty)
            {
                RequiredColumn column = Map.Required[index];
                return scope.Refuse(new Failure($"'{column.Name}' must have a value and is empty", $"cột '{column.Name}' bắt buộc phải có giá trị nhưng để trống") { Column = column.Name, Found = string.Empty }, column.Mark);
            }
        }

        return true;
    }
}
