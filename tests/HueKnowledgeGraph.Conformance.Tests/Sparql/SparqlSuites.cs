namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>Which manifests of SPARQL 1.0, 1.1 and 1.2 are run, and which are not, with the reason.</summary>
internal static class SparqlSuites
{
    /// <summary>Manifests below <c>shared/conformance/sparql</c>.</summary>
    public static IReadOnlyList<string> Run { get; } =
    [
        "sparql10/algebra", "sparql10/ask", "sparql10/basic", "sparql10/bnode-coreference", "sparql10/boolean-effective-value", "sparql10/bound",
        "sparql10/cast", "sparql10/construct", "sparql10/dataset", "sparql10/distinct", "sparql10/expr-builtin", "sparql10/expr-equals",
        "sparql10/expr-ops", "sparql10/graph", "sparql10/i18n", "sparql10/open-world", "sparql10/optional", "sparql10/optional-filter",
        "sparql10/reduced", "sparql10/regex", "sparql10/solution-seq", "sparql10/sort", "sparql10/syntax-sparql1", "sparql10/syntax-sparql2",
        "sparql10/syntax-sparql3", "sparql10/syntax-sparql4", "sparql10/syntax-sparql5", "sparql10/triple-match", "sparql10/type-promotion",
        "sparql11/add", "sparql11/aggregates", "sparql11/basic-update", "sparql11/bind", "sparql11/bindings", "sparql11/cast", "sparql11/clear",
        "sparql11/construct", "sparql11/copy", "sparql11/csv-tsv-res", "sparql11/delete", "sparql11/delete-data", "sparql11/delete-insert",
        "sparql11/delete-where", "sparql11/drop", "sparql11/exists", "sparql11/functions", "sparql11/grouping", "sparql11/json-res", "sparql11/move",
        "sparql11/negation", "sparql11/project-expression", "sparql11/property-path", "sparql11/subquery", "sparql11/syntax-fed",
        "sparql11/syntax-query", "sparql11/syntax-update-1", "sparql11/syntax-update-2", "sparql11/update-silent",
        "sparql12/codepoint-escapes", "sparql12/eval-triple-terms", "sparql12/expression", "sparql12/grouping", "sparql12/lang-basedir", "sparql12/rdf11",
        "sparql12/syntax", "sparql12/syntax-triple-terms-negative", "sparql12/syntax-triple-terms-positive", "sparql12/version",
    ];

    /// <summary>Manifests that wait for their part of the program, by that part.</summary>
    public static IReadOnlyDictionary<string, string> NotRun { get; } = new Dictionary<string, string>
    {
        ["sparql11/service"] = "Calls to other endpoints (SERVICE) are parsed but not executed yet.",
        ["sparql11/entailment"] = "Entailment regimes are not part of this program's promises; sub-classes come by expansion.",
        ["sparql11/protocol"] = "The protocol is tested at the server's door.",
        ["sparql11/graph-store-protocol"] = "The graph store protocol needs updates.",
        ["sparql11/http-rdf-update"] = "An older form of graph-store-protocol.",
        ["sparql11/service-description"] = "The service description belongs to the server.",
    };

    /// <summary>Single tests of the suites above that are not run, each with its reason. The aim is none.</summary>
    private static readonly Dictionary<(string Suite, string Test), string> NotRunTests = new()
    {
        [("sparql12/expression", "not-not")] = "SPARQL 1.2 takes the boolean value away from strings with a language and from malformed booleans, "
            + "which SPARQL 1.1 (17.2.2) gives them; the program follows 1.1.",
    };

    /// <summary>Why a test is not run, or null.</summary>
    public static string? ReasonNotToRun(string suite, string test) => NotRunTests.GetValueOrDefault((suite, test));
}
