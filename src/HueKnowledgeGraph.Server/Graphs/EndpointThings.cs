using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Sparql;
using Microsoft.AspNetCore.Http;

namespace HueKnowledgeGraph.Server;

/// <summary>
/// Things of an endpoint, fetched into small snapshots that documents and pages then read as they read a store. The nodes below a thing are
/// found by walking: from the thing along its statements, and from what points at it; never by a filter over all names of the endpoint.
/// </summary>
internal sealed class EndpointThings(EndpointClient client, IriSpace iris)
{
    /// <summary>Most rows about one thing, and of the names on one page; one more is an error, not a cut.</summary>
    public const int MaximumRows = 100_000;

    /// <summary>Nodes in one query: some 20 KB of text, which every engine takes.</summary>
    private const int NodesPerQuery = 200;

    /// <summary>Finds a thing with all its statements; null if the endpoint knows nothing of it.</summary>
    public async Task<ThingDescription?> FindAsync(string iri, CancellationToken cancellation)
    {
        if (!ThingQueries.CanHold(iri))
            return null;
        var quads = new QuadCollector();
        var nodes = new HashSet<string> { iri };
        var next = new List<string> { iri };
        foreach (Term?[] row in await RowsAsync(iri, ThingQueries.NodesBelow(iri, MaximumRows + 1), MaximumRows, ["s"], 0, cancellation))
            AddBelow(iri, row[0], nodes, next);
        int left = MaximumRows;
        for (int answer = 1; next.Count > 0; answer++)
        {
            string[] asked = [.. next.Take(NodesPerQuery)];
            next.RemoveRange(0, asked.Length);
            List<Term?[]> rows = await RowsAsync(iri, ThingQueries.Statements(asked, left + 1), left, ["s", "p", "o", "g"], answer, cancellation);
            left -= rows.Count;
            foreach (Term?[] row in rows)
            {
                quads.Add(row[0]!, row[1]!, row[2]!, row[3]);
                AddBelow(iri, row[2], nodes, next);
            }
        }

        if (left == MaximumRows)
            await AddIncomingAsync(quads, iri, 1, cancellation);
        return ThingDescription.Find(quads.ToSnapshot(), iri, quads.Version);
    }

    /// <summary>Adds what a page needs beside: what points at the thing, and the names of everything mentioned.</summary>
    public async Task<ThingDescription> WithNamesAsync(ThingDescription thing, CancellationToken cancellation)
    {
        var quads = new QuadCollector();
        thing.WriteTo(quads, withGraphs: true);
        int incoming = await AddIncomingAsync(quads, thing.Iri, ThingPage.MentionsRead + 1, cancellation);
        long? count = incoming > ThingPage.MentionsRead ? await client.CountAsync(ThingQueries.IncomingCount(thing.Iri), cancellation) : null;
        string[] mentioned = [.. quads.Terms.OfType<Iri>().SelectMany(term => iris.OwnersOf(term.Value).Append(term.Value)).Distinct()
            .Where(name => name != thing.Iri && ThingQueries.CanHold(name))];
        int left = MaximumRows;
        foreach (string[] asked in mentioned.Chunk(NodesPerQuery))
        {
            List<Term?[]> rows = await RowsAsync(thing.Iri, ThingQueries.NamesOf(asked, left + 1), left, ["s", "p", "o"], -left, cancellation);
            left -= rows.Count;
            foreach (Term?[] row in rows)
                quads.Add(row[0]!, row[1]!, row[2]!, null);
        }

        return ThingDescription.Find(quads.ToSnapshot(), thing.Iri, $"{thing.Version} {quads.Version}", count) ?? thing;
    }

    private async Task<int> AddIncomingAsync(QuadCollector quads, string iri, int most, CancellationToken cancellation)
    {
        List<Term?[]> rows = await RowsAsync(iri, ThingQueries.Incoming(iri, most), most, ["s", "p"], 0, cancellation);
        foreach (Term?[] row in rows)
            quads.Add(row[0]!, row[1]!, new Iri(iri), null);
        return rows.Count;
    }

    private static void AddBelow(string thing, Term? term, HashSet<string> nodes, List<string> next)
    {
        if (term is Iri { Value: var name } && name.StartsWith(thing + "/", StringComparison.Ordinal) && ThingQueries.CanHold(name) && nodes.Add(name))
            next.Add(name);
    }

    /// <summary>The rows of an answer, columns in the order asked for. Labels of blank nodes get the answer's number: they mean nothing beyond it.</summary>
    private async Task<List<Term?[]>> RowsAsync(string thing, string query, int most, string[] columns, int answer, CancellationToken cancellation)
    {
        SolutionTable table = await client.SelectAsync(query, cancellation);
        if (table.Rows.Count > most)
        {
            throw new RequestException(StatusCodes.Status503ServiceUnavailable, FormattableString.Invariant(
                $"The endpoint has more than {MaximumRows} rows about <{thing}>, the limit of a page or document; ask /sparql for them."));
        }

        string[] names = [.. table.Variables.Select(variable => variable.Name)];
        int[] places = [.. columns.Select(column => Array.IndexOf(names, column))];
        string prefix = $"a{unchecked((uint)answer)}";
        var rows = new List<Term?[]>(table.Rows.Count);
        foreach (IReadOnlyList<Term?> found in table.Rows)
        {
            Term?[] row = [.. places.Select(place => place < 0 || found[place] is not { } term ? null : Own(term, prefix))];
            if (row.AsSpan(0, Math.Min(3, row.Length)).Contains(null)) // Only ?g, the fourth, may be unbound.
                throw new RequestException(StatusCodes.Status502BadGateway, $"The endpoint leaves a variable of a statement about <{thing}> unbound.");
            rows.Add(row);
        }

        return rows;
    }

    private static Term Own(Term term, string prefix) => term switch
    {
        BlankNode blank => new BlankNode(prefix + blank.Label),
        TripleTerm triple => new TripleTerm(Own(triple.Subject, prefix), Own(triple.Predicate, prefix), Own(triple.Object, prefix)),
        _ => term,
    };
}
