using System.Net;
using System.Net.Sockets;

namespace HueKnowledgeGraph.Sparql;

/// <summary>
/// Connections to public addresses only: names are resolved first, and what they resolve to is what is judged and connected to, so that a name
/// cannot lead into the network of the server (server-side request forgery).
/// </summary>
internal static class PublicConnections
{
    /// <summary>Connects to the first public address of a host that answers; for <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="HttpRequestException">The host has none.</exception>
    public static async ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        DnsEndPoint host = context.DnsEndPoint;
        IPAddress[] found = await Dns.GetHostAddressesAsync(host.Host, cancellation);
        IPAddress[] allowed = [.. found.Where(PublicAddress.Is)];
        if (allowed.Length == 0)
            throw new HttpRequestException($"{host.Host} is at {string.Join(", ", found.Select(address => address.ToString()))}, which is no public address");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, host.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
