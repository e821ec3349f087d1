namespace HueKnowledgeGraph.Server;

/// <summary>How much of what a graph holds, by queries.</summary>
internal static class GraphCounts
{
    /// <summary>Keys of the counts; the pages' words name them.</summary>
    public const string Monuments = "monuments", Objects = "objects", Persons = "persons", Places = "places",
        Periods = "periods", Motifs = "motifs", Concepts = "concepts", Graphs = "graphs", Triples = "triples";

    private const string Prologue = """
        PREFIX crm: <http://www.cidoc-crm.org/cidoc-crm/>
        PREFIX la: <https://linked.art/ns/terms/>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        PREFIX set: <{base}id/set/>

        """;

    private static readonly (string Key, string Query)[] Queries =
    [
        (Monuments, "SELECT (COUNT(DISTINCT ?x) AS ?n) { ?x la:member_of set:monuments }"),
        (Objects, "SELECT (COUNT(DISTINCT ?x) AS ?n) { ?x la:member_of set:objects }"),
        (Motifs, "SELECT (COUNT(DISTINCT ?x) AS ?n) { ?x la:member_of set:motifs }"),
        (Persons, "SELECT (COUNT(DISTINCT ?x) AS ?n) { ?x a crm:E21_Person }"),
        (Places, "SELECT (COUNT(DISTINCT ?x) AS ?n) { ?x a crm:E53_Place }"),
        (Periods, "SELECT (COUNT(DISTINCT ?x) AS ?n) { ?x a crm:E4_Period }"),
        (Concepts, "SELECT (COUNT(DISTINCT ?x) AS ?n) { ?x a skos:Concept }"),
        (Graphs, "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"),
        (Triples, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"),
    ];

    /// <summary>All counts above zero, in the order of the page.</summary>
    public static async Task<IReadOnlyList<(string Key, string Query, long Count)>> OfAsync(ServedGraph graph, CancellationToken cancellation)
    {
        string prologue = Prologue.Replace("{base}", graph.Iris.Base, StringComparison.Ordinal);
        var counts = new List<(string Key, string Query, long Count)>();
        foreach ((string key, string query) in Queries)
        {
            long count = await graph.Source.CountAsync(prologue + query, cancellation);
            if (count > 0)
                counts.Add((key, prologue + query, count));
        }

        return counts;
    }
}
