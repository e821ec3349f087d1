using System.Text;
using CsCheck;
using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.Rdf.Tests.Formats;

/// <summary>Texts with random damage: a reader may refuse them, but only in the promised way.</summary>
public sealed class DamagedTextTests
{
    private static readonly byte[][] Splinters =
    [
        .. new[]
        {
            "\"", "'", "\"\"\"", "<", ">", "<<", "<<(", ")>>", ">>", "{", "}", "{|", "|}", "[", "]", "(", ")", ".", ";", ",", "@", "^^", "\\", "\\u12", "~",
            "_:", ":", "#", "\n", "@prefix x: <urn:y> .\n", "GRAPH", "a", "1", "true", " ", "\0",
        }.Select(Encoding.UTF8.GetBytes),
        [0xC3], [0xE1, 0xBB], [0xFF], [],
    ];

    private const string Forms = """"""
        BASE <http://hue.vn/a/b?q>
        PREFIX hue: <../id/>
        VERSION "1.2"
        @prefix : <http://hue.vn/> . @version '1.2' . @base <c/> . # comment <" here
        :urn a hue:Urn , :Object ; :motif ( :sun "mặt trời"@vi [ :scientific 'Sol' ; ] () ) ;; :weight 2052, 2.052, -2.1e3, .5, true .
        [ :of :urn ] .
        [] :of <../d#e> .
        ( 1 ( 2 ) ) :p """"a" long
        ""\"""", '''x'y''' .
        hue:local\,name%20x.y :p "\u1EC7\t"^^ hue:type , "مرحبا"@ar--rtl .
        <<:s :p "x"@en-GB ~ :r>> :p << :s :p :o >> .
        :g {
            :s :p :o ~ :r1 {| :q [ :r 1 ] |} ~ {| :q 2 ; |} , <<( _:b :p <<( :s :p 1 )>> )>> .
            << [] :p <<( :s :p true )>> >>
        }
        GRAPH _:h { :s :p :o . :s a :t }
        { :default :p 1 }
        :end :p false.
        """""";

    private static readonly Gen<(double, int, int)[]> Damages = Gen.Select(Gen.Double.Unit, Gen.Int[0, 4], Gen.Int[0, Splinters.Length - 1]).Array[0, 4];

    /// <summary>Formats that can write any quads; RDF/XML and JSON-LD cannot and have tests of their own.</summary>
    public static TheoryData<string> Formats => [.. RdfFormat.All.Where(f => f != RdfFormat.RdfXml && f != RdfFormat.JsonLd).Select(f => f.Name)];

    [Theory, MemberData(nameof(Formats))]
    public void Damage_is_reported_the_same_whatever_the_window(string name)
    {
        RdfFormat format = RdfFormat.All.Single(f => f.Name == name);
        Gen.Select(format.HasGraphs ? RandomTerms.Quads : RandomTerms.Triples, Damages, Gen.Int[1, 60]).SampleFixed(
            (quads, damages, windowBytes) =>
                Check(Damaged(quads.Write(format, ("", "http://hue.vn/"), ("hue", "http://hue.vn/id/")), damages), format, windowBytes),
            iter: 1000,
            print: state => Encoding.Latin1.GetString(Damaged(state.Item1.Write(format, ("", "http://hue.vn/"), ("hue", "http://hue.vn/id/")), state.Item2)));
    }

    [Fact]
    public void Damage_in_nested_forms_is_reported_the_same_whatever_the_window()
    {
        Assert.Equal(44, QuadList.Read(Forms, RdfFormat.TriG).Count);
        Gen.Select(Damages, Gen.Int[1, 60]).SampleFixed(
            (damages, windowBytes) => Check(Damaged(Encoding.UTF8.GetBytes(Forms), damages), RdfFormat.TriG, windowBytes),
            iter: 2000,
            print: state => Encoding.Latin1.GetString(Damaged(Encoding.UTF8.GetBytes(Forms), state.Item1)));
    }

    [Fact]
    public void A_damaged_line_costs_no_other_line()
    {
        Gen.Select(RandomTerms.Quads, Damages).SampleFixed((quads, damages) =>
        {
            byte[] text = quads.Write(RdfFormat.NQuads);
            byte[] other = Damaged("<urn:s> <urn:p> <urn:o> ."u8.ToArray(), damages);
            byte[] both = [.. text, .. other, (byte)'\n', .. text];
            (List<Quad> read, _) = ReadLeniently(both, RdfFormat.NQuads, 1 << 16);
            Assert.Equal(quads, read.Take(quads.Length));
            Assert.Equal(quads, read.TakeLast(quads.Length));
        });
    }

    private static void Check(byte[] text, RdfFormat format, int windowBytes)
    {
        (List<Quad> Quads, List<string> Problems) wide = ReadLeniently(text, format, 1 << 16);
        (List<Quad> Quads, List<string> Problems) narrow = ReadLeniently(text, format, windowBytes);
        Assert.Equal(wide.Problems, narrow.Problems);
        Assert.Equal(wide.Quads, narrow.Quads);
        Exception? strict = Record.Exception(() => QuadList.Read(text, format));
        Assert.True(strict is null or RdfSyntaxException, strict?.ToString());
        Assert.Equal(wide.Problems.FirstOrDefault(), (strict as RdfSyntaxException)?.Message);
    }

    private static byte[] Damaged(byte[] text, (double Place, int Length, int Splinter)[] damages)
    {
        foreach ((double place, int length, int splinter) in damages)
        {
            int at = (int)(place * text.Length);
            text = [.. text[..at], .. Splinters[splinter], .. text[Math.Min(text.Length, at + length)..]];
        }

        return text;
    }

    private static (List<Quad> Quads, List<string> Problems) ReadLeniently(byte[] text, RdfFormat format, int windowBytes)
    {
        var sink = new QuadList();
        var problems = new List<string>();
        var options = new RdfReadOptions { OnError = error => problems.Add(error.Message) };
        if (format == RdfFormat.NTriples || format == RdfFormat.NQuads)
            NTriplesDocumentReader.Read(new MemoryStream(text), format, sink, options, default, windowBytes);
        else
            TurtleReader.Read(new MemoryStream(text), format, sink, options, default, windowBytes);
        return (sink.Quads, problems);
    }
}
