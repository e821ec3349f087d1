using System.IO.Compression;
using System.Text;
using CsCheck;
using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.Rdf.Tests.Formats;

public sealed class RoundTripTests
{
    private static readonly (string, string)[] Prefixes = [("", "http://hue.vn/"), ("hue", "http://hue.vn/id/"), ("xsd", Xsd.Namespace), ("x.y", "urn:x:")];

    /// <summary>Formats that can write any quads; RDF/XML and JSON-LD cannot and have tests of their own.</summary>
    public static TheoryData<string> Formats => [.. RdfFormat.All.Where(f => f != RdfFormat.RdfXml && f != RdfFormat.JsonLd).Select(f => f.Name)];

    [Theory, MemberData(nameof(Formats))]
    public void What_is_written_reads_back_the_same(string name)
    {
        RdfFormat format = RdfFormat.All.Single(f => f.Name == name);
        Gen.Select(format.HasGraphs ? RandomTerms.Quads : RandomTerms.Triples, Gen.Bool).SampleFixed(
            (quads, withPrefixes) =>
            {
                byte[] text = quads.Write(format, withPrefixes ? Prefixes : []);
                Assert.Equal(quads, QuadList.Read(text, format));
            },
            iter: 3000,
            print: state => Encoding.UTF8.GetString(state.Item1.Write(format)));
    }

    [Theory, MemberData(nameof(Formats))]
    public void The_size_of_the_window_does_not_matter(string name)
    {
        RdfFormat format = RdfFormat.All.Single(f => f.Name == name);
        Gen.Select(format.HasGraphs ? RandomTerms.Quads : RandomTerms.Triples, Gen.Int[1, 40]).SampleFixed(
            (quads, windowBytes) =>
            {
                byte[] text = quads.Write(format, Prefixes);
                var sink = new QuadList();
                if (format == RdfFormat.NTriples || format == RdfFormat.NQuads)
                    NTriplesDocumentReader.Read(new MemoryStream(text), format, sink, new RdfReadOptions(), default, windowBytes);
                else
                    TurtleReader.Read(new MemoryStream(text), format, sink, new RdfReadOptions(), default, windowBytes);
                Assert.Equal(quads, sink.Quads);
            },
            iter: 1000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void A_stream_may_give_few_bytes_at_a_time(int bytes)
    {
        const string Text = "@prefix : <http://hue.vn/> .\n:điện a :Palace ; :name \"Điện Thái Hòa\"@vi , '''太和殿'''@zh-Hant . # end";
        var sink = new QuadList();
        RdfReader.Read(new TricklingStream(Encoding.UTF8.GetBytes(Text), bytes), RdfFormat.Turtle, sink, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(QuadList.Read(Text, RdfFormat.Turtle), sink.Quads);
        Assert.Equal(3, sink.Quads.Count);
    }

    [Fact]
    public void Gzip_is_read_and_its_members_may_follow_each_other()
    {
        byte[] Member(string text)
        {
            var output = new MemoryStream();
            using (var gzip = new GZipStream(output, CompressionLevel.Fastest))
                gzip.Write(Encoding.UTF8.GetBytes(text));
            return output.ToArray();
        }

        byte[] both = [.. Member("<urn:s> <urn:p> \"1\" .\n"), .. Member("<urn:s> <urn:p> \"2\" .\n")];
        var sink = new QuadList();
        RdfReader.Read(new TricklingStream(both, 1), RdfFormat.NTriples, sink, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(["1", "2"], sink.Quads.Select(q => ((Literal)q.Object).Lexical));
    }

    [Fact]
    public void A_named_graph_is_refused_by_a_format_without_graphs()
    {
        var quad = new Quad(new Iri("urn:s"), new Iri("urn:p"), new Iri("urn:o"), new Iri("urn:g"));
        foreach (RdfFormat format in RdfFormat.All.Where(f => !f.HasGraphs))
        {
            var error = Assert.Throws<InvalidOperationException>(() => new[] { quad }.Write(format));
            Assert.Contains("<urn:g>", error.Message, StringComparison.Ordinal);
        }
    }

    private sealed class TricklingStream(byte[] bytes, int step) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(step, buffer.Length)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(step, count));
    }
}
