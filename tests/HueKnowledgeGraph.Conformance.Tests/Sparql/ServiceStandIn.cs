using System.Net;
using System.Net.Sockets;
using System.Web;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Sparql;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Conformance.Tests;

/// <summary>The endpoints of a test (qt:serviceData), each a path of one server on loopback; and the client that finds them there.</summary>
/// <remarks>The endpoints' own SERVICE goes through the same client, as a test with nested calls needs.</remarks>
internal sealed class ServiceStandIn : IServiceClient, IDisposable
{
    private readonly Dictionary<string, IQuadSnapshot> _data = [];
    private readonly HttpListener _listener = new();
    private readonly HttpServiceClient _client;
    private readonly string _root;
    private readonly Task _serving;

    public ServiceStandIn(IReadOnlyDictionary<string, TestDataset> endpoints)
    {
        _root = $"http://127.0.0.1:{FreePort()}/";
        foreach ((string endpoint, TestDataset dataset) in endpoints)
            _data.Add(endpoint, dataset.InMemory());
        _client = new HttpServiceClient(new ServiceOptions
        {
            Allowed = [.. _data.Keys.Select(AddressOf)], AllowPrivateAddresses = true, BlockRows = 2, // so that tests of a few rows take several requests
        });
        _listener.Prefixes.Add(_root);
        _listener.Start();
        _serving = Task.Run(ServeAsync);
    }

    public int BlockRows => _client.BlockRows;

    public ServiceAnswer Send(Iri endpoint, string query, TimeSpan limit, CancellationToken cancellation) =>
        _client.Send(new Iri(AddressOf(endpoint.Value)), query, limit, cancellation);

    public void Dispose()
    {
        _listener.Close();
        _serving.GetAwaiter().GetResult();
        _client.Dispose();
        foreach (IQuadSnapshot snapshot in _data.Values)
            snapshot.Dispose();
    }

    private string AddressOf(string endpoint) => _root + Uri.EscapeDataString(endpoint);

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                HttpListenerContext context = await _listener.GetContextAsync();
                _ = Task.Run(() => AnswerAsync(context));
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var body = new StreamReader(context.Request.InputStream);
        string query = HttpUtility.ParseQueryString(await body.ReadToEndAsync())["query"]!;
        IQuadSnapshot snapshot = _data[Uri.UnescapeDataString(context.Request.RawUrl![1..])];
        context.Response.ContentType = ResultFormat.Json.MediaTypes[0];
        using (QueryResult result = QueryEngine.Execute(SparqlParser.ParseQuery(query), snapshot, new QueryOptions { UnionDefaultGraph = false, Services = this }))
            ResultWriter.Write(result, ResultFormat.Json, context.Response.OutputStream);
        context.Response.Close();
    }
}
