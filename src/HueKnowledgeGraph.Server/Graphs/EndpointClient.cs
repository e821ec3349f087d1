using System.Net;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Sparql;
using Microsoft.AspNetCore.Http;

namespace HueKnowledgeGraph.Server;

/// <summary>Speaks the SPARQL 1.1 Protocol with one endpoint: queries by form, whatever their length. Thread safe.</summary>
internal sealed class EndpointClient : IDisposable
{
    /// <summary>Longest answer that is read whole, for pages and documents: 64 MiB.</summary>
    private const int WholeAnswerBytes = 64 << 20;

    private readonly EndpointAddress _address;
    private readonly TimeSpan _limit;
    private readonly HttpClient _client;

    /// <summary>Connects to nothing yet. <paramref name="limit"/>: the time of our own queries.</summary>
    public EndpointClient(EndpointAddress address, TimeSpan limit)
    {
        _address = address;
        _limit = limit;
        var handler = new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.All,
            AllowAutoRedirect = false, // A redirected POST would lose its query: the setting must name the endpoint itself.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5), // So that a changed name is noticed.
            UseCookies = false,
        };
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.Authorization = address.Authorization;
    }

    /// <summary>Sends a query and waits for the head of the answer. Refusals that concern the query come back as answers.</summary>
    /// <param name="form">The parameters of the protocol.</param>
    /// <param name="accept">The Accept header.</param>
    /// <param name="limit">How long the head, and then each piece of the body, may take.</param>
    /// <param name="cancellation">The client has gone.</param>
    /// <exception cref="RequestException">502 or 504: the endpoint fails, or is none.</exception>
    public async Task<EndpointAnswer> SendAsync(
        IEnumerable<KeyValuePair<string, string>> form, string accept, TimeSpan limit, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(limit);
        using var request = new HttpRequestMessage(HttpMethod.Post, _address.Uri) { Content = new FormUrlEncodedContent(form) };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        HttpResponseMessage response;
        try
        {
            response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw EndpointFailure.Late(_address, limit);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw EndpointFailure.Unreachable(_address, failure);
        }

        var answer = new EndpointAnswer(_address, response, limit, cancellation);
        if (ConcernsQuery(answer.Status))
            return answer;
        using (answer)
            throw await EndpointFailure.RefusedAsync(_address, answer);
    }

    /// <summary>Runs a query of our own and reads its whole answer. Blank nodes keep the labels of this one answer.</summary>
    /// <exception cref="RequestException">502, 503 or 504.</exception>
    public async Task<SolutionTable> SelectAsync(string query, CancellationToken cancellation)
    {
        using EndpointAnswer answer = await SendAsync([new("query", query)], ResultFormat.Json.MediaTypes[0], _limit, cancellation);
        if (answer.Status != StatusCodes.Status200OK)
            throw await EndpointFailure.RefusedAsync(_address, answer);
        using MemoryStream document = await answer.ReadWholeAsync(WholeAnswerBytes);
        try
        {
            return ResultReader.Read(document, ResultFormat.Json).Solutions ?? throw EndpointFailure.NoResults(_address, "an answer to ASK");
        }
        catch (ResultFormatException unreadable)
        {
            throw EndpointFailure.NoResults(_address, $"{answer.ContentType}: {unreadable.Message}");
        }
    }

    /// <summary>The number in the first row and column of a query's answer.</summary>
    public async Task<long> CountAsync(string query, CancellationToken cancellation)
    {
        SolutionTable table = await SelectAsync(query, cancellation);
        string found = table.Rows.Count == 1 && table.Rows[0].Count == 1 && table.Rows[0][0] is Literal literal ? literal.Lexical : "no number";
        return long.TryParse(found, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out long number)
            ? number : throw EndpointFailure.NoResults(_address, $"a count, found {found}");
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <summary>Answers, and refusals that the client can do something about; 401, 404 and their like are about the endpoint, not the query.</summary>
    private static bool ConcernsQuery(int status) => status is StatusCodes.Status200OK or StatusCodes.Status400BadRequest
        or StatusCodes.Status406NotAcceptable or StatusCodes.Status408RequestTimeout or StatusCodes.Status413PayloadTooLarge
        or StatusCodes.Status429TooManyRequests;
}
