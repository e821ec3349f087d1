namespace HueKnowledgeGraph.Rdf.Tests.Formats;

public sealed class RdfFormatTests
{
    [Theory]
    [InlineData("a.nt", "N-Triples")]
    [InlineData("a.b.NQ.GZ", "N-Quads")]
    [InlineData("/x.ttl/y.trig", "TriG")]
    [InlineData("kinh-thành.ttl.gz", "Turtle")]
    [InlineData("a.csv", null)]
    [InlineData("ttl", null)]
    public void A_file_name_tells_the_format(string fileName, string? expected)
    {
        Assert.Equal(expected is not null, RdfFormat.TryFromFileName(fileName, out RdfFormat? format));
        Assert.Equal(expected, format?.Name);
    }

    [Theory]
    [InlineData("text/turtle; charset=utf-8", "Turtle")]
    [InlineData("Application/N-Quads", "N-Quads")]
    [InlineData("text/html", null)]
    public void A_media_type_tells_the_format(string mediaType, string? expected)
    {
        Assert.Equal(expected is not null, RdfFormat.TryFromMediaType(mediaType, out RdfFormat? format));
        Assert.Equal(expected, format?.Name);
    }
}
