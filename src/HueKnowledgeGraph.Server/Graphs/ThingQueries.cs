using System.Globalization;

namespace HueKnowledgeGraph.Server;

/// <summary>
/// The queries by which a thing is asked of an endpoint: SPARQL 1.1 without extensions, every pattern bound at one end, so that an index
/// answers it. Each looks into the default graph and into the named graphs, whatever the endpoint's default graph is.
/// </summary>
internal static class ThingQueries
{
    private const string Names = """
        <http://www.w3.org/2000/01/rdf-schema#label> <http://www.w3.org/2004/02/skos/core#prefLabel>
        <http://www.cidoc-crm.org/cidoc-crm/P190_has_symbolic_content> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>
        """;

    /// <summary>True iff an IRI can stand between angle brackets (SPARQL 1.1, IRIREF): what cannot is in no graph, and must not become query text.</summary>
    public static bool CanHold(string iri) => iri.Length > 0 && !iri.Any(sign => sign <= ' ' || "<>\"{}|^`\\".Contains(sign, StringComparison.Ordinal));

    /// <summary>?g ?s ?p ?o: the statements about these nodes.</summary>
    public static string Statements(IEnumerable<string> nodes, int most)
    {
        string values = $"VALUES ?s {{ {Iris(nodes)} }}";
        return Limit($"SELECT ?g ?s ?p ?o WHERE {{ {{ {values} ?s ?p ?o }} UNION {{ {values} GRAPH ?g {{ ?s ?p ?o }} }} }}", most);
    }

    /// <summary>?s: nodes that hang below a thing by name and point at it.</summary>
    public static string NodesBelow(string thing, int most)
    {
        string pattern = $"?s ?p <{thing}>";
        return Limit(
            $"SELECT DISTINCT ?s WHERE {{ {{ {pattern} }} UNION {{ GRAPH ?g {{ {pattern} }} }} FILTER(STRSTARTS(STR(?s), \"{thing}/\")) }}", most);
    }

    /// <summary>?s ?p: what points at a thing, each triple once.</summary>
    public static string Incoming(string thing, int most) => Limit(IncomingOf(thing), most);

    /// <summary>?n: how many triples point at a thing.</summary>
    public static string IncomingCount(string thing) => $"SELECT (COUNT(*) AS ?n) WHERE {{ {{ {IncomingOf(thing)} }} }}";

    /// <summary>?s ?p ?o: labels, texts and kinds of these nodes.</summary>
    public static string NamesOf(IEnumerable<string> nodes, int most)
    {
        string values = $"VALUES ?s {{ {Iris(nodes)} }} VALUES ?p {{ {Names} }}";
        return Limit($"SELECT DISTINCT ?s ?p ?o WHERE {{ {{ {values} ?s ?p ?o }} UNION {{ {values} GRAPH ?g {{ ?s ?p ?o }} }} }}", most);
    }

    private static string IncomingOf(string thing) =>
        $"SELECT DISTINCT ?s ?p WHERE {{ {{ ?s ?p <{thing}> }} UNION {{ GRAPH ?g {{ ?s ?p <{thing}> }} }} }}";

    private static string Iris(IEnumerable<string> nodes) => string.Join(' ', nodes.Select(node => $"<{node}>"));

    private static string Limit(string query, int most) => query + " LIMIT " + most.ToString(CultureInfo.InvariantCulture);
}
