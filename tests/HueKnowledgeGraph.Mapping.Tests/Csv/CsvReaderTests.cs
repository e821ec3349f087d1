using System.Text;
using CsCheck;
using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.Mapping.Tests;

public sealed class CsvReaderTests
{
    [Fact]
    public void Quotes_line_ends_blanks_and_the_byte_order_mark_are_read_as_RFC_4180_says()
    {
        List<string[]> records = Read("\uFEFFa, b ,\"c \"\"x\"\"\"\r\n1,\" 2, \n3 \",\u00A0\r\n\r\n\"\",\"x\",y\n");
        Assert.Equal(["a", "b", "c \"x\""], records[0]);
        Assert.Equal(["1", "2, \n3", ""], records[1]);
        Assert.Equal(["", "x", "y"], records[2]);
        Assert.Equal(3, records.Count);
    }

    [Fact]
    public void Text_in_NFD_comes_out_in_NFC_and_is_counted()
    {
        string written = "Khải Định năm thứ 5".Normalize(NormalizationForm.FormD);
        using MemoryStream stream = new(Encoding.UTF8.GetBytes("a,b\n" + written + ",Điện Thái Hoà 太和殿 – “x”\n"));
        CsvReader reader = new(stream, "x.csv", (byte)',');
        Assert.True(reader.Read());
        Assert.Equal("Khải Định năm thứ 5", reader.Text(0));
        Assert.Equal("Điện Thái Hoà 太和殿 – “x”", reader.Text(1));
        Assert.Equal(1, reader.NormalizedFields);
    }

    [Fact]
    public void Lines_are_those_on_which_records_begin()
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes("a\n\"1\n2\n3\"\n\n4\n"));
        CsvReader reader = new(stream, "x.csv", (byte)',');
        Assert.True(reader.Read());
        Assert.Equal(1, reader.Line);
        Assert.True(reader.Read());
        Assert.Equal(5, reader.Line);
        Assert.False(reader.Read());
    }

    [Theory]
    [InlineData("FFFE61002C00", "x.csv, line 1, column 1: the file is UTF-16 little endian (byte order mark FF FE); save it as UTF-8")]
    [InlineData("FEFF0061002C", "x.csv, line 1, column 1: the file is UTF-16 big endian (byte order mark FE FF); save it as UTF-8")]
    [InlineData("61002C0062000A00", "x.csv, line 1, column 1: the file is UTF-16 little endian (every second byte is NUL); save it as UTF-8")]
    [InlineData("610A6200630A", "x.csv, line 2, column 2: a NUL byte, which no text has; is this a text file?")]
    [InlineData("610A4368B56E6720AEAF6E670A", "x.csv, line 2, column 3: byte 0xB5 is not UTF-8; the text looks like TCVN3 (ABC); save the file as UTF-8 (\"CSV UTF-8\" in a spreadsheet program)")]
    [InlineData("610A6D61D56E0A", "x.csv, line 2, column 3: byte 0xD5 is not UTF-8; the text looks like VNI-Windows; save the file as UTF-8 (\"CSV UTF-8\" in a spreadsheet program)")]
    [InlineData("610A2262", "x.csv, line 2: a quote is opened in this record and never closed")]
    [InlineData("610A2262226363", "x.csv, line 2: after a closing quote the delimiter or the end of the line is expected (a quote within quotes is written twice)")]
    [InlineData("", "x.csv: the file is empty: a header row with the names of the columns is expected")]
    public void What_is_not_UTF_8_text_is_refused_with_its_place_and_what_to_do(string hex, string message) =>
        Assert.Equal(message, Assert.Throws<MappingException>(() => Read(Convert.FromHexString(hex))).Message);

    [Fact]
    public void What_is_written_as_CSV_is_read_again_whatever_the_size_of_the_pieces() =>
        Gen.Select(Gen.String[Gen.Char["ab,\"\nđể 太\u0301"], 0, 40].Array[3].List[1, 20], Gen.Int[1, 17]).SampleFixed(
            (records, piece) =>
            {
                string text = "x,y,z\n" + string.Concat(records.Select(record => string.Join(',', record.Select(Quoted)) + "\r\n"));
                List<string[]> read = Read(new PiecemealStream(Encoding.UTF8.GetBytes(text), piece));
                Assert.Equal(records.Select(record => record.Select(Expected).ToArray()), read.Skip(1));
            },
            iter: 300);

    private static string Quoted(string field) => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Expected(string field) => field.Trim(' ', '\n', '\t', '\r', '\u00A0').Normalize(NormalizationForm.FormC);

    private static List<string[]> Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static List<string[]> Read(byte[] bytes) => Read(new MemoryStream(bytes));

    private static List<string[]> Read(Stream stream)
    {
        using (stream)
        {
            CsvReader reader = new(stream, "x.csv", (byte)',');
            List<string[]> records = [[.. reader.Columns]];
            while (reader.Read())
                records.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.Text)]);
            return records;
        }
    }

    private sealed class PiecemealStream(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, piece));
    }
}
