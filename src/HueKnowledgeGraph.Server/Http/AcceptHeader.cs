using System.Globalization;

namespace HueKnowledgeGraph.Server;

/// <summary>Content negotiation (RFC 9110, section 12.5.1): which of our media types a client likes best.</summary>
internal static class AcceptHeader
{
    /// <summary>
    /// The best offer: highest quality first, then the offers' own order. The most special range that matches an offer gives its quality.
    /// An absent or empty header takes the first offer.
    /// </summary>
    /// <param name="header">The Accept header, several lines joined by commas, or null.</param>
    /// <param name="offers">Media types without parameters, most preferred first.</param>
    /// <returns>Index into <paramref name="offers"/>, or -1 if none is acceptable.</returns>
    public static int Choose(string? header, ReadOnlySpan<string> offers)
    {
        if (string.IsNullOrWhiteSpace(header))
            return 0;
        int best = -1;
        double bestQuality = 0;
        for (int i = 0; i < offers.Length; i++)
        {
            double quality = QualityOf(header, offers[i]);
            if (quality > bestQuality)
                (best, bestQuality) = (i, quality);
        }

        return best;
    }

    /// <summary>How much a client likes a media type, 0 (not at all) to 1.</summary>
    public static double QualityOf(ReadOnlySpan<char> header, ReadOnlySpan<char> mediaType)
    {
        double quality = 0;
        int special = 0;
        foreach (Range part in header.Split(','))
        {
            ReadOnlySpan<char> item = header[part];
            int semicolon = item.IndexOf(';');
            int match = Match((semicolon < 0 ? item : item[..semicolon]).Trim(), mediaType);
            if (match > special)
                (special, quality) = (match, semicolon < 0 ? 1 : Quality(item[(semicolon + 1)..]));
        }

        return quality;
    }

    /// <summary>3 for the type itself, 2 for <c>type/*</c>, 1 for <c>*/*</c>, 0 for no match.</summary>
    private static int Match(ReadOnlySpan<char> range, ReadOnlySpan<char> mediaType)
    {
        if (range.Equals(mediaType, StringComparison.OrdinalIgnoreCase))
            return 3;
        if (range is "*/*" or "*")
            return 1;
        return range.EndsWith("/*") && mediaType.StartsWith(range[..^1], StringComparison.OrdinalIgnoreCase) ? 2 : 0;
    }

    private static double Quality(ReadOnlySpan<char> parameters)
    {
        foreach (Range part in parameters.Split(';'))
        {
            ReadOnlySpan<char> parameter = parameters[part].Trim();
            if (parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase))
                return double.TryParse(parameter[2..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double q) ? Math.Clamp(q, 0, 1) : 0;
        }

        return 1;
    }
}
