using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HueKnowledgeGraph.Server;

/// <summary><c>/</c>: what is inside, and questions that run on a click.</summary>
internal static class FrontPage
{
    /// <summary>How old counts of a graph that can change may be.</summary>
    private static readonly TimeSpan CountsAge = TimeSpan.FromMinutes(1);

    /// <summary>Adds the route. Counts are taken once if the graph does not change while it is served, else once a minute.</summary>
    public static void Map(IEndpointRouteBuilder routes, ServedGraph graph, IReadOnlyList<ExampleQuestion> questions)
    {
        IReadOnlyList<(string, string, long)>? counts = null;
        long taken = 0;
        routes.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], async context =>
        {
            if (counts is null || (graph.Source.CanChange && graph.Settings.Clock.GetElapsedTime(taken) > CountsAge))
            {
                using QueryPlaces.Place place = await graph.Places.EnterAsync(context.RequestAborted);
                counts = await GraphCounts.OfAsync(graph, context.RequestAborted);
                taken = graph.Settings.Clock.GetTimestamp();
            }

            context.Response.Headers.Vary = "Accept-Language";
            await WriteAsync(context, graph, counts, questions);
        });
    }

    private static Task WriteAsync(
        HttpContext context, ServedGraph graph, IReadOnlyList<(string Key, string Query, long Count)> counts, IReadOnlyList<ExampleQuestion> questions)
    {
        PageText words = PageText.For(PageLanguage.Of(context.Request));
        var html = new HtmlText();
        html.Raw("<section class=\"hero\">").Element("h1", words.SiteName).Element("p", words.SiteLine).Raw("</section>\n<section>")
            .Element("h2", words.Inside).Raw("<ul class=\"counts\">");
        foreach ((string key, string query, long count) in counts)
        {
            html.Raw("<li><a href=\"").Text(EditorPath(query, words)).Raw("\"><strong>").Text(Number(count, words)).Raw("</strong> <span>")
                .Text(words.Counts[key]).Raw("</span></a></li>");
        }

        html.Raw("</ul></section>\n");
        if (questions.Count > 0)
            Questions(html, questions, words);
        html.Raw("<section>").Element("h2", words.ForPrograms).Element("p", words.ForProgramsLine)
            .Raw("<pre><code>").Text($"curl {context.Request.Scheme}://{context.Request.Host}/sparql \\\n  -H 'Accept: text/csv' \\\n")
            .Text("  --data-urlencode 'query=SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }'\n\n")
            .Text($"curl -L -H 'Accept: text/turtle' {context.Request.Scheme}://{context.Request.Host}/id/…   # {graph.Iris.Things}…")
            .Raw("</code></pre></section>");
        return PageLayout.WriteAsync(context, words, words.SiteName, "", html);
    }

    private static void Questions(HtmlText html, IReadOnlyList<ExampleQuestion> questions, PageText words)
    {
        html.Raw("<section>").Element("h2", words.Questions).Element("p", words.QuestionsLine).Raw("<ol class=\"questions\">");
        foreach (ExampleQuestion question in questions)
        {
            html.Raw("<li><a href=\"").Text(EditorPath(question.Query, words)).Raw("\"><strong>").Text(question.Titles[words.Language]).Raw("</strong>");
            if (question.Sentences.TryGetValue(words.Language, out string? sentence))
                html.Raw(" <span>").Text(sentence).Raw("</span>");
            html.Raw("</a></li>");
        }

        html.Raw("</ol></section>\n");
    }

    private static string EditorPath(string query, PageText words) => PageLayout.Path("/sparql?query=" + Uri.EscapeDataString(query), words);

    private static string Number(long count, PageText words) => count.ToString("N0", CultureInfo.GetCultureInfo(words.Language));
}
