using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>A W3C test manifest in Turtle with what it includes.</summary>
internal static class TestManifest
{
    /// <summary>Namespace of the manifest vocabulary.</summary>
    public const string Mf = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";

    /// <summary>Namespace of the query part of the manifest vocabulary.</summary>
    public const string Qt = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#";

    /// <summary>Namespace of the RDF test types.</summary>
    public const string Rdft = "http://www.w3.org/ns/rdftest#";

    /// <summary>All tests of the manifest at <paramref name="path"/> and, if asked, of those that it includes, in order.</summary>
    public static IReadOnlyList<ManifestEntry> Load(string path, bool withIncluded = true)
    {
        var entries = new List<ManifestEntry>();
        Add(Path.GetFullPath(path), withIncluded, entries, []);
        return entries;
    }

    private static void Add(string path, bool withIncluded, List<ManifestEntry> entries, HashSet<string> seen)
    {
        if (!seen.Add(path))
            return;
        GraphNavigator graph = GraphNavigator.Read(path);
        foreach (Quad quad in graph.Quads.ToArray())
        {
            if (quad.Predicate == new Iri(Mf + "include") && withIncluded)
            {
                foreach (Term included in graph.Items(quad.Object))
                    Add(ManifestEntry.PathOf(included), withIncluded, entries, seen);
            }
            else if (quad.Predicate == new Iri(Mf + "entries"))
            {
                string? assumedBase = graph.Text(quad.Subject, Mf + "assumedTestBase");
                entries.AddRange(graph.Items(quad.Object).Select(test => Entry(path, graph, test, assumedBase)));
            }
        }
    }

    private static ManifestEntry Entry(string path, GraphNavigator graph, Term test, string? assumedBase) => new(
        test is Iri iri ? iri.Value : test.ToString()!,
        graph.Text(test, RdfVocabulary.Type) ?? throw new InvalidDataException($"{test} is listed but not described."),
        graph.Text(test, Mf + "name") ?? "",
        graph.Object(test, Mf + "action"),
        graph.Object(test, Mf + "result"),
        assumedBase,
        path,
        graph);
}
