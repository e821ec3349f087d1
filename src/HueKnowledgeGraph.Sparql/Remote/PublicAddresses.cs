using System.Net;
using System.Net.Sockets;

namespace HueKnowledgeGraph.Sparql;

/// <summary>
/// Connections to public addresses only: names are resolved first, and what they resolve to is what is judged and connected to, so that a name
/// cannot lead into the network of the server (server-side request forgery).
/// </summary>
internal static class PublicAddresses
{
    /// <summary>Connects to the first public address of a host; for <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="HttpRequestException">The host has none, or none answers.</exception>
    public static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        DnsEndPoint host = context.DnsEndPoint;
        IPAddress[] found = await Dns.GetHostAddressesAsync(host.Host, cancellation);
        IPAddress[] allowed = [.. found.Where(IsPublic)];
        if (allowed.Length == 0)
            throw new HttpRequestException($"{host.Host} is at {string.Join(", ", found.Select(address => address.ToString()))}, which is no public address.");
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

    /// <summary>False for addresses of this machine, of private and local networks, of groups, and for reserved ones (RFC 6890).</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return IsPublic4(address.GetAddressBytes());
        if (address.IsIPv4MappedToIPv6)
            return IsPublic4(address.MapToIPv4().GetAddressBytes());
        byte[] bytes = address.GetAddressBytes();
        bool isGlobal = (bytes[0] & 0xE0) == 0x20; // 2000::/3 is all that is given out
        bool isTunnel = (bytes[0] == 0x20 && bytes[1] == 0x02) || (bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0); // 6to4, Teredo
        return isGlobal && !isTunnel;
    }

    private static bool IsPublic4(byte[] address) => address switch
    {
        [0 or 10 or 127, ..] => false,
        [100, >= 64 and < 128, ..] => false,
        [169, 254, ..] => false,
        [172, >= 16 and < 32, ..] => false,
        [192, 168, ..] or [192, 0, 0, _] => false,
        [198, 18 or 19, ..] => false,
        [>= 224, ..] => false,
        _ => true,
    };
}
