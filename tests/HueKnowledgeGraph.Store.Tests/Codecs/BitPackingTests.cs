using CsCheck;
using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.Store.Tests.Codecs;

public sealed class BitPackingTests
{
    public static TheoryData<int> Widths { get; } = [.. Enumerable.Range(0, 65)];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Vector_and_scalar_give_back_what_was_packed(int width) =>
        Gen.Select(Gen.ULong.Array[256], Gen.ULong).SampleFixed((values, bias) =>
        {
            for (int i = 0; i < values.Length; i++)
                values[i] = width == 0 ? 0 : values[i] & BitPacking.MaskOf(width);
            ulong[] words = [.. Enumerable.Repeat(ulong.MaxValue, BitPacking.WordCount(width))];
            BitPacking.Pack(values, width, words);
            ulong[] expected = [.. values.Select(value => value + bias)];
            ulong[] target = new ulong[256];
            BitPacking.Unpack(words, width, bias, target);
            Assert.Equal(expected, target);
            ScalarBitPacking.Unpack(words, width, bias, target);
            Assert.Equal(expected, target);
            for (int i = 0; i < values.Length; i += 51)
                Assert.Equal(values[i], BitPacking.ValueAt(words, width, i));
        }, iter: 20);

    [Theory]
    [InlineData(0UL, 0)]
    [InlineData(1UL, 1)]
    [InlineData(255UL, 8)]
    [InlineData(256UL, 9)]
    [InlineData(ulong.MaxValue, 64)]
    public void The_width_is_that_of_the_highest_bit(ulong value, int width) => Assert.Equal(width, BitPacking.WidthOf(value));
}
