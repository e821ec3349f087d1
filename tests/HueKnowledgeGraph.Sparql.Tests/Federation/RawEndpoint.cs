using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HueKnowledgeGraph.Sparql.Tests;

/// <summary>A server on loopback that answers every request as a test says, byte by byte: also as no decent server would.</summary>
internal sealed class RawEndpoint : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<string, NetworkStream, CancellationToken, Task> _answer;

    /// <param name="answer">Gets the request as it came and the connection; the connection closes when it returns.</param>
    public RawEndpoint(Func<string, NetworkStream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>Its address.</summary>
    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/sparql";

    /// <summary>Requests as they came.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Always the same bytes.</summary>
    public static RawEndpoint Saying(string head, byte[] body) => new(async (_, stream, cancellation) =>
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {head}\r\nConnection: close\r\n\r\n"), cancellation);
        await stream.WriteAsync(body, cancellation);
    });

    /// <summary>Always the same JSON, as a whole.</summary>
    public static RawEndpoint Json(string json)
    {
        byte[] body = Encoding.UTF8.GetBytes(json);
        return Saying($"200 OK\r\nContent-Type: application/sparql-results+json\r\nContent-Length: {body.Length}", body);
    }

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync(_end.Token);
            }
            catch (Exception closed) when (closed is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }

            _ = AnswerAsync(client, _end.Token);
        }
    }

    private async Task AnswerAsync(TcpClient client, CancellationToken cancellation)
    {
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                string request = await ReadAsync(stream, cancellation);
                lock (Requests)
                    Requests.Add(request);
                await _answer(request, stream, cancellation);
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // the client went away, as many of these tests want it to
            }
        }
    }

    private static async Task<string> ReadAsync(NetworkStream stream, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        byte[] bytes = new byte[4096];
        while (true)
        {
            int read = await stream.ReadAsync(bytes, cancellation);
            text.Append(Encoding.ASCII.GetString(bytes, 0, read));
            string soFar = text.ToString();
            int end = soFar.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            int length = soFar.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase);
            if (read == 0 || (end > 0 && length > 0 && soFar.Length - end - 4 >= int.Parse(soFar[(length + 16)..soFar.IndexOf('\r', length)])))
                return soFar;
        }
    }
}
