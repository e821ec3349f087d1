namespace HueKnowledgeGraph.Server.Tests;

public sealed class AcceptHeaderTests
{
    private static readonly string[] Offers = ["application/json", "application/xml", "text/csv"];

    [Theory]
    [InlineData(null, 0)]
    [InlineData("", 0)]
    [InlineData("*/*", 0)]
    [InlineData("text/csv", 2)]
    [InlineData("TEXT/CSV", 2)]
    [InlineData("text/*", 2)]
    [InlineData("application/xml, application/json", 0)]
    [InlineData("application/json;q=0.5, application/xml;q=0.9", 1)]
    [InlineData("application/json;q=0, */*;q=0.1", 1)]
    [InlineData("*/*;q=0.1, application/*;q=0.2, text/csv;q=0.3", 2)]
    [InlineData("application/json; charset=utf-8; q=0.2, text/csv;q=0.1", 0)]
    [InlineData("text/html", -1)]
    [InlineData("application/json;q=0", -1)]
    [InlineData("application/json;q=nonsense", -1)]
    public void The_best_liked_offer_is_chosen(string? header, int expected) =>
        Assert.Equal(expected, AcceptHeader.Choose(header, Offers));
}
