using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Text;

namespace HueKnowledgeGraph.Server;

/// <summary>The address of a SPARQL endpoint: where requests go, how they say who asks, and what messages call it.</summary>
/// <param name="Uri">The address without user and password.</param>
/// <param name="Authorization">Basic authentication from <c>http://user:password@host/</c>; null if the address has none.</param>
/// <param name="Name">The address without user, password and parameters, which may hold a key: for messages and logs.</param>
internal sealed record EndpointAddress(Uri Uri, AuthenticationHeaderValue? Authorization, string Name)
{
    /// <summary>Reads an absolute http or https address.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out EndpointAddress? address)
    {
        address = null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
            return false;
        AuthenticationHeaderValue? authorization = uri.UserInfo.Length == 0
            ? null
            : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(uri.UserInfo))));
        Uri bare = new UriBuilder(uri) { UserName = "", Password = "", Fragment = "" }.Uri;
        address = new EndpointAddress(bare, authorization, bare.GetLeftPart(UriPartial.Path));
        return true;
    }
}
