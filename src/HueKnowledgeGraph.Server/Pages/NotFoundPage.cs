using Microsoft.AspNetCore.Http;

namespace HueKnowledgeGraph.Server;

/// <summary>The page for a name that the graph does not hold.</summary>
internal static class NotFoundPage
{
    /// <summary>Answers 404.</summary>
    public static Task WriteAsync(HttpContext context, string iri)
    {
        PageText words = PageText.For(PageLanguage.Of(context.Request));
        HtmlText content = new HtmlText().Element("h1", words.NotFound).Raw("<p>").Text(words.NotFoundLine).Raw(" <code>").Text(iri).Raw("</code></p><p>")
            .Link(PageLayout.Path("/", words), words.Home).Raw("</p>");
        return PageLayout.WriteAsync(context, words, words.NotFound, "", content, StatusCodes.Status404NotFound);
    }
}
