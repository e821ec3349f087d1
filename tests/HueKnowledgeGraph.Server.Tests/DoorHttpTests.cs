using System.Net;

namespace HueKnowledgeGraph.Server.Tests;

/// <summary>What a stranger with curl does: wrong paths, wrong methods, tags as proxies send them.</summary>
public sealed class DoorHttpTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Theory]
    [InlineData("/nope")]
    [InlineData("/id/")]
    [InlineData("/doc")]
    public async Task A_path_that_is_not_there_is_answered_with_problem_details(string path)
    {
        using HttpResponseMessage answer = await server.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("There is nothing at " + path, await ServerFixture.TextOf(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vi", "Không tìm thấy")]
    [InlineData("en", "Not found")]
    public async Task A_reader_gets_a_page_for_a_path_that_is_not_there(string language, string title)
    {
        using HttpResponseMessage answer = await server.GetAsync("/nope<b>", "text/html,*/*;q=0.8", language);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        string page = await ServerFixture.TextOf(answer);
        Assert.Contains($"<h1>{title}</h1>", page, StringComparison.Ordinal);
        Assert.Contains("/nope&lt;b&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_that_is_not_possible_is_answered_with_those_that_are()
    {
        using HttpResponseMessage answer = await server.GetAsync("/doc/object/HUE-O001", method: HttpMethod.Delete);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Contains("DELETE is not possible at /doc/object/HUE-O001; allowed is GET, HEAD", await ServerFixture.TextOf(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TAG")]
    [InlineData("W/TAG")]
    [InlineData("\"other\", TAG")]
    [InlineData("*")]
    public async Task A_client_that_has_the_document_is_sent_none(string noneMatch)
    {
        using HttpResponseMessage first = await server.GetAsync("/doc/object/HUE-O001.ttl");
        string tag = first.Headers.ETag!.Tag;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/doc/object/HUE-O001.ttl");
        request.Headers.TryAddWithoutValidation("If-None-Match", noneMatch.Replace("TAG", tag, StringComparison.Ordinal));
        using HttpResponseMessage second = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await ServerFixture.TextOf(second));
    }

    [Fact]
    public async Task A_tag_of_another_version_fetches_the_document()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/doc/object/HUE-O001.ttl");
        request.Headers.TryAddWithoutValidation("If-None-Match", "\"other\"");
        using HttpResponseMessage answer = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
