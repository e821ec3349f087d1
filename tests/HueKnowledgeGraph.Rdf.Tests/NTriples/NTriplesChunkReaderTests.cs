using System.Text;

namespace HueKnowledgeGraph.Rdf.Tests.NTriples;

public sealed class NTriplesChunkReaderTests
{
    private const int Rounds = 5;

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
        Assert.Equal(0, LeastAllocated(() => reader.Read(Lines, sink)));
        Assert.Equal(Rounds * 1000, sink.Count);
    }

    [Fact]
    public void Writing_allocates_nothing_per_quad()
    {
        foreach (RdfFormat format in new[] { RdfFormat.NQuads, RdfFormat.TriG })
        {
            using RdfWriter writer = RdfWriter.Create(format, Stream.Null);
            var reader = new NTriplesChunkReader(RdfFormat.NQuads);
            Assert.Equal(0, LeastAllocated(() => reader.Read(Lines, writer)));
        }
    }

    /// <summary>Bytes that the best of some rounds allocates: the others may meet the runtime at work on its own tables.</summary>
    private static long LeastAllocated(Action action)
    {
        long least = long.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
