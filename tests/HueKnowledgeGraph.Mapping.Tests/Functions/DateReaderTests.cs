using System.Globalization;
using CsCheck;
using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.Mapping.Tests;

public sealed class DateReaderTests
{
    private static readonly Lazy<EraTable> EraTable = new(Eras.Load);

    [Theory]
    [InlineData("Minh Mạng năm thứ 16 (1835)", "1835-01-29/1836-02-16 year")]
    [InlineData("Minh Mạng thập lục niên Ất Mùi (1835)", "1835-01-29/1836-02-16 year")]
    [InlineData("Minh mạng thập lục niên, Ất Mùi", "1835-01-29/1836-02-16 year")]
    [InlineData("Minh Mệnh bát niên", "1827-01-27/1828-02-14 year")]
    [InlineData("Minh Mạng Kỷ Hợi", "1839-02-14/1840-02-02 year")]
    [InlineData("Gia Long nguyên niên", "1802-02-03/1803-01-22 year")]
    [InlineData("Gia Long thứ nhất (1802)", "1802-02-03/1803-01-22 year")]
    [InlineData("niên hiệu 15 Gia Long", "1816-01-29/1817-02-15 year")]
    [InlineData("năm thứ 15 đời vua Gia Long", "1816-01-29/1817-02-15 year")]
    [InlineData("Thiệu Trị 7", "1847-02-15/1848-02-04 year")]
    [InlineData("năm Tự Đức thứ 12 (1859)", "1859-02-03/1860-01-22 year")]
    [InlineData("tu duc nam thu 12", "1859-02-03/1860-01-22 year")]
    [InlineData("Cảnh Hưng 62 (1801)", "1801-02-13/1802-02-02 year")]
    [InlineData("Giáp Tý (1804)", "1804-02-11/1805-01-30 year")]
    [InlineData("1687 (Đinh Mão)", "1687-01-01/1687-12-31 year")]
    [InlineData("1803 - 1804 (Gia Long năm thứ 2 - thứ 3)", "1803-01-01/1804-12-31 range")]
    [InlineData("Minh Mạng năm thứ 16 (1835) - đầu năm 1837", "1835-01-29/1837-04-30 range")]
    [InlineData("ngày 6 tháng 4 năm Minh Mạng thứ 3 (1822)", "1822-05-26/1822-05-26 day")]
    [InlineData("ngày 4/2 năm Minh Mạng thứ 4 (tức ngày 15/3/1823)", "1823-03-15/1823-03-15 day")]
    [InlineData("ngày 1/1 năm Minh Mạng thứ 4", "1823-02-11/1823-02-11 day")]
    [InlineData("ngày 15 tháng giêng năm Nhâm Ngọ (1762)", "1762-02-08/1762-02-08 day")]
    [InlineData("tháng 3 năm Khải Định thứ 9", "1924-04-04/1924-05-03 month")]
    [InlineData("tháng 5/1836", "1836-05-01/1836-05-31 month")]
    [InlineData("mùa hè năm 1825", "1825-05-18/1825-08-13 season")]
    [InlineData("15/3/1823", "1823-03-15/1823-03-15 day")]
    [InlineData("2019-02-05", "2019-02-05/2019-02-05 day")]
    [InlineData("thế kỷ XVII (đến 1684)", "1601-01-01/1684-12-31 century")]
    [InlineData("giữa thế kỷ 19", "1831-01-01/1870-12-31 part")]
    [InlineData("nửa đầu thế kỷ XX", "1901-01-01/1950-12-31 part")]
    [InlineData("cuối thế kỷ 19 - đầu thế kỷ 20", "1871-01-01/1930-12-31 range")]
    [InlineData("thế kỷ XIX - XX", "1801-01-01/2000-12-31 range")]
    [InlineData("thập niên 1920", "1920-01-01/1929-12-31 decade")]
    [InlineData("khoảng 1670", "1665-01-01/1675-12-31 year~")]
    [InlineData("1889-1890", "1889-01-01/1890-12-31 range")]
    [InlineData("trước 1945", "/1944-12-31 range")]
    [InlineData("sau 1802", "1803-01-01/ range")]
    [InlineData("từ 1822", "1822-01-01/ range")]
    [InlineData("đến Thành Thái 18 (1906)", "/1907-02-12 range")]
    [InlineData("thời Thành Thái (1889 - 1907)", "1889-02-01/1907-09-04 reign")]
    [InlineData("thời Duy Tân", "1907-09-05/1916-05-17 reign")]
    [InlineData("triều Nguyễn", "1802-05-31/1945-12-31 dynasty")]
    [InlineData("1709, thời Lê Trung Hưng", "1709-01-01/1709-12-31 year")]
    [InlineData("thời Champa", "/ period")]
    [InlineData("tháng 3 và tháng 7 âm lịch", "/ recurring")]
    [InlineData("năm Ất Mùi", "/ cycle")]
    [InlineData("(1835)", "1835-01-01/1835-12-31 year")]
    [InlineData("Minh Mạng (1820 - 1841)", "1820-02-14/1841-02-10 reign")]
    [InlineData("Minh Mạng 16-17", "1835-01-29/1837-02-04 range")]
    [InlineData("15-3-1835 - 20-3-1835", "1835-03-15/1835-03-20 range")]
    [InlineData("1946 - nay", "1946-01-01/ range")]
    [InlineData("~1850", "1845-01-01/1855-12-31 year~")]
    [InlineData("năm thứ 16 niên hiệu Minh Mạng", "1835-01-29/1836-02-16 year")]
    [InlineData("ngày 1 tháng 3 năm 1837", "1837-03-01/1837-03-01 day")]
    [InlineData("Ất Mùi 1835", "1835-01-29/1836-02-16 year")]
    [InlineData("THẾ KỶ XIX", "1801-01-01/1900-12-31 century")]
    public void A_date_phrase_has_these_bounds(string text, string expected) => Assert.Equal(expected, Shown(Read(text)));

    [Theory]
    [InlineData("Minh Mạng năm thứ 16 (1853)", "Minh Mạng 16 is 1835, but 1853 is written beside it")]
    [InlineData("Minh Mạng 40", "Minh Mạng has no year 40: its last is 21 (1840)")]
    [InlineData("Minh Mạng Giáp Tý", "Minh Mạng (1820-1840) has no year Giáp Tý")]
    [InlineData("Minh Mạng năm thứ 16, Giáp Tý", "1835 is Ất Mùi, not Giáp Tý")]
    [InlineData("1601 (Giáp Tý)", "1601 is Tân Sửu, not Giáp Tý")]
    [InlineData("30/2/1835", "there is no day 30/2/1835")]
    [InlineData("5/13/1835", "there is no month 5/13/1835")]
    [InlineData("1841 - 1820", "the range runs backwards: from 1/1/1841 to 31/12/1820")]
    [InlineData("1709, thời Gia Long", "the parts of this date exclude each other: 1709-01-01/1709-12-31 and 1802-05-31/1820-02-13")]
    [InlineData("thời Thiệu Trị (1802 - 1819)", "the parts of this date exclude each other: 1841-02-11/1848-02-04 and 1802-01-01/1819-12-31")]
    [InlineData("rất lâu đời", "'rất lâu đời' in this date is not understood")]
    [InlineData("thế kỷ 99", "'thế kỷ 99' in this date is not understood")]
    public void A_date_that_contradicts_itself_or_is_not_understood_is_refused_with_the_reason(string text, string reason)
    {
        Assert.Null(DateReader.Read(text, EraTable.Value, null, out Failure? failure));
        Assert.Equal(reason, failure?.English);
        Assert.False(string.IsNullOrWhiteSpace(failure?.Vietnamese));
    }

    [Theory]
    [InlineData("DIRTY-01", "1801-01-01/1900-12-31 century")]
    [InlineData("DIRTY-02", "1901-01-01/1930-12-31 part~")]
    [InlineData("DIRTY-03", "1835-01-29/1836-02-16 year")]
    [InlineData("DIRTY-04", "1835-01-29/1836-02-16 year")]
    [InlineData("DIRTY-05", "1875-02-06/1876-01-25 year")]
    [InlineData("DIRTY-06", "1802-02-03/1803-01-22 year")]
    [InlineData("DIRTY-07", "1924-04-21/1924-04-21 day")]
    [InlineData("DIRTY-08", "1871-01-01/1930-12-31 range")]
    [InlineData("DIRTY-09", "1801-01-01/1900-12-31 century")]
    [InlineData("DIRTY-10", "1802-05-31/1945-12-31 dynasty")]
    [InlineData("DIRTY-11", "1890-01-01/1890-12-31 year?")]
    [InlineData("DIRTY-12", "1820-01-01/1841-12-31 range")]
    [InlineData("DIRTY-13", "1920-01-01/1929-12-31 decade")]
    [InlineData("DIRTY-14", "1841-02-11/1847-12-31 reign")]
    [InlineData("DIRTY-15", "1920-02-20/1921-02-07 year")]
    [InlineData("DIRTY-16", "1805-01-01/1805-12-31 year")]
    [InlineData("DIRTY-17", "refused: thế kỷ XVIII")]
    [InlineData("DIRTY-18", "refused: đời Minh Mạng")]
    [InlineData("DIRTY-19", "refused: thế kỷ XV")]
    [InlineData("DIRTY-20", "1801-01-01/1900-12-31 century")]
    [InlineData("DIRTY-21", "1901-01-01/1930-12-31 part")]
    [InlineData("DIRTY-22", "1900-01-01/1900-12-31 year")]
    [InlineData("DIRTY-23", "1844-01-01/1844-12-31 year?")]
    [InlineData("DIRTY-24", "1820-01-01/1840-12-31 range")]
    [InlineData("DIRTY-25", "no date")]
    [InlineData("DIRTY-26", "/ cycle")]
    [InlineData("DIRTY-27", "1806-06-28/1806-06-28 day")]
    [InlineData("DIRTY-28", "1935-04-17/1935-04-17 day")]
    [InlineData("DIRTY-29", "1701-01-01/1900-12-31 range")]
    [InlineData("DIRTY-30", "1801-01-01/1900-12-31 century~")]
    public void Every_dirty_sample_is_read_as_its_row_expects(string id, string expected)
    {
        string text = Eras.Table("dirty_samples.csv", "id").Find([id])[0].Record!["date"].Text!;
        DateSpan? span = DateReader.Read(text, EraTable.Value, null, out Failure? failure);
        string found = failure is not null ? $"refused: {LegacyText.Guess(text)?.Text}" : span is null ? "no date" : Shown(span);
        Assert.Equal(expected, found);
    }

    [Theory]
    [InlineData("objects.csv", "date_as_written", 132)]
    [InlineData("monuments.csv", "built_from", 121)]
    [InlineData("monuments.csv", "built_to", 121)]
    [InlineData("rulers.csv", "birth", 22)]
    [InlineData("rulers.csv", "death", 22)]
    [InlineData("rulers.csv", "reign_from", 22)]
    [InlineData("rulers.csv", "reign_to", 22)]
    [InlineData("places.csv", "valid_from", 87)]
    [InlineData("places.csv", "valid_to", 87)]
    public void No_date_of_the_catalogue_is_refused(string file, string column, int rows)
    {
        LookupTable table = Eras.Table(file, "id");
        Assert.Equal(rows, table.Rows.Count);
        foreach (Value row in table.Rows)
        {
            if (row.Record![column].Text is not { } text)
                continue;
            DateReader.Read(text, EraTable.Value, null, out Failure? failure);
            Assert.True(failure is null, $"{text}: {failure?.English}");
        }
    }

    [Fact]
    public void Every_year_of_every_era_is_read_from_numbers_numerals_and_cycle_names()
    {
        foreach (Value row in Eras.Table("reign_eras.csv", "id").Rows)
        {
            string name = row.Record!["era_name_vi"].Text!;
            int first = int.Parse(row.Record!["year_1_gregorian"].Text!, CultureInfo.InvariantCulture);
            Assert.Equal(row.Record!["year_1_can_chi"].Text, CanChi.Name(CanChi.OfYear(first)));
            for (int year = 1; year <= int.Parse(row.Record!["highest_year_number"].Text!, CultureInfo.InvariantCulture); year++)
            {
                Assert.Equal(first + year - 1, Read($"{name} năm thứ {year} ({first + year - 1})").Year);
                Assert.Equal(first + year - 1, Read($"{name} {CanChi.Name(CanChi.OfYear(first + year - 1))}").Year);
            }
        }
    }

    [Fact]
    public void The_names_of_the_cycle_are_those_of_the_table()
    {
        foreach (Value row in Eras.Table("sexagenary.csv", "n").Rows)
        {
            int year = int.Parse(row.Record!["cycle_1804"].Text!, CultureInfo.InvariantCulture);
            string name = row.Record!["can_chi_vi"].Text!;
            Assert.Equal(name, CanChi.Name(CanChi.OfYear(year)));
            string[] words = name.ToLowerInvariant().Split(' ');
            Assert.True(CanChi.TryRead(words[0], words[1], out int number));
            Assert.Equal(CanChi.OfYear(year), number);
        }
    }

    [Fact]
    public void A_cycle_name_alone_is_resolved_by_a_context()
    {
        DateSpan? span = DateReader.Read("Tuế thứ Tân Mùi", EraTable.Value, 1640, out _);
        Assert.Equal("1631-02-01/1632-02-19 year", Shown(span!));
        Assert.Contains("1571, 1631, 1691, 1751", Read("Tuế thứ Tân Mùi").Notes[0].English, StringComparison.Ordinal);
    }

    [Fact]
    public void Bounds_are_in_order_and_any_text_is_read_or_refused_without_an_exception() =>
        Gen.Const<string[]>(["Minh Mạng", "năm", "thứ", "16", "(", ")", "1835", "-", "thế kỷ", "XIX", "đầu", "khoảng", "ngày", "/", "4", "tháng", "Ất", "Mùi", "?", "đến", "từ", "thời", "nhuận", "trước", ",", "ÂL", "Tự Đức"])
            .SelectMany(vocabulary => Gen.Int[0, vocabulary.Length - 1].Select(index => vocabulary[index])).Array[1, 9].SampleFixed(
                words =>
                {
                    DateSpan? span = DateReader.Read(string.Join(' ', words), EraTable.Value, null, out Failure? failure);
                    Assert.True(span is null || failure is null);
                    Assert.True(span is not { Begin: { } begin, End: { } end } || begin <= end);
                },
                iter: 5000);

    private static DateSpan Read(string text)
    {
        DateSpan? span = DateReader.Read(text, EraTable.Value, null, out Failure? failure);
        Assert.True(failure is null, failure?.English);
        return Assert.IsType<DateSpan>(span);
    }

    private static string Shown(DateSpan span) =>
        string.Create(CultureInfo.InvariantCulture, $"{span.Begin:yyyy-MM-dd}/{span.End:yyyy-MM-dd} {span.Precision}{(span.IsApproximate ? "~" : "")}{(span.IsUncertain ? "?" : "")}");
}
