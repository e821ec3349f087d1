using System.Net;

namespace HueKnowledgeGraph.Server.Tests;

public sealed class PageTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    [Theory]
    [InlineData("vi", "Trong đồ thị có gì", "Những hiện vật thuộc bộ Cửu đỉnh.")]
    [InlineData("en", "What is inside", "The objects that belong to the set.")]
    public async Task The_front_page_counts_and_asks_in_both_languages(string language, string heading, string question)
    {
        using HttpResponseMessage response = await server.GetAsync("/", Browser, language);
        string html = await ServerFixture.TextOf(response);
        Assert.Contains($"<html lang=\"{language}\">", html, StringComparison.Ordinal);
        Assert.Contains(heading, html, StringComparison.Ordinal);
        Assert.Contains(question, html, StringComparison.Ordinal);
        Assert.Contains("<strong>2</strong>", html, StringComparison.Ordinal);
        Assert.Contains("/sparql?query=PREFIX%20crm", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "vi")]
    [InlineData("fr", "en")]
    [InlineData("en-GB,en;q=0.9,vi;q=0.8", "en")]
    [InlineData("en;q=0.5,vi;q=0.8", "vi")]
    public async Task The_language_follows_the_browser(string? header, string expected)
    {
        using HttpResponseMessage response = await server.GetAsync("/", Browser, header);
        Assert.Equal(expected, Assert.Single(response.Content.Headers.ContentLanguage));
    }

    [Fact]
    public async Task A_browser_gets_the_editor_with_the_query_of_the_address()
    {
        using HttpResponseMessage response = await server.GetAsync(ServerFixture.Ask("ASK { ?s ?p \"</textarea>\" }"), Browser);
        string html = await ServerFixture.TextOf(response);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("data-run=\"true\"", html, StringComparison.Ordinal);
        Assert.Contains("ASK { ?s ?p &quot;&lt;/textarea&gt;&quot; }</textarea>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/assets/style.css", "text/css")]
    [InlineData("/assets/editor.js", "text/javascript")]
    [InlineData("/assets/icon.svg", "image/svg+xml")]
    [InlineData("/health/live", "text/plain")]
    [InlineData("/health/ready", "text/plain")]
    public async Task What_pages_need_is_there(string path, string expected)
    {
        using HttpResponseMessage response = await server.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(expected, response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public void Both_languages_have_every_word()
    {
        Assert.Equal(PageTextEnglish.Words.Counts.Keys.Order(), PageTextVietnamese.Words.Counts.Keys.Order());
        foreach (System.Reflection.PropertyInfo word in typeof(PageText).GetProperties().Where(property => property.PropertyType == typeof(string)))
        {
            Assert.NotEmpty((string)word.GetValue(PageTextVietnamese.Words)!);
            Assert.NotEmpty((string)word.GetValue(PageTextEnglish.Words)!);
        }
    }

    [Fact]
    public async Task Nothing_is_loaded_from_elsewhere()
    {
        foreach (string path in (string[])["/", "/sparql", "/doc/object/HUE-O001"])
        {
            using HttpResponseMessage response = await server.GetAsync(path, Browser);
            string html = await ServerFixture.TextOf(response);
            Assert.DoesNotMatch("(src|<link[^>]*href)=\"https?:", html);
            Assert.Contains("default-src 'self'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        }
    }
}
