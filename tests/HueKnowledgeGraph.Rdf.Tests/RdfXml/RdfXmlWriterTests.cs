using System.Text;
using CsCheck;
using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.Rdf.Tests.RdfXml;

public sealed class RdfXmlWriterTests
{
    [Fact]
    public void What_is_written_reads_back_the_same_or_is_refused_with_the_reason()
    {
        int written = 0;
        Gen.Select(RandomTerms.Triples, Gen.Bool).SampleFixed(
            (quads, withPrefixes) =>
            {
                foreach (Quad[] part in quads.Chunk(2))
                {
                    byte[] text;
                    try
                    {
                        text = part.Write(RdfFormat.RdfXml, withPrefixes ? [("", "http://hue.vn/"), ("hue", "http://hue.vn/id/"), ("x.y", "urn:x:")] : []);
                    }
                    catch (NotSupportedException refusal)
                    {
                        Assert.StartsWith("RDF/XML cannot write", refusal.Message, StringComparison.Ordinal);
                        continue;
                    }

                    Interlocked.Add(ref written, part.Length);
                    Assert.True(GraphIsomorphism.AreIsomorphic(part, QuadList.Read(text, RdfFormat.RdfXml)), Encoding.UTF8.GetString(text));
                }
            },
            iter: 3000);
        Assert.True(written > 1000, $"only {written} statements had a form");
    }

    [Fact]
    public void Statements_of_one_subject_share_a_node_element()
    {
        var bell = new Iri("http://hue.vn/id/object/O2");
        Quad[] quads =
        [
            new(bell, new Iri(RdfVocabulary.Type), new Iri("http://hue.vn/Bell")),
            new(bell, new Iri("http://hue.vn/name"), Literal.WithLanguage("Đại hồng chung & <Thiên Mụ>", "vi")),
        ];
        Assert.Equal("""
            <?xml version="1.0" encoding="utf-8"?>
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:its="http://www.w3.org/2005/11/its"
                xmlns:hue="http://hue.vn/" rdf:version="1.2" its:version="2.0">
              <rdf:Description rdf:about="http://hue.vn/id/object/O2">
                <rdf:type rdf:resource="http://hue.vn/Bell"/>
                <hue:name xml:lang="vi">Đại hồng chung &amp; &lt;Thiên Mụ&gt;</hue:name>
              </rdf:Description>
            </rdf:RDF>

            """, Encoding.UTF8.GetString(quads.Write(RdfFormat.RdfXml, ("hue", "http://hue.vn/"))));
    }

    [Theory]
    [InlineData("http://hue.vn/1", "text", "predicate")]
    [InlineData("http://www.w3.org/1999/02/22-rdf-syntax-ns#li", "text", "predicate")]
    [InlineData("http://hue.vn/p", "bell\u0007", "U+0007")]
    [InlineData("http://hue.vn/p", "\uFFFF", "U+FFFF")]
    public void What_has_no_form_is_refused(string predicate, string text, string said)
    {
        var error = Assert.Throws<NotSupportedException>(() => new[] { new Quad(new Iri("urn:s"), new Iri(predicate), new Literal(text)) }.Write(RdfFormat.RdfXml));
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }
}
