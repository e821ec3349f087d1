namespace HueKnowledgeGraph.Mapping;

/// <summary>An object that is the subject of another mapping.</summary>
internal abstract class SubjectReference
{
    /// <summary>Adds the subjects to <paramref name="terms"/>; false if the record is refused.</summary>
    public abstract bool Make(RecordScope scope, RecordBuffer buffer, TermList terms);
}

/// <summary>The subjects that the other mapping makes of the same record.</summary>
internal sealed class SameRecordReference(CompiledTriplesMap parent) : SubjectReference
{
    public override bool Make(RecordScope scope, RecordBuffer buffer, TermList terms)
    {
        if (!parent.MakeSubjects(scope, buffer))
            return false;
        for (int index = 0; index < parent.SubjectTerms.Count; index++)
            terms.Add(parent.SubjectTerms[index]);
        return true;
    }
}

/// <summary>The subjects of the records of another source that have the same values.</summary>
internal sealed class JoinReference(JoinIndex index, Evaluator[] key) : SubjectReference
{
    public override bool Make(RecordScope scope, RecordBuffer buffer, TermList terms)
    {
        if (!JoinIndex.TryKey(scope, key, out IReadOnlyList<string> keys))
            return scope.Failure is null;
        foreach (string one in keys)
        {
            foreach (JoinedTerm term in index.Find(one))
            {
                int start = buffer.Length;
                buffer.Append(term.Value);
                terms.Add(buffer.Intern(term.Kind, start));
            }
        }

        return true;
    }
}
