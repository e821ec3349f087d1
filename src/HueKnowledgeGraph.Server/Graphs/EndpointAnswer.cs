using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace HueKnowledgeGraph.Server;

/// <summary>An answer of an endpoint that has begun: its status, its type, and its bytes as they come. Belongs to one request.</summary>
internal sealed class EndpointAnswer(EndpointAddress endpoint, HttpResponseMessage response, TimeSpan limit, CancellationToken cancellation) : IDisposable
{
    /// <summary>Most bytes of a refusal that are read for its reason.</summary>
    private const int ReasonBytes = 1 << 14;

    /// <summary>Most letters of a reason that is no problem details.</summary>
    private const int ReasonLetters = 300;

    private Stream? _body;

    /// <summary>The status.</summary>
    public int Status => (int)response.StatusCode;

    /// <summary>Content-Type with its parameters; null if the endpoint says none.</summary>
    public string? ContentType => response.Content.Headers.ContentType?.ToString();

    /// <summary>Reads on; 0 at the end. Each read has the time limit of a query.</summary>
    /// <exception cref="RequestException">502: the answer broke off. 504: nothing came for that long.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(limit);
        try
        {
            _body ??= await response.Content.ReadAsStreamAsync(deadline.Token);
            return await _body.ReadAsync(buffer, deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw EndpointFailure.Late(endpoint, limit);
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException or InvalidDataException)
        {
            throw EndpointFailure.Broken(endpoint, failure);
        }
    }

    /// <summary>Reads to the end.</summary>
    /// <exception cref="RequestException">503: the answer is longer than <paramref name="maximumBytes"/>; or as <see cref="ReadAsync"/>.</exception>
    public async Task<MemoryStream> ReadWholeAsync(int maximumBytes)
    {
        var whole = new MemoryStream();
        byte[] chunk = new byte[1 << 14];
        for (int read; (read = await ReadAsync(chunk)) > 0;)
        {
            if (whole.Length + read > maximumBytes)
            {
                throw new RequestException(StatusCodes.Status503ServiceUnavailable, FormattableString.Invariant(
                    $"The endpoint {endpoint.Name} answers with more than {maximumBytes} bytes, the limit of a page or document."));
            }

            whole.Write(chunk, 0, read);
        }

        whole.Position = 0;
        return whole;
    }

    /// <summary>What a refusal says, in one line: the sentence of problem details, or the first letters of what came.</summary>
    public async Task<string> ReasonAsync()
    {
        byte[] start = new byte[ReasonBytes];
        int length = 0;
        for (int read; length < start.Length && (read = await ReadAsync(start.AsMemory(length))) > 0;)
            length += read;
        string text = Encoding.UTF8.GetString(start, 0, length);
        if (ContentType?.StartsWith("application/problem+json", StringComparison.OrdinalIgnoreCase) == true && length < start.Length && Detail(text) is { } detail)
            return detail;
        string line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > ReasonLetters ? line[..ReasonLetters] + " ..." : line;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _body?.Dispose();
        response.Dispose();
    }

    private static string? Detail(string problem)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(problem);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("detail", out JsonElement detail)
                ? detail.ToString() : null;
        }
        catch (JsonException)
        {
            return null; // Then the text itself is shown.
        }
    }
}
