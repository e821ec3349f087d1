using CsCheck;
using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.Store.Tests.Codecs;

public sealed class BlockCodecTests
{
    private static readonly Gen<ulong> Id = Gen.Select(Gen.Int[1, 9], Gen.Int[0, 3], Gen.ULong).Select((kind, size, payload) =>
        TermId.Make((TermIdKind)kind, payload & ((1UL << (8 + (size * 17))) - 1)));

    private static readonly Gen<ulong[]> Blocks = Gen.OneOf(
        Id.Array[256],
        Id.Array[256].Select(ids => ids.Order().ToArray()),
        Id.Array[1, 40].Select(few => Enumerable.Range(0, 256).Select(i => few[i * 7 % few.Length]).ToArray()),
        Gen.ULong.Array[256],
        Gen.ULong[0, 3].Array[256],
        Gen.ULong[0, 1000].Array[256].Select(values => values.Order().ToArray()),
        Gen.ULong.Select(value => Enumerable.Repeat(value, 256).ToArray()));

    [Fact]
    public void Every_block_comes_back() => Gen.Select(Blocks, Gen.Bool).SampleFixed((values, allowDelta) =>
    {
        ulong[] words = new ulong[BlockEncoder.MaxWords];
        BlockDescriptor block = new BlockEncoder().Encode(values, 77, allowDelta, words);
        ulong[] decoded = new ulong[256];
        BlockDecoder.Decode(block, words, decoded);
        Assert.Equal(values, decoded);
        Assert.Equal(77, block.OffsetWords);
        Assert.Equal(values[0], BlockDecoder.First(block, words));
        Assert.False(block.IsDelta && !allowDelta);
        for (int i = 0; i < 256 && !block.IsDelta; i += 17)
            Assert.Equal(values[i], BlockDecoder.ValueAt(block, words, i));
    }, iter: 3000);

    [Fact]
    public void Blocks_that_mix_kinds_of_term_stay_small()
    {
        ulong[] values = [.. Enumerable.Range(0, 256).Select(i => i % 3 == 0
            ? TermId.Make(TermIdKind.Iri, (ulong)i * 5) : i % 3 == 1 ? TermId.Make(TermIdKind.Literal, (ulong)i * 3) : TermId.Make(TermIdKind.Integer, (1UL << 59) + (ulong)i))];
        BlockDescriptor block = new BlockEncoder().Encode(values, 0, true, new ulong[BlockEncoder.MaxWords]);
        Assert.True(block.CodeWidth <= 13, $"{block.CodeWidth} bits a value");
    }

    [Fact]
    public void A_block_of_few_values_is_a_dictionary()
    {
        ulong[] values = [.. Enumerable.Range(0, 256).Select(i => (ulong)(i * 31 % 4) << 40)];
        BlockDescriptor block = new BlockEncoder().Encode(values, 0, true, new ulong[BlockEncoder.MaxWords]);
        Assert.Equal((0, 2), (block.Width, block.CodeWidth));
    }
}
