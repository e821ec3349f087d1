namespace HueKnowledgeGraph.Store;

/// <summary>What several steps changed together: a quad that came and went again is none of it. Not thread safe.</summary>
internal sealed class NetChanges
{
    private IReadOnlyList<QuadChange> _first = [];
    private Dictionary<QuadKeys, bool>? _all;

    /// <summary>Changes so far.</summary>
    public int Count => _all?.Count ?? _first.Count;

    /// <summary>Adds a step: each change moves the state that the steps before left.</summary>
    public void Add(IReadOnlyList<QuadChange> step)
    {
        if (step.Count == 0)
            return;
        if (Count == 0)
        {
            (_first, _all) = (step, null);
            return;
        }

        _all ??= _first.ToDictionary(change => change.Quad, change => change.IsAdded);
        foreach (QuadChange change in step)
        {
            // Came and went, or went and came: a step changes what is there, so the two are opposite.
            if (!_all.Remove(change.Quad))
                _all.Add(change.Quad, change.IsAdded);
        }
    }

    /// <summary>All changes, ascending.</summary>
    public IReadOnlyList<QuadChange> ToList()
    {
        if (_all is null)
            return _first;
        QuadChange[] changes = [.. _all.Select(change => new QuadChange(change.Key, change.Value))];
        Array.Sort(changes);
        return changes;
    }
}
