using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Mapping;

/// <summary>A subject in a <see cref="JoinIndex"/>.</summary>
internal readonly record struct JoinedTerm(TermKind Kind, byte[] Value);

/// <summary>The subjects of a mapping by the values of its side of a join. In memory: one entry for each record.</summary>
internal sealed class JoinIndex
{
    private const char KeySeparator = '\u001F';
    private readonly Dictionary<string, List<JoinedTerm>> _subjects = new(StringComparer.Ordinal);

    /// <summary>Reads all records of the mapping's source.</summary>
    /// <remarks>Records that fail are left out here; they are refused where they are mapped.</remarks>
    public static JoinIndex Build(SourcePlan plan, CompiledTriplesMap parent, Evaluator[] key, CancellationToken cancellation)
    {
        JoinIndex index = new();
        RecordScope scope = plan.Scope;
        while (scope.Reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (scope.Reader.FieldCount != scope.Reader.Columns.Count)
                continue;
            scope.BeginRecord();
            plan.Buffer.Reset();
            if (!parent.MakeSubjects(scope, plan.Buffer) || !TryKey(scope, key, out IReadOnlyList<string> keys))
                continue;
            foreach (string one in keys)
                index.Add(one, plan.Buffer, parent.SubjectTerms);
        }

        return index;
    }

    public IReadOnlyList<JoinedTerm> Find(string key) => _subjects.TryGetValue(key, out List<JoinedTerm>? subjects) ? subjects : [];

    /// <summary>The keys of a record: one, or with lists every combination; false if a value is missing or fails.</summary>
    public static bool TryKey(RecordScope scope, Evaluator[] parts, out IReadOnlyList<string> keys)
    {
        List<string> found = [string.Empty];
        keys = found;
        foreach (Evaluator part in parts)
        {
            Value value = part.Evaluate(scope);
            if (value.Failure is { } failure)
                return scope.Refuse(failure, failure.Mark ?? default);
            if (value.IsNone)
                return false;
            Value[] items = value.AsItems().ToArray();
            keys = found = [.. found.SelectMany(start => items.Select(item => start + KeySeparator + item))];
        }

        return true;
    }

    private void Add(string key, RecordBuffer buffer, TermList subjects)
    {
        if (!_subjects.TryGetValue(key, out List<JoinedTerm>? known))
            _subjects[key] = known = [];
        for (int index = 0; index < subjects.Count; index++)
        {
            TermSpan term = buffer.Term(subjects[index]);
            known.Add(new JoinedTerm(term.Kind, term.Value.ToArray()));
        }
    }
}
