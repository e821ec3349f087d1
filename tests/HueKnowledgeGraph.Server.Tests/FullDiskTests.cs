using System.Net;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;
using Microsoft.AspNetCore.Builder;

namespace HueKnowledgeGraph.Server.Tests;

/// <summary>A store whose disk is full: writes are 507, reading goes on.</summary>
public sealed class FullDiskTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_full_disk_is_507_and_reading_goes_on(bool isInGroup)
    {
        using var store = new FullStore(isInGroup);
        await using WebApplication server = HueServer.Build(WritingServer.Settings, store);
        await server.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero }) { BaseAddress = new Uri(server.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", WritingServer.Settings.WriteKey);
        using var update = new FormUrlEncodedContent([KeyValuePair.Create("update", "INSERT DATA { <urn:a> <urn:b> 1 }")]);
        using HttpResponseMessage refused = await client.PostAsync("/sparql", update, TestContext.Current.CancellationToken);
        using var graph = new StringContent("<urn:a> <urn:b> 1 .", System.Text.Encoding.UTF8, "text/turtle");
        using HttpResponseMessage put = await client.PutAsync("/graphs?default", graph, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.InsufficientStorage, HttpStatusCode.InsufficientStorage), (refused.StatusCode, put.StatusCode));
        Assert.Contains("disk", await ServerFixture.TextOf(refused), StringComparison.Ordinal);
        Assert.Equal("n\r\n0\r\n", await client.GetStringAsync(ServerFixture.Ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") + "&format=csv", TestContext.Current.CancellationToken));
        await server.StopAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A store in memory that refuses every commit as a full disk does, alone or in a group of commits.</summary>
    private sealed class FullStore(bool isInGroup) : IQuadStore
    {
        private readonly MemoryQuadStore _inner = new();

        public IQuadSnapshot OpenSnapshot() => _inner.OpenSnapshot();

        public IQuadTransaction BeginTransaction(CancellationToken cancellation = default) => new Transaction(_inner.BeginTransaction(cancellation), isInGroup);

        public void Dispose() => _inner.Dispose();

        private sealed class Transaction(IQuadTransaction inner, bool isInGroup) : IQuadTransaction
        {
            public IQuadSnapshot OpenSnapshot() => inner.OpenSnapshot();

            public string NewBlankNode() => inner.NewBlankNode();

            public void Add(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) => inner.Add(subject, predicate, @object, graph);

            public void Remove(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) => inner.Remove(subject, predicate, @object, graph);

            public void RemoveGraph(in TermSpan graph) => inner.RemoveGraph(graph);

            public CommitReport Commit()
            {
                var full = new StoreFullException("000001.log", new IOException("No space left on device"));
                throw isInGroup ? new CommitFailedException(1, full) : full;
            }

            public void Dispose() => inner.Dispose();
        }
    }
}
