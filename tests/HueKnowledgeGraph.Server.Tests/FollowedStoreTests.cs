using HueKnowledgeGraph.Sparql;
using HueKnowledgeGraph.Store;
using Microsoft.AspNetCore.Builder;

namespace HueKnowledgeGraph.Server.Tests;

/// <summary>A read-only server beside a process that writes the store.</summary>
public sealed class FollowedStoreTests
{
    [Fact]
    public async Task A_server_shows_what_another_process_commits_within_a_second()
    {
        string folder = Directory.CreateTempSubdirectory("hue-followed-").FullName;
        var clock = new HandClock();
        using (LiveQuadStore store = QuadStore.OpenForWriting(folder))
        {
            await using WebApplication server = HueServer.Build(new ServerSettings { Store = folder, Urls = "http://127.0.0.1:0", Clock = clock });
            await server.StartAsync(TestContext.Current.CancellationToken);
            using var client = new HttpClient { BaseAddress = new Uri(server.Urls.First()) };
            Assert.Equal("0", await CountAsync(client));
            UpdateEngine.Execute(SparqlParser.ParseUpdate("INSERT DATA { <urn:a> <urn:b> 1 }"), store, cancellation: TestContext.Current.CancellationToken);
            clock.Advance(TimeSpan.FromSeconds(0.9));
            Assert.Equal("0", await CountAsync(client));
            clock.Advance(TimeSpan.FromSeconds(0.2));
            Assert.Equal("1", await CountAsync(client));
            await server.StopAsync(TestContext.Current.CancellationToken);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> CountAsync(HttpClient client)
    {
        string answer = await client.GetStringAsync(ServerFixture.Ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") + "&format=csv", TestContext.Current.CancellationToken);
        return answer.Split("\r\n")[1];
    }

    /// <summary>Goes on when it is told to.</summary>
    private sealed class HandClock : TimeProvider
    {
        private long _ticks = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);

        public override long GetTimestamp() => Interlocked.Read(ref _ticks);
    }
}
