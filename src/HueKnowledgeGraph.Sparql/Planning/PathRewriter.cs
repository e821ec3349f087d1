namespace HueKnowledgeGraph.Sparql;

/// <summary>Turns paths into patterns where the standard does (SPARQL 1.1 Query, section 18.2.2.4 and 18.4): what remains are closures and negated sets.</summary>
internal sealed class PathRewriter
{
    private int _count;

    /// <summary>A variable that no query can name.</summary>
    public Variable FreshVariable() => new($".path{_count++}");

    /// <summary>The pattern without sequences, alternatives and inverses at its top; closures and negated sets stay paths.</summary>
    public GraphPattern Rewrite(PathPattern pattern)
    {
        switch (pattern.Path)
        {
            case PropertyPath.Link link:
                return new BasicGraphPattern([new TriplePattern(pattern.Subject, new PatternTerm.Constant(link.Predicate), pattern.Object)]);
            case PropertyPath.Inverse inverse:
                return Rewrite(new PathPattern(pattern.Object, inverse.Path, pattern.Subject));
            case PropertyPath.Sequence sequence:
                var middle = new PatternTerm.Var(FreshVariable());
                return new JoinPattern(
                    Rewrite(new PathPattern(pattern.Subject, sequence.Left, middle)),
                    Rewrite(new PathPattern(middle, sequence.Right, pattern.Object)));
            case PropertyPath.Alternative alternative:
                return new UnionPattern(
                    Rewrite(pattern with { Path = alternative.Left }), Rewrite(pattern with { Path = alternative.Right }));
            default:
                return pattern;
        }
    }
}
