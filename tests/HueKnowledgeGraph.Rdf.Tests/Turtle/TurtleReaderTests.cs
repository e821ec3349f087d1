using System.Text;

namespace HueKnowledgeGraph.Rdf.Tests.Turtle;

public sealed class TurtleReaderTests
{
    [Theory]
    [InlineData("@prefix crm: <http://c/> .\ncrn:E1 a crm:E2 .", "Line 2, column 1: the prefix 'crn:' is not declared; did you mean 'crm:'?.")]
    [InlineData("<urn:s> <urn:p> <o> .", "Line 1, column 17: the IRI <o> is relative and there is no base IRI to resolve it against.")]
    [InlineData("<urn:s> <urn:p> \"Huế\"@1", "Line 1, column 23: expected a language tag such as 'vi' or 'en-GB' after '@', found '1'.")]
    [InlineData("<urn:s> <urn:p> <urn:o>\n  @prefix", "Line 2, column 3: expected '.', ';' or ',' after the object, found '@prefix'.")]
    [InlineData("<urn:điện> <urn:p> 'x\n'.", "Line 1, column 22: expected ' at the end of the string, found the end of the line (a long string has three quotes).")]
    [InlineData("<urn:s> <urn:p> \n '''x", "Line 2, column 2: the string that starts here has no end.")]
    [InlineData("<urn:s> <urn:p> <urn: o> .", "Line 1, column 22: expected '>' at the end of the IRI or a character that an IRI may hold (others are percent-encoded), found a space.")]
    [InlineData("<urn:s> <urn:p> \"\\uD800\" .", "Line 1, column 18: the escape names a surrogate (D800 to DFFF), which is no character; write the character itself or \\U and 8 digits.")]
    [InlineData("<urn:s> <urn:p> [ <urn:q> 1 .", "Line 1, column 29: expected ']', ';' or ',' after the object, found '.'.")]
    [InlineData("<urn:s> <urn:p>", "Line 1, column 16: expected an object: an IRI, a prefixed name, a blank node, a literal, '[', '(', '<<' or '<<(', found the end of the text.")]
    [InlineData("<urn:s> \"p\" <urn:o> .", "Line 1, column 9: expected a predicate: an IRI, a prefixed name or 'a', found '\"p\"'.")]
    public void An_error_tells_place_find_and_what_is_allowed(string text, string message) =>
        Assert.Equal(message, Assert.Throws<RdfSyntaxException>(() => QuadList.Read(text, RdfFormat.Turtle)).Message);

    [Fact]
    public void Bytes_that_are_not_UTF8_are_an_error_with_their_place()
    {
        byte[] text = [.. "<urn:s> <urn:p> \"Hu"u8, 0xEA, (byte)'"', (byte)'.'];
        var error = Assert.Throws<RdfSyntaxException>(() => QuadList.Read(text, RdfFormat.Turtle));
        Assert.Equal(new TextPosition(0, 19, 19), error.Position);
        Assert.StartsWith("the byte 0xEA is not UTF-8 here", error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Turtle")]
    [InlineData("N-Triples")]
    public void UTF16_is_named_as_such(string name)
    {
        RdfFormat format = RdfFormat.All.Single(f => f.Name == name);
        foreach (Encoding encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            byte[] text = [.. encoding.GetPreamble(), .. encoding.GetBytes("<urn:s> <urn:p> <urn:o> .\n")];
            var error = Assert.Throws<RdfSyntaxException>(() => QuadList.Read(text, format, new RdfReadOptions { OnError = _ => { } }));
            Assert.StartsWith("the text is UTF-16", error.Problem, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_byte_order_mark_is_skipped()
    {
        byte[] text = [.. Encoding.UTF8.Preamble, .. "<urn:s> <urn:p> <urn:o> . x"u8];
        foreach (RdfFormat format in new[] { RdfFormat.Turtle, RdfFormat.TriG, RdfFormat.NTriples, RdfFormat.NQuads })
        {
            var sink = new QuadList();
            RdfReader.Read(new MemoryStream(text[..^2]), format, sink, cancellation: TestContext.Current.CancellationToken);
            Assert.Single(sink.Quads);
            var error = Assert.Throws<RdfSyntaxException>(() => QuadList.Read(text, format));
            Assert.Equal(0, error.Position.Line);
            Assert.Equal(26, error.Position.Column);
        }
    }

    [Fact]
    public void The_lenient_reader_goes_on_behind_the_bad_statement()
    {
        const string Text = """
            @prefix : <http://hue.vn/> .
            :a :p 1 .
            :b :p undeclared:x , "a . b" ; :q <x.y> . :c :p 2 .
            :d :p "no end .
            :e :p 3 .
            :f :p [ :q ( 1 2 ] .
            :g :p 4
            @prefix hue: <http://hue.vn/id/> .
            hue:h :p 5 .
            :i :p "\q" . # a comment. with a stop
            :j :p 6 .
            """;
        var problems = new List<string>();
        List<Quad> quads = QuadList.Read(Text, RdfFormat.Turtle, new RdfReadOptions { OnError = e => problems.Add($"{e.Position.Line + 1}") });
        Assert.Equal(["3", "4", "6", "8", "10"], problems);
        string[] integers = [.. quads.Where(q => q.Predicate is Iri { Value: "http://hue.vn/p" }).Select(q => q.Object).OfType<Literal>().Select(l => l.Lexical)];

        // 3 is lost with the string without an end before it: where that statement was to end cannot be known.
        Assert.Equal(["1", "2", "4", "5", "6"], integers);
    }

    [Fact]
    public void The_lenient_reader_stays_in_its_graph_and_passes_bad_bytes()
    {
        byte[] text =
        [
            .. "@prefix : <http://hue.vn/> . :g { :a :p 1 . :b :p \"x"u8, 0xFF, .. "y\" . :c :p ?x } :h { :d :p 2 . @prefix } :e :p 3 . } :f :p 4 ."u8,
        ];
        var problems = new List<string>();
        List<Quad> quads = QuadList.Read(text, RdfFormat.TriG, new RdfReadOptions { OnError = e => problems.Add(e.Problem) });
        Assert.Equal(4, problems.Count);
        Assert.Equal(["g 1", "h 2", " 3"], quads.Select(q => $"{(q.Graph as Iri)?.Value[^1..]} {((Literal)q.Object).Lexical}"));
    }

    [Theory]
    [InlineData("[ <urn:p> ", "1 ", "]")]
    [InlineData("( ", "1 ", ") ")]
    [InlineData("<<( <urn:s> <urn:p> ", "1 ", ")>> ")]
    [InlineData("<< <urn:s> <urn:p> ", "1 ", ">> ")]
    [InlineData("<urn:o> {| <urn:p> ", "1 ", "|} ")]
    public void Nesting_is_read_to_the_limit_and_refused_beyond_it(string open, string middle, string close)
    {
        string Nested(int depth) =>
            $"<urn:s> <urn:p> {string.Concat(Enumerable.Repeat(open, depth))}{middle}{string.Concat(Enumerable.Repeat(close, depth))} .";

        // One mebibyte is the smallest stack that a thread gets by default on the systems we know.
        Assert.Null(OnThread(1 << 20, () => QuadList.Read(Nested(NestingLimit.Depth), RdfFormat.Turtle)));
        Assert.IsType<RdfSyntaxException>(OnThread(1 << 18, () => QuadList.Read(Nested(20_000), RdfFormat.Turtle)));
        var error = Assert.Throws<RdfSyntaxException>(() => QuadList.Read(Nested(NestingLimit.Depth + 1), RdfFormat.Turtle));
        Assert.Contains("more than 500 deep", error.Message, StringComparison.Ordinal);
    }

    private static Exception? OnThread(int stackBytes, Action action)
    {
        Exception? thrown = null;
        var thread = new Thread(() => thrown = Record.Exception(action), stackBytes);
        thread.Start();
        thread.Join();
        return thrown;
    }

    [Fact]
    public void Triple_terms_are_nested_in_lines_to_the_same_limit()
    {
        string Nested(int depth) =>
            $"<urn:s> <urn:p> {string.Concat(Enumerable.Repeat("<<( <urn:s> <urn:p> ", depth))}\"x\"{string.Concat(Enumerable.Repeat(" )>>", depth))} .";

        Quad quad = Assert.Single(QuadList.Read(Nested(NestingLimit.Depth), RdfFormat.NTriples));
        Assert.Equal(quad, Assert.Single(QuadList.Read(Nested(NestingLimit.Depth), RdfFormat.Turtle)));
        var error = Assert.Throws<RdfSyntaxException>(() => QuadList.Read(Nested(NestingLimit.Depth + 1), RdfFormat.NTriples));
        Assert.Contains("more than 500 deep", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PREFIX a.b: <urn:x:> PREFIX base: <urn:y:> PREFIX true.x: <urn:z:> base:s a.b:p true.x:o .", "<urn:y:s> <urn:x:p> <urn:z:o> .")]
    [InlineData("prefix a: <urn:x:> a:a a a:a.", "<urn:x:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <urn:x:a> .")]
    [InlineData("<urn:s><urn:p>true.", "<urn:s> <urn:p> \"true\"^^<http://www.w3.org/2001/XMLSchema#boolean> .")]
    [InlineData("<urn:s><urn:p>1.", "<urn:s> <urn:p> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer> .")]
    [InlineData("<urn:s><urn:p>1.e-7.", "<urn:s> <urn:p> \"1.e-7\"^^<http://www.w3.org/2001/XMLSchema#double> .")]
    [InlineData("<urn:s> <urn:p> \"x\" @vi.", "<urn:s> <urn:p> \"x\"@vi .")]
    [InlineData("<urn:s> <urn:p> \"x\"^^ <urn:d> .", "<urn:s> <urn:p> \"x\"^^<urn:d> .")]
    public void The_longest_token_counts(string text, string expected) =>
        Assert.Equal(expected, Assert.Single(QuadList.Read(text, RdfFormat.Turtle)).ToString());

    [Theory]
    [InlineData("@prefixx: <urn:x:> .")]
    [InlineData("@PREFIX x: <urn:x:> .")]
    [InlineData("PREFIX x: <urn:x:> .")]
    [InlineData("@prefix x: <urn:x:>")]
    [InlineData("<urn:s> A <urn:o> .")]
    [InlineData("<urn:s> <urn:p> TRUE .")]
    public void Keywords_are_taken_as_they_are_written(string text) =>
        Assert.Throws<RdfSyntaxException>(() => QuadList.Read(text, RdfFormat.Turtle));

    [Fact]
    public void Generated_labels_never_meet_written_ones()
    {
        List<Quad> quads = QuadList.Read("_:anon0 <urn:p> [], [] . _:anon_0 <urn:p> _:anon .", RdfFormat.Turtle, new RdfReadOptions { BlankNodePrefix = "f1" });
        Assert.Equal(
            ["_:f1anon_0 _:f1anon0", "_:f1anon_0 _:f1anon1", "_:f1anon__0 _:f1anon"],
            quads.Select(q => $"{q.Subject} {q.Object}"));
    }

    [Fact]
    public void Prefixes_and_bases_reach_the_sink()
    {
        var sink = new QuadList();
        RdfReader.Read(
            new MemoryStream("BASE <http://hue.vn/a/b>\nPREFIX x: <../id/>\nx:k <#p> <?q> ."u8.ToArray()), RdfFormat.Turtle, sink, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal([("x", "http://hue.vn/id/")], sink.Prefixes);
        Assert.Equal([new Quad(new Iri("http://hue.vn/id/k"), new Iri("http://hue.vn/a/b#p"), new Iri("http://hue.vn/a/b?q"))], sink.Quads);
    }

    [Fact]
    public void A_subject_with_many_objects_is_read_in_flat_memory()
    {
        IEnumerable<byte[]> Pieces()
        {
            yield return "<urn:s> <urn:p> 0"u8.ToArray();
            for (int i = 0; i < 200_000; i++)
                yield return ", \"a string of some length\"@en"u8.ToArray();
            yield return " ."u8.ToArray();
        }

        var text = new MemoryStream(Pieces().SelectMany(p => p).ToArray());
        var counter = new CountingSink();
        long before = GC.GetAllocatedBytesForCurrentThread();
        RdfReader.Read(text, RdfFormat.Turtle, counter, cancellation: TestContext.Current.CancellationToken);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(200_001, counter.Count);
        Assert.InRange(allocated, 0, 400_000);
    }
}
