namespace HueKnowledgeGraph.Fuzz;

/// <summary>Small graphs, a statement a line of N-Quads without its full stop, with the terms that queries name.</summary>
internal sealed class GraphGenerator(FuzzRandom random)
{
    public const string Base = "http://example.org/";

    private static readonly string[] Nodes = ["a", "b", "c", "d"];
    private static readonly string[] Predicates = ["p", "q", "r", "s"];

    /// <summary>No two of these have the same value and another form: the order of equal values is not defined.</summary>
    private static readonly string[] Values =
    [
        "\"1\"^^<http://www.w3.org/2001/XMLSchema#integer>", "\"2\"^^<http://www.w3.org/2001/XMLSchema#integer>", "\"3\"^^<http://www.w3.org/2001/XMLSchema#integer>",
        "\"-7\"^^<http://www.w3.org/2001/XMLSchema#integer>", "\"1.5\"^^<http://www.w3.org/2001/XMLSchema#decimal>",
        "\"2.5E0\"^^<http://www.w3.org/2001/XMLSchema#double>", "\"true\"^^<http://www.w3.org/2001/XMLSchema#boolean>",
        "\"1802-06-01\"^^<http://www.w3.org/2001/XMLSchema#date>", "\"1945-08-30T10:00:00Z\"^^<http://www.w3.org/2001/XMLSchema#dateTime>",
        "\"a\"", "\"b\"", "\"Huế\"", "\"\"", "\"Huế\"@vi", "\"a\"@en", "\"palace\"@en", "\"cung\"@vi", "\"x\"^^<http://example.org/type>",
        "\"abc\"^^<http://www.w3.org/2001/XMLSchema#integer>",
    ];

    private int _extraNodes;

    /// <summary>Zero to thirty statements, in the default graph and two named ones.</summary>
    public IReadOnlyList<string> Next()
    {
        int count = random.Weighted((1, 0), (2, random.Between(1, 5)), (8, random.Between(6, 30)));
        bool hasGraphs = random.OneIn(2);
        return [.. Enumerable.Range(0, count).Select(_ => Statement(hasGraphs)).Distinct()];
    }

    /// <summary>Some thousand statements over some hundred nodes: more than a batch of rows, and blocks of each kind.</summary>
    public IReadOnlyList<string> NextLarge()
    {
        _extraNodes = random.Between(50, 600);
        bool hasGraphs = random.OneIn(2);
        string[] statements = [.. Enumerable.Range(0, random.Between(2000, 6000)).Select(_ => Statement(hasGraphs)).Distinct()];
        _extraNodes = 0;
        return statements;
    }

    private string Statement(bool hasGraphs)
    {
        string subject = random.OneIn(8) ? random.Of("_:u", "_:v") : Node();
        string graph = hasGraphs ? random.Weighted((3, ""), (2, $" <{Base}g1>"), (1, $" <{Base}g2>")) : "";
        return $"{subject} <{Base}{random.Of(Predicates)}> {Object()}{graph}";
    }

    private string Object() => random.Below(16) switch
    {
        < 7 => Node(),
        < 8 => random.Of("_:u", "_:v"),
        < 15 => random.Of(Values),
        _ => $"<<( {Node()} <{Base}{random.Of(Predicates)}> {(random.OneIn(2) ? Node() : random.Of(Values))} )>>",
    };

    private string Node() => _extraNodes > 0 && !random.OneIn(20) ? $"<{Base}n{random.Below(_extraNodes)}>" : $"<{Base}{random.Of(Nodes)}>";
}
