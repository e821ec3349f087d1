using Microsoft.AspNetCore.Http;

namespace HueKnowledgeGraph.Server;

/// <summary>The page for what is not there: a name that the graph does not hold, a path of no use.</summary>
internal static class NotFoundPage
{
    /// <summary>Answers 404.</summary>
    public static Task WriteAsync(HttpContext context, string iri) => WriteAsync(context, words => words.NotFoundLine, iri);

    /// <summary>Answers 404 for the path of the request.</summary>
    public static Task WriteForPathAsync(HttpContext context)
    {
        context.Response.Headers.Vary = "Accept, Accept-Language";
        return WriteAsync(context, words => words.NoPageLine, context.Request.Path.Value ?? "");
    }

    private static Task WriteAsync(HttpContext context, Func<PageText, string> line, string iri)
    {
        PageText words = PageText.For(PageLanguage.Of(context.Request));
        HtmlText content = new HtmlText().Element("h1", words.NotFound).Raw("<p>").Text(line(words)).Raw(" <code>").Text(iri).Raw("</code></p><p>")
            .Link(PageLayout.Path("/", words), words.Home).Raw("</p>");
        return PageLayout.WriteAsync(context, words, words.NotFound, "", content, StatusCodes.Status404NotFound);
    }
}
