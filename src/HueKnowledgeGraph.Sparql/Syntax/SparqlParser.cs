namespace HueKnowledgeGraph.Sparql;

/// <summary>Text to <see cref="Query"/> and <see cref="UpdateRequest"/>.</summary>
/// <remarks>Thread safe. A text of n characters takes time and memory in proportion to n.</remarks>
public static class SparqlParser
{
    /// <summary>Deepest nesting of groups, brackets, paths and collections; a deeper text is a syntax error.</summary>
    public const int MaxDepth = 500;

    /// <summary>Most characters of a query: 4 Mi. Longer lists of values belong into the store.</summary>
    public const int MaxQueryLength = 4 << 20;

    /// <summary>Most characters of an update: 256 Mi. More data than this is loaded, not inserted.</summary>
    public const int MaxUpdateLength = 256 << 20;

    /// <summary>Most operators of the same rank in a row, and most elements of a group with those of the groups inside it: they become a chain of that depth.</summary>
    internal const int MaxChain = 2000;

    /// <summary>Parses and translates one query.</summary>
    /// <param name="text">The query.</param>
    /// <param name="baseIri">Base before the query's own BASE; null: relative IRIs need one in the query.</param>
    /// <exception cref="SparqlSyntaxException">The text is not a query.</exception>
    public static Query ParseQuery(string text, string? baseIri = null) =>
        new SparqlGrammar(text, baseIri, "query", MaxQueryLength).ParseQuery();

    /// <summary>Parses and translates an update request: any number of operations, to be done in order and all or none.</summary>
    /// <param name="text">The request.</param>
    /// <param name="baseIri">Base before the request's own BASE; null: relative IRIs need one in the request.</param>
    /// <exception cref="SparqlSyntaxException">The text is not an update request.</exception>
    public static UpdateRequest ParseUpdate(string text, string? baseIri = null) =>
        new SparqlGrammar(text, baseIri, "update", MaxUpdateLength).ParseUpdate();
}
