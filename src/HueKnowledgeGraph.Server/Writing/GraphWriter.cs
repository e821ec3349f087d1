using HueKnowledgeGraph.Sparql;
using HueKnowledgeGraph.Store;
using Microsoft.AspNetCore.Http;

namespace HueKnowledgeGraph.Server;

/// <summary>Changes the graph that a server serves. Thread safe; the store lets one transaction after the other in.</summary>
/// <param name="store">What is written to; stays its owner's.</param>
/// <param name="settings">The limits.</param>
/// <param name="services">Asks other endpoints for SERVICE; null if none is allowed.</param>
internal sealed class GraphWriter(IQuadStore store, ServerSettings settings, IServiceClient? services) : IDisposable
{
    /// <summary>Writers that wait hold a thread each; so many may, the others wait without one.</summary>
    private const int WaitingWriters = 8;

    private readonly SemaphoreSlim _places = new(WaitingWriters);
    private readonly DocumentAccess? _documents = settings.LoadFrom is { } allowed
        ? new DocumentAccess(allowed.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), settings.LoadFromPrivateNetworks) : null;

    /// <summary>Which commits touched which graph.</summary>
    public GraphVersions Versions { get; } = new();

    /// <summary>Runs an update request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="usingGraphs">using-graph-uri; null if not given.</param>
    /// <param name="usingNamedGraphs">using-named-graph-uri; null if not given.</param>
    /// <param name="timeoutSeconds">The time that the client gives; null if not given.</param>
    /// <param name="cancellation">The client has gone: nothing is done unless the commit has begun.</param>
    public Task<UpdateReport> UpdateAsync(
        UpdateRequest request, string[]? usingGraphs, string[]? usingNamedGraphs, double? timeoutSeconds, CancellationToken cancellation)
    {
        UpdateOptions options = Options(timeoutSeconds) with { Using = usingGraphs, UsingNamed = usingNamedGraphs };
        return RunAsync(() => UpdateEngine.Execute(request, new TrackedStore(store, Versions), options, cancellation), cancellation);
    }

    /// <summary>Runs a change in a transaction of its own, with the state before it; its commit makes the change visible and durable.</summary>
    /// <param name="change">Gets the transaction, the state before, and what it has to call now and then because it throws where the time is
    /// over; makes the changes and gives what the caller wants to know; throws if nothing is to be changed.</param>
    /// <param name="cancellation">The client has gone.</param>
    public Task<T> ChangeAsync<T>(Func<IQuadTransaction, IQuadSnapshot, Action, T> change, CancellationToken cancellation) => RunAsync(
        () => UpdateEngine.Change(new TrackedStore(store, Versions), change, Options(null), cancellation), cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        _documents?.Dispose();
        _places.Dispose();
    }

    /// <summary>The limits of a change.</summary>
    /// <param name="timeoutSeconds">The time that the client gives; null if not given.</param>
    public UpdateOptions Options(double? timeoutSeconds) => new()
    {
        Timeout = TimeSpan.FromSeconds(Math.Min(timeoutSeconds ?? settings.UpdateTimeoutSeconds, settings.UpdateTimeoutSeconds)),
        MemoryBytes = settings.QueryMemoryBytes,
        Documents = _documents,
        Services = services,
        Clock = settings.Clock,
    };

    private async Task<T> RunAsync<T>(Func<T> write, CancellationToken cancellation)
    {
        if (!await _places.WaitAsync(TimeSpan.FromSeconds(settings.UpdateTimeoutSeconds), cancellation))
            throw new RequestException(StatusCodes.Status503ServiceUnavailable, "Other writers have not ended in time (setting UpdateTimeoutSeconds); try again later.");
        try
        {
            return await Task.Run(write, CancellationToken.None);
        }
        finally
        {
            _places.Release();
        }
    }
}
