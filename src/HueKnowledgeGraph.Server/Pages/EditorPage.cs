using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HueKnowledgeGraph.Server;

/// <summary><c>/sparql</c> for a browser: a field for the query and a table for its answer. The work is done by assets/editor.js.</summary>
internal static class EditorPage
{
    private const string FirstQuery = """
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX crm: <http://www.cidoc-crm.org/cidoc-crm/>

        SELECT ?thing ?label WHERE {
          ?thing a crm:E22_Human-Made_Object ;
                 rdfs:label ?label .
        }
        LIMIT 20
        """;

    /// <summary>Answers with the editor; a query that the address holds is in it and runs at once.</summary>
    public static Task WriteAsync(HttpContext context, string? query)
    {
        PageText words = PageText.For(PageLanguage.Of(context.Request));
        ServedGraph graph = context.RequestServices.GetRequiredService<ServedGraph>();
        var html = new HtmlText();
        html.Element("h1", words.Editor)
            .Raw("<form id=\"query-form\" action=\"/sparql\" method=\"get\"><label for=\"query\">").Text(words.Query).Raw("</label>")
            .Raw("<textarea id=\"query\" name=\"query\" rows=\"14\" spellcheck=\"false\" autocapitalize=\"off\" autocomplete=\"off\" wrap=\"off\"")
            .Raw(query is null ? "" : " data-run=\"true\"").Raw(">\n").Text(query ?? FirstQuery)
            .Raw("</textarea><p class=\"buttons\"><button id=\"run\" type=\"submit\">")
            .Text(words.Run).Raw("</button> <button id=\"stop\" type=\"button\" hidden>").Text(words.Stop).Raw("</button></p></form>\n")
            .Raw("<section aria-live=\"polite\"><h2 id=\"answer-title\">").Text(words.Answer).Raw("</h2><p id=\"status\"></p>")
            .Raw("<p id=\"downloads\" hidden>").Text(words.Download).Raw(" <span></span></p><div id=\"answer\" class=\"wide\"></div></section>\n")
            .Raw("<script type=\"application/json\" id=\"words\">").Raw(Words(words, graph)).Raw("</script>\n");
        return PageLayout.WriteAsync(context, words, words.Editor, "<script src=\"/assets/editor.js\" defer></script>\n", html);
    }

    /// <summary>What the script needs to know. The default encoder escapes &lt;, so that no text can end the element.</summary>
    private static string Words(PageText words, ServedGraph graph) => JsonSerializer.Serialize(new Dictionary<string, string>
    {
        ["language"] = words.Language,
        ["things"] = graph.Iris.Things,
        ["running"] = words.Running,
        ["stopped"] = words.Stopped,
        ["rowsAndTime"] = words.RowsAndTime,
        ["rowsShown"] = words.RowsShown,
        ["yes"] = words.Yes,
        ["no"] = words.No,
    });
}
