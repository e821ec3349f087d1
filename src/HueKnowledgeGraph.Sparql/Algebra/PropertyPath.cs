using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Property path expressions (SPARQL 1.1 Query, section 9.1 and 18.1.7).</summary>
public abstract record PropertyPath
{
    private PropertyPath()
    {
    }

    /// <summary>One predicate.</summary>
    public sealed record Link(Iri Predicate) : PropertyPath;

    /// <summary><c>^path</c>.</summary>
    public sealed record Inverse(PropertyPath Path) : PropertyPath;

    /// <summary><c>left/right</c>.</summary>
    public sealed record Sequence(PropertyPath Left, PropertyPath Right) : PropertyPath;

    /// <summary><c>left|right</c>.</summary>
    public sealed record Alternative(PropertyPath Left, PropertyPath Right) : PropertyPath;

    /// <summary><c>path*</c>: distinct nodes.</summary>
    public sealed record ZeroOrMore(PropertyPath Path) : PropertyPath;

    /// <summary><c>path+</c>: distinct nodes.</summary>
    public sealed record OneOrMore(PropertyPath Path) : PropertyPath;

    /// <summary><c>path?</c>: distinct nodes.</summary>
    public sealed record ZeroOrOne(PropertyPath Path) : PropertyPath;

    /// <summary><c>!(a|^b)</c>: any predicate but these; forward and inverse lists apart.</summary>
    /// <param name="Forward">Excluded forward predicates; with <paramref name="HasForward"/> false there is no forward part.</param>
    /// <param name="Backward">Excluded inverse predicates.</param>
    /// <param name="HasForward">True iff the set has a forward part.</param>
    /// <param name="HasBackward">True iff the set has an inverse part.</param>
    public sealed record NegatedSet(IReadOnlyList<Iri> Forward, IReadOnlyList<Iri> Backward, bool HasForward, bool HasBackward) : PropertyPath;
}
