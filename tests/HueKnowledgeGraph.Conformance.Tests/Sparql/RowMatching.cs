using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>Looks for a one-to-one mapping of blank nodes under which two lists of rows are the same.</summary>
internal sealed class RowMatching(List<Term?[]> left, List<Term?[]> right)
{
    private readonly Dictionary<Term, Term> _forward = [];
    private readonly Dictionary<Term, Term> _backward = [];
    private readonly bool[] _isUsed = new bool[right.Count];
    private int[] _order = [];

    /// <summary>True iff there is one. Both lists are equally long.</summary>
    public bool Find(bool isOrdered)
    {
        if (isOrdered)
            return Enumerable.Range(0, left.Count).All(i => TryMap(left[i], right[i], []));

        // Rows with few blank nodes first: they decide most.
        _order = [.. Enumerable.Range(0, left.Count).OrderBy(i => left[i].Count(t => t is BlankNode or TripleTerm))];
        return FindFrom(0);
    }

    private bool FindFrom(int position)
    {
        if (position == left.Count)
            return true;
        Term?[] row = left[_order[position]];
        for (int candidate = 0; candidate < right.Count; candidate++)
        {
            var added = new List<Term>();
            if (_isUsed[candidate] || !TryMap(row, right[candidate], added))
                continue;
            _isUsed[candidate] = true;
            if (FindFrom(position + 1))
                return true;
            _isUsed[candidate] = false;
            Undo(added);
            if (added.Count == 0)
                return false;
        }

        return false;
    }

    /// <summary>Maps one row to another; takes back what it added if that fails.</summary>
    private bool TryMap(Term?[] from, Term?[] to, List<Term> added)
    {
        for (int i = 0; i < from.Length; i++)
        {
            if (TryMap(from[i], to[i], added))
                continue;
            Undo(added);
            return false;
        }

        return true;
    }

    private bool TryMap(Term? from, Term? to, List<Term> added)
    {
        if (from is TripleTerm a && to is TripleTerm b)
            return TryMap(a.Subject, b.Subject, added) && TryMap(a.Predicate, b.Predicate, added) && TryMap(a.Object, b.Object, added);
        if (from is not BlankNode || to is not BlankNode)
            return from is null ? to is null : from.Equals(to);
        if (_forward.TryGetValue(from, out Term? image))
            return image.Equals(to);
        if (!_backward.TryAdd(to, from))
            return false;
        _forward.Add(from, to);
        added.Add(from);
        return true;
    }

    private void Undo(List<Term> added)
    {
        foreach (Term from in added)
        {
            _backward.Remove(_forward[from]);
            _forward.Remove(from);
        }
    }
}
