using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>
/// The suite http-rdf-update, which its authors withdrew in favour of graph-store-protocol. Each test is an exchange written out in its
/// comment, and builds on those before it: so a test runs all before it and then compares its own answer.
/// </summary>
/// <remarks>The exchanges contradict each other and Turtle in three places, which are read as they must be meant: see <see cref="Amended"/>,
/// <see cref="StatusesFor"/> and <see cref="Terminated"/>.</remarks>
internal static partial class ProseTests
{
    private const string Comment = "http://www.w3.org/2000/01/rdf-schema#comment";
    private const string Host = "www.example";

    /// <summary>The graph that the request before leads to, where the manifest copied that of an earlier test: "Jane Doe" had been put, and a name added.</summary>
    private static readonly Dictionary<string, (string Wrong, string Right)> Amended = new()
    {
        ["get_of_post__existing_graph"] = ("v:fn \"John Doe\"\n   ]", "v:fn \"Jane Doe\"\n   ] ; foaf:name \"Jane Doe\""),
    };

    public static async Task RunAsync(GraphNavigator manifest, string test)
    {
        foreach (Func<IEnumerable<Quad>, Task<ProtocolServer>> start in new[] { ProtocolServer.InMemoryAsync, (Func<IEnumerable<Quad>, Task<ProtocolServer>>)ProtocolServer.OnDiskAsync })
        {
            await using ProtocolServer server = await start([]);
            var variables = new Dictionary<string, string>();
            foreach (string name in Names(manifest))
            {
                await Read(manifest, name).RunAsync(server, variables, isChecked: name == test);
                if (name == test)
                    break;
                if (name == "get_of_put__default_graph") // What is deleted next was put by a test that the manifest has lost.
                    await Read(manifest, "put__initial_state").ForGraph("/graphs/person/2.ttl").RunAsync(server, variables);
            }
        }
    }

    private static IEnumerable<string> Names(GraphNavigator manifest)
    {
        Quad entries = manifest.Quads.Single(quad => quad.Predicate == new Iri(TestManifest.Mf + "entries"));
        return manifest.Items(entries.Object).Select(test => ((Iri)test).Value.Split('#')[1]);
    }

    private static ProtocolExchange ForGraph(this ProtocolExchange exchange, string target) => exchange with { Target = target };

    private static ProtocolExchange Read(GraphNavigator manifest, string name)
    {
        Term test = manifest.Quads.First(quad => quad.Subject is Iri iri && iri.Value.EndsWith("#" + name, StringComparison.Ordinal)).Subject;
        string prose = manifest.Objects(test, Comment).Select(comment => ((Literal)comment).Lexical).Single(text => text.Contains("#### Request", StringComparison.Ordinal));
        prose = prose.Replace("http://$HOST$/$GRAPHSTORE$", $"http://{Host}/graphs", StringComparison.Ordinal).Replace("$GRAPHSTORE$", "/graphs", StringComparison.Ordinal)
            .Replace("$HOST$", Host, StringComparison.Ordinal);
        string[] halves = prose.Split("#### Response");
        (string line, List<(string Name, string Value)> headers, string body) = Message(halves[0].Split("#### Request")[1]);
        (string status, List<(string Name, string Value)> answered, string graph) = Message(halves[1]);
        string[] words = line.Split(' ');
        if (Amended.TryGetValue(name, out (string Wrong, string Right) amendment))
            graph = graph.Replace(amendment.Wrong, amendment.Right, StringComparison.Ordinal);
        return new ProtocolExchange
        {
            Method = words[0],
            Target = words[1] == "$NEWPATH$" ? "/graphs?graph=$NEWPATH$" : words[1],
            Host = Host,
            Headers = [.. headers.Where(header => header.Name != "Host")],
            Body = body.Length > 0 ? Encoding.UTF8.GetBytes(Terminated(body)) : null,
            Statuses = StatusesFor(name, words[0], int.Parse(status.Split(' ')[0], CultureInfo.InvariantCulture)),
            ExpectedType = answered.Where(header => header.Name == "Content-Type").Select(header => header.Value).FirstOrDefault(),
            ExpectedGraph = graph.Length > 0 ? graph : null,
            LocationVariable = answered.Exists(header => header.Name == "Location") ? "$NEWPATH$" : null,
        };
    }

    /// <summary>
    /// Success without a body may be 200 or 204 (section 5.3 to 5.5). The default graph is always there, so a PUT of it does not create it,
    /// which the manifest expects.
    /// </summary>
    private static int[] StatusesFor(string name, string method, int status)
    {
        if (name == "put__default_graph")
            return [201, 204];
        return status == 200 && method is not ("GET" or "HEAD") ? [200, 204] : [status];
    }

    /// <summary>First line, headers, body of an indented message.</summary>
    private static (string Line, List<(string Name, string Value)> Headers, string Body) Message(string text)
    {
        string[] lines = [.. text.Split('\n').Select(line => line.StartsWith("    ", StringComparison.Ordinal) ? line[4..] : line.Trim())];
        int first = Array.FindIndex(lines, line => line.Length > 0);
        int empty = Array.FindIndex(lines, first, line => line.Length == 0);
        List<(string Name, string Value)> headers =
            [.. lines[(first + 1)..empty].Select(line => line.Split(": ", 2)).Select(parts => (parts[0], parts[1]))];
        return (lines[first], headers, string.Join('\n', lines[empty..]).Trim('\n'));
    }

    /// <summary>Ends the last statement of each document, where the manifest forgot the full stop; a form has lines that end as HTTP wants.</summary>
    private static string Terminated(string body)
    {
        if (!body.StartsWith("--", StringComparison.Ordinal))
            return body.TrimEnd().EndsWith('.') ? body : body + " .";
        return UnendedStatement().Replace(body, "\" .\n\n--").Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n";
    }

    [GeneratedRegex("\"\n\n--")]
    private static partial Regex UnendedStatement();
}
