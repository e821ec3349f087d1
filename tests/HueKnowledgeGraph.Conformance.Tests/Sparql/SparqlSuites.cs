namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>Which manifests of SPARQL 1.0 and 1.1 are run, and which are not, with the reason.</summary>
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
        "sparql11/aggregates", "sparql11/bind", "sparql11/bindings", "sparql11/cast", "sparql11/construct", "sparql11/csv-tsv-res", "sparql11/exists",
        "sparql11/functions", "sparql11/grouping", "sparql11/json-res", "sparql11/negation", "sparql11/project-expression", "sparql11/property-path",
        "sparql11/subquery", "sparql11/syntax-fed", "sparql11/syntax-query", "sparql11/syntax-update-1", "sparql11/syntax-update-2",
    ];

    /// <summary>Manifests that wait for their part of the program, by that part.</summary>
    public static IReadOnlyDictionary<string, string> NotRun { get; } = new Dictionary<string, string>
    {
        ["sparql11/add"] = Update, ["sparql11/basic-update"] = Update, ["sparql11/clear"] = Update, ["sparql11/copy"] = Update,
        ["sparql11/delete"] = Update, ["sparql11/delete-data"] = Update, ["sparql11/delete-insert"] = Update, ["sparql11/delete-where"] = Update,
        ["sparql11/drop"] = Update, ["sparql11/move"] = Update, ["sparql11/update-silent"] = Update,
        ["sparql11/service"] = "Calls to other endpoints (SERVICE) are parsed but not executed yet.",
        ["sparql11/entailment"] = "Entailment regimes are not part of this program's promises; sub-classes come by expansion.",
        ["sparql11/protocol"] = "The protocol is tested at the server's door.",
        ["sparql11/graph-store-protocol"] = "The graph store protocol needs updates.",
        ["sparql11/http-rdf-update"] = "An older form of graph-store-protocol.",
        ["sparql11/service-description"] = "The service description belongs to the server.",
    };

    private const string Update = "Updates are parsed (syntax-update-1 and -2 run) but not executed yet.";
}
