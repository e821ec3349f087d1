using Microsoft.AspNetCore.Http;

namespace HueKnowledgeGraph.Server;

/// <summary>In which of the two languages a page is written: <c>?lang=</c>, else Accept-Language, else Vietnamese.</summary>
internal static class PageLanguage
{
    /// <summary>"vi".</summary>
    public const string Vietnamese = "vi";

    /// <summary>"en".</summary>
    public const string English = "en";

    /// <summary>The language that a request wants.</summary>
    public static string Of(HttpRequest request)
    {
        string asked = request.Query["lang"].ToString();
        if (asked is Vietnamese or English)
            return asked;
        string header = request.Headers.AcceptLanguage.ToString();
        if (string.IsNullOrWhiteSpace(header))
            return Vietnamese;
        return QualityOf(header, Vietnamese) > 0 && QualityOf(header, Vietnamese) >= QualityOf(header, English) ? Vietnamese : English;
    }

    /// <summary>Quality of a language or of any of its regions ("en-GB" counts for "en").</summary>
    private static double QualityOf(string header, string language)
    {
        double best = 0;
        foreach (string item in header.Split(',', StringSplitOptions.TrimEntries))
        {
            string range = item.Split(';')[0].Trim();
            if (range.Equals(language, StringComparison.OrdinalIgnoreCase) || range.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase))
                best = Math.Max(best, AcceptHeader.QualityOf(item, range));
        }

        return best;
    }
}
