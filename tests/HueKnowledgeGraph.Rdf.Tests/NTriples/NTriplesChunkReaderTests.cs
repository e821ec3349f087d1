using System.Text;

namespace HueKnowledgeGraph.Rdf.Tests.NTriples;

public sealed class NTriplesChunkReaderTests
{
    private static readonly byte[] Lines = Encoding.UTF8.GetBytes(
        string.Concat(Enumerable.Range(0, 1000).Select(i => $"<urn:s{i}> <urn:p> \"điện\\t{i}\"@vi <urn:g> .\n")));

    [Fact]
    public void Pieces_of_lines_read_like_the_whole()
    {
        var whole = new QuadList();
        new NTriplesChunkReader(RdfFormat.NQuads).Read(Lines, whole);
        var pieces = new QuadList();
        var reader = new NTriplesChunkReader(RdfFormat.NQuads);
        ReadOnlySpan<byte> rest = Lines;
        TextPosition place = default;
        while (!rest.IsEmpty)
        {
            ReadOnlySpan<byte> piece = rest[..NTriplesChunkReader.WholeLines(rest[..Math.Min(777, rest.Length)])];
            reader.Read(piece, pieces, place);
            place = NTriplesChunkReader.Behind(place, piece);
            rest = rest[piece.Length..];
        }

        Assert.Equal(1000, whole.Quads.Count);
        Assert.Equal(whole.Quads, pieces.Quads);
        Assert.Equal(new TextPosition(1000, 0, Lines.Length), place);
    }

    [Fact]
    public void An_error_is_placed_from_the_start_of_the_document()
    {
        var reader = new NTriplesChunkReader(RdfFormat.NTriples);
        var error = Assert.Throws<RdfSyntaxException>(
            () => reader.Read("<urn:s> <urn:p> 1 .\n"u8, new CountingSink(), new TextPosition(99, 0, 5000)));
        Assert.Equal(new TextPosition(99, 16, 5016), error.Position);
    }

    [Fact]
    public void Reading_allocates_nothing_per_term()
    {
        var reader = new NTriplesChunkReader(RdfFormat.NQuads);
        var sink = new CountingSink();
        reader.Read(Lines, sink);
        long before = GC.GetAllocatedBytesForCurrentThread();
        reader.Read(Lines, sink);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(2000, sink.Count);
    }

    [Fact]
    public void Writing_allocates_nothing_per_quad()
    {
        List<Quad> quads = QuadList.Read(Lines, RdfFormat.NQuads);
        Assert.NotEmpty(quads);
        foreach (RdfFormat format in new[] { RdfFormat.NQuads, RdfFormat.TriG })
        {
            using RdfWriter writer = RdfWriter.Create(format, Stream.Null);
            var reader = new NTriplesChunkReader(RdfFormat.NQuads);
            reader.Read(Lines, writer);
            long before = GC.GetAllocatedBytesForCurrentThread();
            reader.Read(Lines, writer);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }
}
