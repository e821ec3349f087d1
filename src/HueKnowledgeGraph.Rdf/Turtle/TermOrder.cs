namespace HueKnowledgeGraph.Rdf;

/// <summary>A fixed order of terms: IRIs, blank nodes, literals, triple terms; each by code points of their N-Triples text.</summary>
internal sealed class TermOrder : IComparer<Term?>
{
    public static TermOrder Instance { get; } = new();

    public int Compare(Term? x, Term? y)
    {
        if (x is null || y is null)
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        int byKind = x.Kind.CompareTo(y.Kind);
        return byKind != 0 ? byKind : string.CompareOrdinal(x.ToString(), y.ToString());
    }
}
