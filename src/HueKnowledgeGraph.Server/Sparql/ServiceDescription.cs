using System.Text;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Sparql;
using HueKnowledgeGraph.Store;
using Microsoft.AspNetCore.Http;

namespace HueKnowledgeGraph.Server;

/// <summary>What the endpoint can do, as RDF (SPARQL 1.1 Service Description).</summary>
internal static class ServiceDescription
{
    /// <summary>More named graphs than this are not listed, none of them: a query finds them.</summary>
    private const int MostGraphs = 1000;

    /// <summary>Answers with the description in the format that the request wants.</summary>
    public static Task WriteAsync(HttpContext context, ServedGraph graph)
    {
        RdfFormat format = RdfAnswer.Choose(context.Request.Headers.Accept);
        byte[] turtle = Encoding.UTF8.GetBytes(Turtle(new Uri($"{context.Request.Scheme}://{context.Request.Host}/sparql").AbsoluteUri, graph));
        return RdfAnswer.WriteAsync(context, format, [], writer => RdfReader.Read(new MemoryStream(turtle), RdfFormat.Turtle, writer), isDocument: true);
    }

    private static string Turtle(string endpoint, ServedGraph graph) => $"""
        @prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
        @prefix formats: <http://www.w3.org/ns/formats/> .
        @prefix entailment: <http://www.w3.org/ns/entailment/> .

        <{endpoint}> a sd:Service ;
            sd:endpoint <{endpoint}> ;
            sd:supportedLanguage sd:SPARQL11Query{(graph.Writer is null ? "" : ", sd:SPARQL11Update")} ;
            {(graph.Source.UnitesGraphs == true ? "sd:feature sd:UnionDefaultGraph ;" : "")}
            {(graph.Source is StoreGraph { Services: not null } ? "sd:feature sd:BasicFederatedQuery ;" : "")}
            sd:defaultEntailmentRegime entailment:{(graph.Settings.Entailment == EntailmentRegime.Rdfs ? "RDFS" : "Simple")} ;
            sd:resultFormat formats:SPARQL_Results_JSON, formats:SPARQL_Results_XML, formats:SPARQL_Results_CSV, formats:SPARQL_Results_TSV, {RdfFormats} ;
            {(graph.Writer is null ? "" : $"sd:inputFormat {RdfFormats} ;")}
            sd:defaultDataset <{graph.Iris.Base}sparql#dataset> .

        <{graph.Iris.Base}sparql#dataset> a sd:Dataset ;
            {NamedGraphs(graph)}
            sd:defaultGraph [ a sd:Graph ] .
        """;

    /// <summary>Unique URIs for File Formats, W3C: the names of the formats with their slashes replaced.</summary>
    private static string RdfFormats { get; } = string.Join(", ", RdfFormat.All.Select(format => "formats:" + format.Name.Replace('/', '_')));

    private static string NamedGraphs(ServedGraph graph)
    {
        if (graph.Source is not StoreGraph store)
            return "";
        using SnapshotLease lease = store.Snapshots.Open();
        IReadOnlyList<ulong> graphs = lease.Snapshot.NamedGraphs;
        if (graphs.Count is 0 or > MostGraphs)
            return "";
        using TermReader names = lease.Snapshot.Terms.OpenReader();
        return string.Concat(graphs.Select(id => names.Read(id) is { Kind: TermKind.Iri } name
            ? $"sd:namedGraph [ a sd:NamedGraph ; sd:name <{Encoding.UTF8.GetString(name.Value)}> ; sd:graph [ a sd:Graph ] ] ;\n    " : ""));
    }
}
