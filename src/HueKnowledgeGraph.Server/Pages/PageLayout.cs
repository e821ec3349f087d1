using System.Text;
using Microsoft.AspNetCore.Http;

namespace HueKnowledgeGraph.Server;

/// <summary>What all pages share: head, navigation, language switch, foot.</summary>
internal static class PageLayout
{
    /// <summary>Sends a page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="words">Its language.</param>
    /// <param name="title">Title of the page, without the site's name.</param>
    /// <param name="head">More markup for the head.</param>
    /// <param name="content">The main part.</param>
    /// <param name="status">HTTP status.</param>
    public static async Task WriteAsync(HttpContext context, PageText words, string title, string head, HtmlText content, int status = StatusCodes.Status200OK)
    {
        byte[] page = Encoding.UTF8.GetBytes(Frame(context.Request, words, title, head, content).ToString());
        HttpResponse response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = page.Length;
        response.Headers.ContentLanguage = words.Language;
        response.Headers.ContentSecurityPolicy = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
        response.Headers.XContentTypeOptions = "nosniff";
        await response.Body.WriteAsync(page, context.RequestAborted);
    }

    private static HtmlText Frame(HttpRequest request, PageText words, string title, string head, HtmlText content)
    {
        var page = new HtmlText();
        page.Raw("<!doctype html>\n<html lang=\"").Text(words.Language).Raw("\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Element("title", title == words.SiteName ? title : $"{title} · {words.SiteName}")
            .Raw("\n<link rel=\"stylesheet\" href=\"/assets/style.css\">\n<link rel=\"icon\" href=\"/assets/icon.svg\" type=\"image/svg+xml\">\n")
            .Raw(head).Raw("</head>\n<body>\n")
            .Raw("<a class=\"skip\" href=\"#content\">").Text(words.SkipToContent).Raw("</a>\n<header class=\"top\"><nav>")
            .Raw("<a class=\"name\" href=\"").Text(Path("/", words)).Raw("\">").Text(words.SiteName).Raw("</a><span class=\"links\">")
            .Link(Path("/sparql", words), words.Editor)
            .Raw("<a hreflang=\"").Text(words.OtherLanguage).Raw("\" lang=\"").Text(words.OtherLanguage).Raw("\" href=\"")
            .Text(InOtherLanguage(request, words)).Raw("\">").Text(words.OtherLanguageName).Raw("</a></span></nav></header>\n<main id=\"content\">\n")
            .Raw(content.ToString()).Raw("\n</main>\n<footer><p>").Text(words.Foot).Raw("</p></footer>\n</body>\n</html>\n");
        return page;
    }

    /// <summary>A path of ours that stays in the page's language.</summary>
    public static string Path(string path, PageText words) => path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=" + words.Language;

    /// <summary>The same page in the other language, other parameters kept.</summary>
    private static string InOtherLanguage(HttpRequest request, PageText words)
    {
        QueryString query = QueryString.Create(request.Query.Where(parameter => parameter.Key != "lang")).Add("lang", words.OtherLanguage);
        return request.Path.ToUriComponent() + query.ToUriComponent();
    }
}
