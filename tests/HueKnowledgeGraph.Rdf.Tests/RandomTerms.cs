using System.Text;
using CsCheck;

namespace HueKnowledgeGraph.Rdf.Tests;

/// <summary>Random terms and quads that try what formats find hard: escapes, astral characters, combining marks, empty strings, dots.</summary>
internal static class RandomTerms
{
    private static readonly string[] Pieces =
    [
        "a", "Z", "9", " ", "\"", "'", "\\", "\n", "\r", "\t", "\b", "\f", "\0", "\u0001", "\u007F", "\u0085", "\uFFFE", "\uFFFF", "\uFFFD",
        "é", "ệ", "e\u0302\u0323", "順化", "\U0001F514", "\U0010FFFF", "\"\"\"", "'''", "\\u0041", ".", "#", "<", ">", "{|", "@", "^^", "--ltr",
    ];

    private static readonly Gen<string> Text = Gen.OneOf(Pieces).Array[0, 8].Select(string.Concat);

    private static readonly Gen<string> Name = Gen.OneOf(
        "a", "B", "7", "_", "-x", ".y", "..z", "điện", "e\u0301b", "\U00010000", ":", "%20", "ǝ").Array[0, 5]
        .Select(parts => string.Concat(parts));

    public static readonly Gen<Term> Iri = Gen.Select(
        Gen.OneOf("http://hue.vn/id/", "http://hue.vn/id/điện#", "urn:x:", "http://hue.vn/", Xsd.Namespace, RdfVocabulary.Type + "?"),
        Gen.OneOf(Name, Gen.OneOf("", "a/b", "a(b)", "~x", "x.", "-x", "a%2", "a,b", "a;b", "\u00A0", "\U0001F514", "..")),
        (start, rest) => (Term)new Iri(start + rest));

    public static readonly Gen<Term> Blank = Gen.Select(
        Gen.OneOf("b", "0", "_", "ệ", "\U00010000", "anonymous"), Name.Where(n => !n.Contains(':') && !n.Contains('%')),
        (start, rest) => (Term)new BlankNode(start + rest));

    private static readonly Gen<Term> Literal = Gen.OneOf(
        Text.Select(t => (Term)new Literal(t)),
        Gen.Select(Text, Gen.OneOf("vi", "en-GB", "zh-Hant-TW", "x-1a2b"), Gen.OneOf(BaseDirection.None, BaseDirection.LeftToRight, BaseDirection.RightToLeft))
            .Select((text, language, direction) => (Term)Rdf.Literal.WithLanguage(text, language, direction)),
        Gen.Select(
            Gen.OneOf(Text, Gen.OneOf("1", "-7", "+0", "007", "1.5", "1.", ".5", "1e3", "-1.E-7", "1.5e", "true", "false", "1 ", "e1", "-", "")),
            Gen.OneOf(Xsd.Integer, Xsd.Decimal, Xsd.Double, Xsd.Boolean, Xsd.Date, "urn:dt", Xsd.Namespace))
            .Select((text, datatype) => (Term)new Literal(text, datatype)));

    public static readonly Gen<Term> Subject = Gen.OneOf(Iri, Blank);

    public static readonly Gen<Term> Object = Gen.Recursive<Term>((depth, inner) => depth > 4
        ? Gen.OneOf(Iri, Blank, Literal)
        : Gen.Frequency((3, Gen.OneOf(Iri, Blank)), (5, Literal), (1, Gen.Select(Subject, Iri, inner).Select((s, p, o) => (Term)new TripleTerm(s, p, o)))));

    private static readonly Gen<Quad> Triple = Gen.Select(Subject, Gen.OneOf(Iri, Gen.Const(() => (Term)new Iri(RdfVocabulary.Type))), Object)
        .Select((s, p, o) => new Quad(s, p, o));

    private static readonly Gen<Quad[]> FreeTriples = Triple.Array[0, 12];

    /// <summary>Triples in which subjects and predicates often come twice in a row.</summary>
    public static readonly Gen<Quad[]> Triples = Gen.Select(FreeTriples, Gen.Int[0, 2].Array[12]).Select((quads, same) =>
    {
        for (int i = 1; i < quads.Length; i++)
        {
            if (same[i] > 0)
                quads[i] = quads[i] with { Subject = quads[i - 1].Subject };
            if (same[i] > 1)
                quads[i] = quads[i] with { Predicate = quads[i - 1].Predicate };
        }

        return quads;
    });

    /// <summary>Quads, some of them in the default graph.</summary>
    public static readonly Gen<Quad[]> Quads = Gen.Select(Triples, Gen.OneOf(Subject, Gen.Const(() => (Term)null!)).Array[3], Gen.Int[0, 2].Array[12])
        .Select((quads, graphs, which) => quads.Select((q, i) => q with { Graph = graphs[which[i]] }).ToArray());

    /// <summary>Sends quads to a sink.</summary>
    public static void Send(this IEnumerable<Quad> quads, IQuadSink sink)
    {
        foreach (Quad quad in quads)
        {
            if (quad.Graph is null)
                SendTo(sink, quad, default);
            else
                quad.Graph.Use((sink, quad), static ((IQuadSink Sink, Quad Quad) state, in TermSpan graph) => SendTo(state.Sink, state.Quad, graph));
        }
    }

    /// <summary>Writes quads to bytes.</summary>
    public static byte[] Write(this IEnumerable<Quad> quads, RdfFormat format, params (string Prefix, string Iri)[] prefixes)
    {
        var output = new MemoryStream();
        using (RdfWriter writer = RdfWriter.Create(format, output))
        {
            foreach ((string prefix, string iri) in prefixes)
                writer.Prefix(Encoding.UTF8.GetBytes(prefix), Encoding.UTF8.GetBytes(iri));
            quads.Send(writer);
        }

        return output.ToArray();
    }

    private static void SendTo(IQuadSink sink, Quad quad, in TermSpan graph)
    {
        var bytes = new Bytes(graph);
        quad.Subject.Use(0, (int _, in TermSpan s) =>
        {
            var subject = new Bytes(s);
            quad.Predicate.Use(0, (int _, in TermSpan p) =>
            {
                var predicate = new Bytes(p);
                quad.Object.Use(0, (int _, in TermSpan o) => sink.Quad(subject.Span, predicate.Span, o, bytes.Span));
            });
        });
    }

    private sealed class Bytes(in TermSpan term)
    {
        private readonly TermKind _kind = term.Kind;
        private readonly byte[] _value = term.Value.ToArray();

        public TermSpan Span => new(_kind, _value);
    }
}
