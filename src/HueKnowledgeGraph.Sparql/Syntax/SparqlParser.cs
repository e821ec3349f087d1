namespace HueKnowledgeGraph.Sparql;

/// <summary>Text to <see cref="Query"/>.</summary>
public static class SparqlParser
{
    /// <summary>Parses and translates one query.</summary>
    /// <param name="text">The query.</param>
    /// <param name="baseIri">Base before the query's own BASE; null: relative IRIs need one in the query.</param>
    /// <exception cref="SparqlSyntaxException">The text is not a query.</exception>
    public static Query ParseQuery(string text, string? baseIri = null) =>
        throw new SparqlSyntaxException(new Rdf.TextPosition(0, 0, 0), $"no parser in this build for {text.Length} characters, base {baseIri}");
}
