using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>
/// Answers of a <see cref="TermFunction"/> for stored literals that need no reading: where the type alone decides, one for each run of
/// literals; for a prefix, the ids that the dictionary gives for it.
/// </summary>
internal sealed class StoredLiterals
{
    private readonly LiteralRuns _runs;
    private readonly ulong[] _byRun;
    private readonly IReadOnlyList<(ulong From, ulong Below)>? _prefix;
    private int _lastRun;

    private StoredLiterals(LiteralRuns runs, ulong[] byRun, IReadOnlyList<(ulong From, ulong Below)>? prefix)
    {
        _runs = runs;
        _byRun = byRun;
        _prefix = prefix;
    }

    /// <summary>Null if the function needs the literal itself, or the dictionary has too many types.</summary>
    public static StoredLiterals? TryCreate(QueryContext context, TermFunction function)
    {
        if ((!function.DependsOnTypeOnly && function.Prefix is null) || LiteralRuns.TryOf(context.Terms) is not { } runs)
            return null;
        ulong[] byRun = new ulong[runs.Count];
        for (int run = 0; run < byRun.Length; run++)
            byRun[run] = function.Of(context.Terms.Read(runs.StartOf(run)));
        if (function.Prefix is not { } prefix)
            return new StoredLiterals(runs, byRun, null);

        // Terms of later commits lie behind, each a range of its own; what is covered are few ranges.
        return new StoredLiterals(runs, byRun, [.. context.Snapshot.Terms.PrefixRanges(TermIdKind.Literal, prefix).Where(range => runs.Covers(range.From))]);
    }

    public bool Covers(ulong id) => _runs.Covers(id);

    /// <summary>The answer for a literal that this covers.</summary>
    public ulong Of(ulong id)
    {
        if (id < _runs.StartOf(_lastRun) || (_lastRun + 1 < _runs.Count && id >= _runs.StartOf(_lastRun + 1)))
            _lastRun = _runs.RunOf(id);
        ulong answer = _byRun[_lastRun];
        return _prefix is null || answer == TermId.Error ? answer : InlineTerm.MakeBoolean(HasPrefix(id));
    }

    private bool HasPrefix(ulong id)
    {
        foreach ((ulong from, ulong below) in _prefix!)
        {
            if (id >= from && id < below)
                return true;
        }

        return false;
    }
}
