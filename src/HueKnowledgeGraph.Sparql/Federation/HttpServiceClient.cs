using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Asks allowed endpoints by the SPARQL 1.1 Protocol: POST with a form, answers as JSON or XML.</summary>
/// <remarks>
/// <para>An address is looked at after its name was resolved and before it is connected to, so that a name that means another address the
/// next time does not help. Redirects are followed by hand, only to allowed endpoints. No proxy, no cookies, no credentials.</para>
/// <para>Thread safe. Dispose it after the last query.</para>
/// </remarks>
public sealed class HttpServiceClient : IServiceClient, IDisposable
{
    private const int MaxRedirects = 3;
    private readonly ServiceOptions _options;
    private readonly HttpClient _client;
    private readonly HashSet<string> _allowed;

    /// <summary>Connects to nothing yet.</summary>
    public HttpServiceClient(ServiceOptions options)
    {
        _options = options;
        _allowed = new HashSet<string>(options.Allowed, StringComparer.Ordinal);
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectCallback = ConnectAsync,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5), // so that a changed name is noticed
            ResponseDrainTimeout = TimeSpan.Zero, // what nobody wants to read is not waited for
            UseCookies = false,
            UseProxy = false, // a proxy would resolve names itself, out of our sight
        }) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <inheritdoc/>
    public int BlockRows => _options.BlockRows;

    /// <inheritdoc/>
    public ServiceAnswer Send(Iri endpoint, string query, TimeSpan limit, CancellationToken cancellation)
    {
        Uri address = Allowed(endpoint, endpoint.Value);
        TimeSpan time = limit < _options.Timeout ? limit : _options.Timeout;
        var call = new ServiceCall(endpoint, time, _options.AnswerBytes, cancellation);
        try
        {
            for (int redirects = 0; ; redirects++)
            {
                HttpResponseMessage response = call.Run(token => _client.SendAsync(Request(address, query), HttpCompletionOption.ResponseHeadersRead, token));
                if (response.StatusCode is not (HttpStatusCode.Moved or HttpStatusCode.Redirect or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)
                    || response.Headers.Location is not { } location)
                    return Answer(call, endpoint, response);
                response.Dispose();
                if (redirects == MaxRedirects)
                    throw new ServiceException(endpoint, ServiceFailure.Refused, $"it redirects more than {MaxRedirects} times", (int)response.StatusCode);
                address = Allowed(endpoint, new Uri(address, location).AbsoluteUri);
            }
        }
        catch
        {
            call.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private Uri Allowed(Iri endpoint, string target)
    {
        bool isSelf = target == endpoint.Value;
        if (!_allowed.Contains(target))
        {
            throw new ServiceException(endpoint, ServiceFailure.NotAllowed,
                (isSelf ? "this endpoint is" : $"it redirects to <{target}>, which is") + " not on the list of endpoints that queries may call");
        }

        if (!Uri.TryCreate(target, UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0)
            throw new ServiceException(endpoint, ServiceFailure.NotAllowed, "only addresses of http and https without a user can be called");
        return address;
    }

    private static HttpRequestMessage Request(Uri address, string query)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(Encoding.ASCII.GetBytes("query=" + Uri.EscapeDataString(query))) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded"); // a form has no charset
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(ResultFormat.Json.MediaTypes[0]));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(ResultFormat.Xml.MediaTypes[0], 0.9));
        return request;
    }

    private static ServiceAnswer Answer(ServiceCall call, Iri endpoint, HttpResponseMessage response)
    {
        int status = (int)response.StatusCode;
        if (!response.IsSuccessStatusCode)
        {
            using (response)
                throw new ServiceException(endpoint, ServiceFailure.Refused, $"it answers {status} {response.ReasonPhrase}{call.Reason(response)}", status);
        }

        string? type = response.Content.Headers.ContentType?.MediaType;
        if (type is not null && ResultFormat.TryFromMediaType(type, out ResultFormat? format) && (format == ResultFormat.Json || format == ResultFormat.Xml))
            return new ServiceAnswer(new ServiceStream(call, response), format);
        using (response)
        {
            throw new ServiceException(endpoint, ServiceFailure.Unreadable,
                $"its answer is {type ?? "of no type"}; allowed are {ResultFormat.Json.MediaTypes[0]} and {ResultFormat.Xml.MediaTypes[0]}", status);
        }
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        IPAddress[] addresses = IPAddress.TryParse(context.DnsEndPoint.Host, out IPAddress? literal)
            ? [literal] : await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation).ConfigureAwait(false);
        IPAddress[] usable = _options.AllowPrivateAddresses ? addresses : [.. addresses.Where(PublicAddress.Is)];
        if (usable.Length == 0)
            throw new PrivateAddressException(context.DnsEndPoint.Host, addresses);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(usable, context.DnsEndPoint.Port, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A name means no address that may be connected to.</summary>
internal sealed class PrivateAddressException(string host, IPAddress[] addresses) : IOException(addresses.Length == 0
    ? $"{host} has no address"
    : $"{host} is {string.Join(", ", addresses.Select(a => a.ToString()))}: loopback, private and link-local addresses are not called");
