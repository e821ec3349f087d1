using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace HueKnowledgeGraph.Server;

/// <summary>Conditions on versions (RFC 9110, section 13.1): what If-Match and If-None-Match say of a tag.</summary>
internal static class EntityTags
{
    /// <summary>True iff the client has this version: If-None-Match lists its tag, also as a weak one, or is a star.</summary>
    public static bool IsKnown(string tag, HttpRequest request) => Lists(request.Headers.IfNoneMatch, ours => ours == tag);

    /// <summary>True iff a header lists a tag that is meant, or is a star. Weak marks are passed over.</summary>
    public static bool Lists(StringValues header, Func<string, bool> isMeant) =>
        EntityTagHeaderValue.TryParseList(header, out IList<EntityTagHeaderValue>? theirs)
        && theirs.Any(known => known.Equals(EntityTagHeaderValue.Any) || isMeant(known.Tag.ToString()));

    /// <summary>As <see cref="Lists"/> for If-Match, which compares strongly: a weak tag means nothing.</summary>
    public static bool ListsStrong(StringValues header, Func<string, bool> isMeant) =>
        EntityTagHeaderValue.TryParseList(header, out IList<EntityTagHeaderValue>? theirs)
        && theirs.Any(known => known.Equals(EntityTagHeaderValue.Any) || (!known.IsWeak && isMeant(known.Tag.ToString())));
}
