using System.Net;

namespace HueKnowledgeGraph.Server.Tests;

public sealed class ThingTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    [Fact]
    public async Task A_thing_sends_on_to_its_document()
    {
        using HttpResponseMessage response = await server.GetAsync("/id/object/HUE-O001");
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal("/doc/object/HUE-O001", response.Headers.Location?.OriginalString);
        Assert.Contains("Accept", response.Headers.Vary);
    }

    [Fact]
    public async Task A_name_with_diacritics_is_found_escaped_or_not()
    {
        using HttpResponseMessage response = await server.GetAsync("/id/place/" + Uri.EscapeDataString("điện-thái-hòa"));
        Assert.Equal("/doc/place/" + Uri.EscapeDataString("điện-thái-hòa"), response.Headers.Location?.OriginalString);
        using HttpResponseMessage page = await server.GetAsync(response.Headers.Location!.OriginalString, Browser, "en");
        string html = await ServerFixture.TextOf(page);
        Assert.Contains("<h1>Hall of Supreme Harmony</h1>", html, StringComparison.Ordinal);
        Assert.Contains("16.4698° N, 107.5781° E", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/id/object/NOT-THERE")]
    [InlineData("/doc/object/NOT-THERE")]
    [InlineData("/doc/object/NOT-THERE.ttl")]
    [InlineData("/doc/object/a(b)")]
    [InlineData("/doc/object")]
    [InlineData("/doc/object/")]
    [InlineData("/id/object")]
    public async Task What_the_graph_does_not_hold_is_404(string path)
    {
        using HttpResponseMessage response = await server.GetAsync(path, "text/turtle");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Escaped_ascii_signs_stay_escaped_in_a_name()
    {
        using HttpResponseMessage response = await server.GetAsync("/doc/object/a%28b%29", "text/turtle");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("", "text/turtle", "text/turtle")]
    [InlineData(".ttl", Browser, "text/turtle")]
    [InlineData(".nt", null, "application/n-triples")]
    [InlineData(".nq", null, "application/n-quads")]
    [InlineData(".trig", null, "application/trig")]
    [InlineData(".html", "text/turtle", "text/html")]
    [InlineData("", Browser, "text/html")]
    [InlineData("", null, "text/html")]
    public async Task A_document_has_every_form(string ending, string? accept, string expected)
    {
        using HttpResponseMessage response = await server.GetAsync("/doc/object/HUE-O001" + ending, accept);
        Assert.Equal(expected, response.Content.Headers.ContentType?.MediaType);
        string text = await ServerFixture.TextOf(response);
        Assert.Contains("高鼎", text, StringComparison.Ordinal);
        Assert.Contains("minh-mang", text, StringComparison.Ordinal);
        Assert.Equal(expected is "application/n-quads" or "application/trig", text.Contains("graph/objects", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_names_properties_and_things_in_the_readers_language()
    {
        using HttpResponseMessage response = await server.GetAsync("/doc/object/HUE-O001", Browser, "vi-VN,vi;q=0.9,en;q=0.5");
        string html = await ServerFixture.TextOf(response);
        Assert.Equal("vi", Assert.Single(response.Content.Headers.ContentLanguage));
        Assert.Contains("<h1>Cao đỉnh</h1>", html, StringComparison.Ordinal);
        Assert.Contains("được thực hiện bởi", html, StringComparison.Ordinal);
        Assert.Contains("Hiện vật nhân tạo", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/doc/actor/minh-mang?lang=vi\">Minh Mạng</a>", html, StringComparison.Ordinal);
        Assert.Contains("Điều đã biết", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_language_of_the_address_goes_before_the_browsers()
    {
        using HttpResponseMessage response = await server.GetAsync("/doc/object/HUE-O001?lang=en", Browser, "vi");
        string html = await ServerFixture.TextOf(response);
        Assert.Contains("<h1>Cao urn</h1>", html, StringComparison.Ordinal);
        Assert.Contains("carried out by", html, StringComparison.Ordinal);
        Assert.Contains("What is known", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_says_what_mentions_the_thing()
    {
        using HttpResponseMessage response = await server.GetAsync("/doc/actor/minh-mang?lang=en", Browser);
        string html = await ServerFixture.TextOf(response);
        Assert.Contains("Mentioned by", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/doc/object/HUE-O001?lang=en\">Cao urn</a>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_of_the_graph_is_never_markup()
    {
        using HttpResponseMessage response = await server.GetAsync("/doc/object/evil?lang=en", Browser);
        string html = await ServerFixture.TextOf(response);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript:", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_known_already_is_304()
    {
        using HttpResponseMessage first = await server.GetAsync("/doc/object/HUE-O001.ttl");
        string tag = first.Headers.ETag!.Tag;
        var request = new HttpRequestMessage(HttpMethod.Get, "/doc/object/HUE-O001.ttl");
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        using HttpResponseMessage second = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        using HttpResponseMessage other = await server.GetAsync("/doc/object/HUE-O001.nt");
        Assert.NotEqual(tag, other.Headers.ETag!.Tag);
    }

    [Fact]
    public async Task A_document_links_to_its_other_forms_and_to_the_thing()
    {
        using HttpResponseMessage response = await server.GetAsync("/doc/object/HUE-O001.ttl");
        string links = string.Join(", ", response.Headers.GetValues("Link"));
        Assert.Contains("<https://hue.example/id/object/HUE-O001>; rel=\"describes\"", links, StringComparison.Ordinal);
        Assert.Contains("</doc/object/HUE-O001.trig>; rel=\"alternate\"; type=\"application/trig\"", links, StringComparison.Ordinal);
    }
}
