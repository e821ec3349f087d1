using System.Net;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Where LOAD may read from: an allow-list of folders and web addresses. Thread safe; keep one for all requests.</summary>
public sealed class DocumentAccess : IDisposable
{
    private const int MaximumRedirects = 5;
    private static readonly string Accept = string.Join(", ", RdfFormat.All.Select(format => format.MediaTypes[0])) + ", */*;q=0.1";
    private readonly Uri[] _allowed;
    private readonly HttpClient _client;

    /// <summary>Allows what is below any of the given addresses.</summary>
    /// <param name="allowed">Absolute <c>file:</c>, <c>http:</c> or <c>https:</c> addresses, such as <c>file:///srv/hue/</c> and
    /// <c>https://data.example/rdf/</c>; a path allows itself and all below it.</param>
    /// <param name="allowPrivateAddresses">Whether web addresses may lead to this machine and private networks. Default false.</param>
    /// <exception cref="ArgumentException">One of them is no such address.</exception>
    public DocumentAccess(IEnumerable<string> allowed, bool allowPrivateAddresses = false)
    {
        _allowed = [.. allowed.Select(text => Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.Scheme is "file" or "http" or "https"
            ? uri : throw new ArgumentException($"'{text}' is no absolute file, http or https address.", nameof(allowed)))];
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, // Each step is compared with the list.
            AutomaticDecompression = DecompressionMethods.All,
            UseCookies = false,
            UseProxy = false,
            ConnectCallback = allowPrivateAddresses ? null : PublicConnections.OpenAsync,
        };
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", Accept);
    }

    /// <summary>Longest document in bytes. Default 4 GiB.</summary>
    public long MaximumBytes { get; init; } = 4L << 30;

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <summary>Copies a document into a temporary file, and finds its format: by Content-Type, else by the ending of its path.</summary>
    /// <exception cref="StepRefusedException">It is not allowed, not there, or of no format that is read here.</exception>
    internal async Task<FetchedDocument> FetchAsync(Iri source, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(source.Value, UriKind.Absolute, out Uri? address))
            throw new StepRefusedException($"LOAD: <{source.Value}> is no absolute address.");
        Require(address, source);
        try
        {
            return address.IsFile ? await FromFileAsync(address, source, cancellation) : await FromWebAsync(address, source, cancellation);
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException or UnauthorizedAccessException)
        {
            throw new StepRefusedException($"LOAD: <{source.Value}> cannot be read: {failure.GetBaseException().Message.TrimEnd('.')}.", failure);
        }
    }

    private async Task<FetchedDocument> FromFileAsync(Uri address, Iri source, CancellationToken cancellation)
    {
        var file = new FileInfo(address.LocalPath);
        string real = (file.ResolveLinkTarget(returnFinalTarget: true) ?? file).FullName;
        Require(new Uri(real), source); // A link may not lead out of an allowed folder.
        RdfFormat format = FormatOf(null, address.LocalPath, source);
        await using var stream = new FileStream(real, new FileStreamOptions { Options = FileOptions.SequentialScan | FileOptions.Asynchronous });
        return await FetchedDocument.SpoolAsync(stream, format, source, MaximumBytes, cancellation);
    }

    private async Task<FetchedDocument> FromWebAsync(Uri address, Iri source, CancellationToken cancellation)
    {
        for (int step = 0; step <= MaximumRedirects; step++)
        {
            using HttpResponseMessage response = await _client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if ((int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } next)
            {
                address = new Uri(address, next);
                Require(address, source);
                continue;
            }

            if (!response.IsSuccessStatusCode)
                throw new StepRefusedException($"LOAD: <{source.Value}> answers {(int)response.StatusCode}.");
            RdfFormat format = FormatOf(response.Content.Headers.ContentType?.MediaType, address.AbsolutePath, source);
            await using Stream body = await response.Content.ReadAsStreamAsync(cancellation);
            return await FetchedDocument.SpoolAsync(body, format, source, MaximumBytes, cancellation);
        }

        throw new StepRefusedException($"LOAD: <{source.Value}> redirects more than {MaximumRedirects} times.");
    }

    private static RdfFormat FormatOf(string? mediaType, string path, Iri source)
    {
        if ((mediaType is not null && RdfFormat.TryFromMediaType(mediaType, out RdfFormat? format)) || RdfFormat.TryFromFileName(path, out format))
            return format;
        throw new StepRefusedException(
            $"LOAD: <{source.Value}> is of no format that can be read{(mediaType is null ? "" : $" ({mediaType})")}; there is {string.Join(", ", RdfFormat.All)}.");
    }

    private void Require(Uri address, Iri source)
    {
        if (!Array.Exists(_allowed, allowed => IsBelow(address, allowed)))
        {
            throw new StepRefusedException(
                $"LOAD: <{source.Value}> is not below an allowed address{(address.AbsoluteUri == source.Value ? "" : $" (it leads to {address.AbsoluteUri})")}.");
        }
    }

    private static bool IsBelow(Uri address, Uri allowed)
    {
        if (address.Scheme != allowed.Scheme || address.UserInfo.Length > 0
            || !address.Authority.Equals(allowed.Authority, StringComparison.OrdinalIgnoreCase))
            return false;
        string folder = allowed.AbsolutePath;
        return address.AbsolutePath.StartsWith(folder, StringComparison.Ordinal)
            && (folder.EndsWith('/') || address.AbsolutePath.Length == folder.Length || address.AbsolutePath[folder.Length] == '/');
    }
}
