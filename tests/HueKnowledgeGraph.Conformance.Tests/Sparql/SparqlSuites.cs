namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>Which manifests of SPARQL 1.0, 1.1 and 1.2 are run, and which are not, with the reason.</summary>
internal static class SparqlSuites
{
    private const string Http = "Runs over HTTP: see ProtocolSuiteTests.";

    private const string OwlDirect = "OWL 2 with direct semantics";
    private const string OwlBoth = "OWL 2 with direct or RDF-based semantics";
    private const string Rif = "RIF";

    /// <summary>The suite that runs under RDFS.</summary>
    public const string Entailment = "sparql11/entailment";

    /// <summary>Tests of the entailment suite that name neither RDF, RDFS nor D, with the regimes that they name.</summary>
    private static readonly Dictionary<string, string> OtherRegimes = new()
    {
        ["lang"] = OwlBoth, ["plainLit"] = OwlBoth, ["paper-sparqldl-Q1"] = OwlBoth, ["paper-sparqldl-Q2"] = OwlDirect, ["paper-sparqldl-Q3"] = OwlDirect,
        ["paper-sparqldl-Q4"] = OwlBoth, ["parent3"] = OwlDirect, ["parent4"] = OwlDirect, ["parent5"] = OwlDirect, ["parent6"] = OwlDirect,
        ["parent7"] = OwlDirect, ["parent8"] = OwlDirect, ["parent9"] = OwlDirect, ["parent10"] = OwlDirect, ["rif01"] = Rif, ["rif03"] = Rif,
        ["rif04"] = Rif, ["rif06"] = Rif, ["simple1"] = OwlDirect, ["simple2"] = OwlDirect, ["simple3"] = OwlDirect, ["simple4"] = OwlDirect,
        ["simple5"] = OwlDirect, ["simple6"] = OwlDirect, ["simple7"] = OwlDirect, ["simple8"] = OwlDirect, ["sparqldl-10"] = OwlBoth,
        ["sparqldl-11"] = OwlBoth, ["sparqldl-12"] = OwlBoth, ["sparqldl-13"] = OwlBoth,
    };

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
        "sparql11/delete-where", "sparql11/drop", "sparql11/entailment", "sparql11/exists", "sparql11/functions", "sparql11/grouping", "sparql11/json-res", "sparql11/move",
        "sparql11/negation", "sparql11/project-expression", "sparql11/property-path", "sparql11/service", "sparql11/subquery", "sparql11/syntax-fed",
        "sparql11/syntax-query", "sparql11/syntax-update-1", "sparql11/syntax-update-2", "sparql11/update-silent",
        "sparql12/codepoint-escapes", "sparql12/eval-triple-terms", "sparql12/expression", "sparql12/grouping", "sparql12/lang-basedir", "sparql12/rdf11",
        "sparql12/syntax", "sparql12/syntax-triple-terms-negative", "sparql12/syntax-triple-terms-positive", "sparql12/version",
    ];

    /// <summary>Manifests that wait for their part of the program, by that part.</summary>
    public static IReadOnlyDictionary<string, string> NotRun { get; } = new Dictionary<string, string>
    {
        ["sparql11/protocol"] = Http,
        ["sparql11/graph-store-protocol"] = Http,
        ["sparql11/http-rdf-update"] = Http,
        ["sparql11/service-description"] = Http,
    };

    /// <summary>Why a test is not run, or null.</summary>
    public static string? ReasonNotToRun(string suite, string test) => suite == Entailment && OtherRegimes.TryGetValue(test, out string? regimes)
        ? $"Asks for {regimes}; RDF and RDFS are the regimes there are." : null;
}
