using System.Diagnostics.CodeAnalysis;

namespace HueKnowledgeGraph.Rdf;

/// <summary>
/// Tells whether two sets of quads say the same save for the labels of blank nodes
/// (<see href="https://www.w3.org/TR/rdf12-concepts/#dfn-dataset-isomorphism">RDF 1.2 Concepts, section 4.2</see>).
/// </summary>
/// <remarks>
/// Blank nodes get colours from the quads that they stand in, refined until no more can be told apart; then nodes of one colour are
/// tried against each other. A found mapping is always verified, so a collision of hashes costs time but never a wrong answer.
/// Real data is decided by refinement alone; after <see cref="MaxAttempts"/> trials the question is given up with an exception.
/// </remarks>
public static class GraphIsomorphism
{
    /// <summary>Trials before giving up on graphs whose blank nodes all look alike.</summary>
    public const int MaxAttempts = 100_000;

    /// <summary>True iff both are the same up to blank node labels; duplicates do not count.</summary>
    public static bool AreIsomorphic(IEnumerable<Quad> left, IEnumerable<Quad> right) => TryMap(left, right, out _);

    /// <summary>Finds a mapping of the blank node labels on the left to those on the right.</summary>
    /// <exception cref="InvalidOperationException">The graphs are too symmetrical to decide within <see cref="MaxAttempts"/>.</exception>
    public static bool TryMap(
        IEnumerable<Quad> left, IEnumerable<Quad> right, [NotNullWhen(true)] out IReadOnlyDictionary<string, string>? mapping)
    {
        mapping = null;
        var leftSet = new HashSet<Quad>(left);
        var rightSet = new HashSet<Quad>(right);
        if (leftSet.Count != rightSet.Count)
            return false;
        var leftColours = new BlankNodeColours(leftSet);
        var rightColours = new BlankNodeColours(rightSet);
        if (leftColours.Labels.Count != rightColours.Labels.Count)
            return false;
        int attempts = 0;
        mapping = Search(leftColours, rightColours, leftSet, rightSet, ref attempts);
        return mapping is not null;
    }

    private static Dictionary<string, string>? Search(
        BlankNodeColours left, BlankNodeColours right, HashSet<Quad> leftSet, HashSet<Quad> rightSet, ref int attempts)
    {
        if (++attempts > MaxAttempts)
            throw new InvalidOperationException($"The graphs hold too many blank nodes that look alike: undecided after {MaxAttempts} attempts.");
        left.Refine();
        right.Refine();
        Dictionary<ulong, List<string>> leftClasses = left.Classes();
        Dictionary<ulong, List<string>> rightClasses = right.Classes();
        if (leftClasses.Count != rightClasses.Count
            || leftClasses.Any(c => !rightClasses.TryGetValue(c.Key, out List<string>? twins) || twins.Count != c.Value.Count))
            return null;
        KeyValuePair<ulong, List<string>> open = leftClasses.Where(c => c.Value.Count > 1).OrderBy(c => c.Value.Count).FirstOrDefault();
        if (open.Value is null)
        {
            var mapping = leftClasses.ToDictionary(c => c.Value[0], c => rightClasses[c.Key][0], StringComparer.Ordinal);
            return leftSet.All(q => rightSet.Contains(Renamed(q, mapping))) ? mapping : null;
        }

        string chosen = open.Value[0];
        foreach (string candidate in rightClasses[open.Key])
        {
            Dictionary<string, string>? found =
                Search(left.Marked(chosen), right.Marked(candidate), leftSet, rightSet, ref attempts);
            if (found is not null)
                return found;
        }

        return null;
    }

    private static Quad Renamed(Quad quad, Dictionary<string, string> mapping) =>
        new(Renamed(quad.Subject, mapping), quad.Predicate, Renamed(quad.Object, mapping), quad.Graph is null ? null : Renamed(quad.Graph, mapping));

    private static Term Renamed(Term term, Dictionary<string, string> mapping) => term switch
    {
        BlankNode node => new BlankNode(mapping[node.Label]),
        TripleTerm triple => new TripleTerm(Renamed(triple.Subject, mapping), triple.Predicate, Renamed(triple.Object, mapping)),
        _ => term,
    };
}
