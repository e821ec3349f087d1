using System.Text;
using HueKnowledgeGraph.Rdf;
using Microsoft.AspNetCore.Http;

namespace HueKnowledgeGraph.Server;

/// <summary>What the endpoint can do, as RDF (SPARQL 1.1 Service Description).</summary>
internal static class ServiceDescription
{
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

        <{endpoint}> a sd:Service ;
            sd:endpoint <{endpoint}> ;
            sd:supportedLanguage sd:SPARQL11Query ;
            {(graph.Source.UnitesGraphs == true ? "sd:feature sd:UnionDefaultGraph ;" : "")}
            sd:resultFormat formats:SPARQL_Results_JSON, formats:SPARQL_Results_XML, formats:SPARQL_Results_CSV, formats:SPARQL_Results_TSV,
                formats:Turtle, formats:N-Triples, formats:N-Quads, formats:TriG ;
            sd:defaultDataset <{graph.Iris.Base}sparql#dataset> .

        <{graph.Iris.Base}sparql#dataset> a sd:Dataset .
        """;
}
