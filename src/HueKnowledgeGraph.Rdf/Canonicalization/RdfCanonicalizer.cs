using System.Security.Cryptography;

namespace HueKnowledgeGraph.Rdf;

/// <summary>
/// Gives blank nodes labels that depend only on what is said of them, so that isomorphic datasets become the same text
/// (<see href="https://www.w3.org/TR/rdf-canon/">RDFC-1.0</see>): the base of checksums, comparisons and signatures.
/// </summary>
/// <remarks>
/// Holds the dataset in memory. Real data takes time in proportion to its size; data made to look alike everywhere would take forever,
/// and is given up at a limit of work. Triple terms are allowed where no blank node stands in them. Datasets whose graph names are blank
/// nodes can, in rare symmetrical cases, have more than one form by the standard's own rules: its hash of a relation through a graph name
/// does not say whether the node is subject or object. Thread safe.
/// </remarks>
public static class RdfCanonicalizer
{
    /// <summary>The canonical form of a dataset.</summary>
    /// <param name="quads">The statements; duplicates do not count.</param>
    /// <param name="options">Hash and limit; null for the standard's hash and the usual limit.</param>
    /// <exception cref="RdfCanonicalizationLimitException">Too many blank nodes look alike.</exception>
    /// <exception cref="InvalidOperationException">A blank node stands in a triple term, which RDFC-1.0 does not know.</exception>
    public static CanonicalDataset Canonicalize(IEnumerable<Quad> quads, CanonicalizationOptions? options = null) =>
        new CanonicalizationState(quads, options ?? new CanonicalizationOptions()).Run();
}

/// <summary>How a dataset is canonicalised.</summary>
public sealed record CanonicalizationOptions
{
    /// <summary>The hash that tells blank nodes apart. SHA-256 and SHA-384 are the standard's. Default SHA-256.</summary>
    public HashAlgorithmName Hash { get; init; } = HashAlgorithmName.SHA256;

    /// <summary>
    /// Orders of look-alike blank nodes that are tried in all, at most. Default 100,000: seconds at most, and far above what published
    /// data needs, which is none.
    /// </summary>
    public int MaxWork { get; init; } = 100_000;
}

/// <summary>The blank nodes of a dataset look so much alike that canonicalisation was given up.</summary>
public sealed class RdfCanonicalizationLimitException : InvalidOperationException
{
    /// <summary>Makes the error.</summary>
    public RdfCanonicalizationLimitException(long limit)
        : base($"Too many blank nodes of the dataset look alike: its canonical form was given up after {limit:N0} attempts (CanonicalizationOptions.MaxWork).") => Limit = limit;

    /// <summary>The limit that was hit.</summary>
    public long Limit { get; }
}
