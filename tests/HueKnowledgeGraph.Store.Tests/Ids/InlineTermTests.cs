using System.Text;
using CsCheck;
using HueKnowledgeGraph.Tests;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store.Tests.Ids;

public sealed class InlineTermTests
{
    [Theory]
    [InlineData("integer", "0")]
    [InlineData("integer", "-1")]
    [InlineData("integer", "1835")]
    [InlineData("integer", "576460752303423487")]
    [InlineData("integer", "-576460752303423488")]
    [InlineData("decimal", "0.0")]
    [InlineData("decimal", "-0.50")]
    [InlineData("decimal", "107.5779")]
    [InlineData("decimal", "0.000000000000001")]
    [InlineData("decimal", "36028797018963.967")]
    [InlineData("boolean", "true")]
    [InlineData("boolean", "false")]
    [InlineData("date", "1802-06-01")]
    [InlineData("date", "-0044-03-15Z")]
    [InlineData("date", "0000-02-29")]
    [InlineData("date", "12345-12-31+07:00")]
    [InlineData("date", "2000-02-29+00:00")]
    [InlineData("date", "1999-01-01-13:59")]
    [InlineData("dateTime", "1945-08-30T16:00:00")]
    [InlineData("dateTime", "1945-08-30T16:00:00.0")]
    [InlineData("dateTime", "1945-08-30T23:59:59.999+07:00")]
    [InlineData("dateTime", "-9999-01-01T00:00:00Z")]
    [InlineData("dateTime", "9999-12-31T23:59:59.99-14:00")]
    [InlineData("gYear", "1835")]
    [InlineData("gYear", "-0111Z")]
    [InlineData("gYear", "999999999")]
    public void A_canonical_form_is_inline_and_comes_back(string type, string lexical)
    {
        Assert.True(TryEncode(lexical, Xsd.Namespace + type, out ulong id));
        Assert.True(TermId.IsInline(id));
        Assert.Equal(new Literal(lexical, Xsd.Namespace + type), Decode(id));
    }

    [Theory]
    [InlineData("integer", "007")]
    [InlineData("integer", "-0")]
    [InlineData("integer", "+1")]
    [InlineData("integer", "")]
    [InlineData("integer", "-")]
    [InlineData("integer", " 1")]
    [InlineData("integer", "576460752303423488")]
    [InlineData("integer", "99999999999999999999999999")]
    [InlineData("decimal", "1")]
    [InlineData("decimal", "1.")]
    [InlineData("decimal", ".5")]
    [InlineData("decimal", "00.5")]
    [InlineData("decimal", "-0.0")]
    [InlineData("decimal", "1.-5")]
    [InlineData("decimal", "36028797018963.968")]
    [InlineData("decimal", "0.0000000000000001")]
    [InlineData("boolean", "1")]
    [InlineData("boolean", "TRUE")]
    [InlineData("date", "1802-06-31")]
    [InlineData("date", "1900-02-29")]
    [InlineData("date", "02000-01-01")]
    [InlineData("date", "-0000-01-01")]
    [InlineData("date", "1802-6-1")]
    [InlineData("date", "1802-06-01-00:00")]
    [InlineData("date", "1802-06-01+14:01")]
    [InlineData("date", "1802-06-01T00:00:00")]
    [InlineData("dateTime", "1945-08-30T24:00:00")]
    [InlineData("dateTime", "1945-08-30T16:00:00.")]
    [InlineData("dateTime", "1945-08-30T16:00:00.0000")]
    [InlineData("dateTime", "1945-08-30T16:00:00+07:01")]
    [InlineData("dateTime", "10000-01-01T00:00:00")]
    [InlineData("gYear", "835")]
    [InlineData("gYear", "1835-01")]
    [InlineData("string", "1")]
    [InlineData("double", "1.0")]
    public void Another_form_is_not_inline(string type, string lexical) =>
        Assert.False(TryEncode(lexical, Xsd.Namespace + type, out _));

    [Fact]
    public void A_plain_or_tagged_string_is_not_inline()
    {
        Assert.False(InlineTerm.TryEncode(new TermSpan(TermKind.Literal, "1"u8), out _));
        Assert.False(InlineTerm.TryEncode(new TermSpan(TermKind.Literal, "1"u8, language: "vi"u8), out _));
        Assert.False(InlineTerm.TryEncode(new TermSpan(TermKind.Iri, "1"u8), out _));
    }

    [Fact]
    public void Integers_keep_value_and_order() =>
        Gen.Long[InlineTerm.MinInteger, InlineTerm.MaxInteger].Array[2].SampleFixed(values =>
        {
            Assert.True(InlineTerm.TryMakeInteger(values[0], out ulong a));
            Assert.True(TryEncode(values[1].ToString(System.Globalization.CultureInfo.InvariantCulture), Xsd.Integer, out ulong b));
            Assert.Equal(values[0], InlineTerm.IntegerValue(a));
            Assert.Equal(values[0].CompareTo(values[1]), a.CompareTo(b));
        });

    [Fact]
    public void Decimals_keep_mantissa_and_scale() =>
        Gen.Select(Gen.Long[-(1L << 55) + 1, (1L << 55) - 1], Gen.Int[1, 15]).SampleFixed((mantissa, scale) =>
        {
            string digits = Math.Abs(mantissa).ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
            string lexical = (mantissa < 0 ? "-" : "") + digits[..^scale] + "." + digits[^scale..];
            Assert.True(TryEncode(lexical, Xsd.Decimal, out ulong id));
            Assert.Equal((mantissa, scale), InlineTerm.DecimalValue(id));
            Assert.Equal(lexical, ((Literal)Decode(id)).Lexical);
        });

    [Fact]
    public void DateTimes_agree_with_the_calendar_of_the_platform() =>
        Gen.Select(Gen.Long[0, DateTime.MaxValue.Ticks / 10_000], Gen.Int[-56, 56]).Array[2].SampleFixed(pairs =>
        {
            DateTime[] times = [.. pairs.Select(pair => new DateTime(pair.Item1 * 10_000))];
            ulong[] ids = [.. times.Select(time =>
            {
                string text = time.ToString("yyyy-MM-ddTHH:mm:ss.fff", System.Globalization.CultureInfo.InvariantCulture);
                Assert.True(TryEncode(text, Xsd.DateTime, out ulong id));
                Assert.Equal(text, ((Literal)Decode(id)).Lexical);
                return id;
            })];
            InlineDateTime value = InlineTerm.DateTimeValue(ids[0]);
            Assert.Equal(times[0], new DateTime(value.Year, value.Month, value.Day, value.Hour, value.Minute, value.Second, value.Millisecond));
            Assert.Null(value.TimezoneMinutes);
            Assert.Equal(times[0].CompareTo(times[1]), ids[0].CompareTo(ids[1]));
            Assert.True(TryEncode($"2000-01-01T00:00:00{Zone(pairs[0].Item2 * 15)}", Xsd.DateTime, out ulong zoned));
            Assert.Equal(pairs[0].Item2 * 15, InlineTerm.DateTimeValue(zoned).TimezoneMinutes);
        });

    [Fact]
    public void Dates_before_the_common_era_sort_before_later_ones()
    {
        string[] ascending = ["-0044-03-15", "-0044-03-16", "-0001-12-31", "0000-01-01", "0001-01-01", "1802-06-01", "12345-01-01"];
        ulong[] ids = [.. ascending.Select(text => TryEncode(text, Xsd.Date, out ulong id) ? id : 0)];
        Assert.Equal(ids.Order(), ids);
        Assert.DoesNotContain(0UL, ids);
    }

    private static string Zone(int minutes) =>
        FormattableString.Invariant($"{(minutes < 0 ? '-' : '+')}{Math.Abs(minutes) / 60:00}:{Math.Abs(minutes) % 60:00}");

    private static bool TryEncode(string lexical, string datatype, out ulong id) =>
        InlineTerm.TryEncode(new TermSpan(TermKind.Literal, Encoding.UTF8.GetBytes(lexical), Encoding.UTF8.GetBytes(datatype)), out id);

    private static Term Decode(ulong id) => Term.From(InlineTerm.Decode(id, new byte[InlineTerm.MaxLexicalBytes]));
}
