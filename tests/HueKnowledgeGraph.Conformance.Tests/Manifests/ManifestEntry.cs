using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>One test of a W3C manifest.</summary>
/// <param name="Id">The IRI of the test.</param>
/// <param name="Type">Its type IRI, such as <c>http://www.w3.org/ns/rdftest#TestTurtleEval</c>.</param>
/// <param name="Name">mf:name.</param>
/// <param name="Action">mf:action: a file IRI, or a node with qt:query, qt:data, qt:graphData…; read those through <paramref name="Graph"/>.</param>
/// <param name="Result">mf:result, or null.</param>
/// <param name="AssumedBase">mf:assumedTestBase of the manifest, or null.</param>
/// <param name="ManifestPath">The manifest's file, which files of its tests are beside or below.</param>
/// <param name="Graph">The whole manifest.</param>
internal sealed record ManifestEntry(string Id, string Type, string Name, Term? Action, Term? Result, string? AssumedBase, string ManifestPath, GraphNavigator Graph)
{
    /// <summary>The part of the IRI behind '#', or the name.</summary>
    public string ShortName => Id.LastIndexOf('#') is int hash and >= 0 ? Id[(hash + 1)..] : Name;

    /// <summary>The file of an action or result that is an IRI.</summary>
    public static string PathOf(Term file) => new Uri(((Iri)file).Value).LocalPath;

    /// <summary>The base IRI that a file of this test is read with.</summary>
    public string BaseOf(Term file) => AssumedBase is null ? ((Iri)file).Value : AssumedBase
        + Path.GetRelativePath(Path.GetDirectoryName(ManifestPath)!, PathOf(file)).Replace('\\', '/');
}
