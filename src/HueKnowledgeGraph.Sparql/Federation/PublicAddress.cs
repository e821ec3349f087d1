using System.Net;
using System.Net.Sockets;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Tells addresses of the public internet from those that only this machine or its network can see.</summary>
/// <remarks>By the registries of special-purpose addresses of IANA (RFC 6890 and later): everything that is not globally reachable is refused,
/// also where it is wrapped in an IPv6 address (mapped, NAT64).</remarks>
internal static class PublicAddress
{
    private static readonly IPNetwork[] Special4 =
    [
        Network("0.0.0.0/8"), Network("10.0.0.0/8"), Network("100.64.0.0/10"), Network("127.0.0.0/8"), Network("169.254.0.0/16"), Network("172.16.0.0/12"),
        Network("192.0.0.0/24"), Network("192.0.2.0/24"), Network("192.88.99.0/24"), Network("192.168.0.0/16"), Network("198.18.0.0/15"),
        Network("198.51.100.0/24"), Network("203.0.113.0/24"), Network("224.0.0.0/4"), Network("240.0.0.0/4"),
    ];

    private static readonly IPNetwork Global6 = Network("2000::/3");
    private static readonly IPNetwork Nat64 = Network("64:ff9b::/96");

    /// <summary>Inside 2000::/3: Teredo and protocol assignments, documentation, 6to4, which holds an IPv4 address of anyone's choice.</summary>
    private static readonly IPNetwork[] Special6 = [Network("2001::/23"), Network("2001:db8::/32"), Network("2002::/16"), Network("3fff::/20")];

    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return !Array.Exists(Special4, network => network.Contains(address));
        if (Nat64.Contains(address))
            return Is(new IPAddress(address.GetAddressBytes().AsSpan(12)));
        return Global6.Contains(address) && !Array.Exists(Special6, network => network.Contains(address));
    }

    private static IPNetwork Network(string text) => IPNetwork.Parse(text);
}
