using System.IO.Compression;
using System.Text;
using ZstdSharp;

namespace HueKnowledgeGraph.Rdf.Tests.Formats;

public sealed class CompressedTextTests
{
    private static readonly byte[] Lines = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 5000).Select(i => $"<urn:s> <urn:p> \"{i * 7919}\" .\n")));

    [Theory]
    [InlineData("gzip")]
    [InlineData("Zstandard")]
    public void Compressed_text_is_read(string kind) => Assert.Equal(5000, QuadList.Read(Compressed(kind, Lines, 1), RdfFormat.NTriples).Count);

    [Theory]
    [InlineData("gzip")]
    [InlineData("Zstandard")]
    public void A_file_that_was_cut_off_is_an_error(string kind)
    {
        byte[] whole = Compressed(kind, Lines, 1);
        foreach (int length in new[] { whole.Length / 2, whole.Length - 3 })
        {
            var error = Assert.Throws<InvalidDataException>(() => QuadList.Read(whole[..length], RdfFormat.NTriples, new RdfReadOptions { SourceName = "hue.nt" }));
            Assert.StartsWith($"hue.nt: the {kind} data is damaged or cut short", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("Zstandard")]
    public void Text_that_grows_beyond_the_limit_is_refused(string kind)
    {
        byte[] megabyte = new byte[1 << 20];
        megabyte.AsSpan().Fill((byte)'\n');
        byte[] bomb = Compressed(kind, megabyte, 100);
        Assert.True(bomb.Length < (100 << 20) / CompressedText.MostTimesLonger, $"{bomb.Length}");
        var error = Assert.Throws<InvalidDataException>(() => QuadList.Read(bomb, RdfFormat.NTriples));
        Assert.Contains("more than 250 times longer", error.Message, StringComparison.Ordinal);
    }

    private static byte[] Compressed(string kind, byte[] text, int times)
    {
        var output = new MemoryStream();
        using (Stream packed = kind == "gzip" ? new GZipStream(output, CompressionLevel.Optimal) : new CompressionStream(output))
        {
            for (int i = 0; i < times; i++)
                packed.Write(text);
        }

        return output.ToArray();
    }
}
