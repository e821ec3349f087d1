using HueKnowledgeGraph.Tests;

namespace HueKnowledgeGraph.Mapping.Tests;

public sealed class FunctionTests
{
    [Theory]
    [InlineData("toUpperCase($(name))", "ĐIỆN THÁI HOÀ")]
    [InlineData("grel:toUpperCase(grel:valueParameter: $(name))", "ĐIỆN THÁI HOÀ")]
    [InlineData("toLowerCase($(name))", "điện thái hoà")]
    [InlineData("toTitleCase('chùa thiên mụ')", "Chùa Thiên Mụ")]
    [InlineData("normalizeSpace('  a   b ')", "a b")]
    [InlineData("replace($(name), 'Điện', 'Cung')", "Cung Thái Hoà")]
    [InlineData("replace($(name), 'Điện ', $(empty))", "Thái Hoà")]
    [InlineData("grel:string_replace(valueParameter = $(name), p_string_find = 'Điện', p_string_replace = 'Cung')", "Cung Thái Hoà")]
    [InlineData("replaceRegex($(list), '[;,]\\s*', '/')", "đồng/gỗ/sơn")]
    [InlineData("split($(list), ';', ',')", "đồng|gỗ|sơn")]
    [InlineData("join(split($(list), ';', ','), ' và ')", "đồng và gỗ và sơn")]
    [InlineData("first(split($(list), ';', ','))", "đồng")]
    [InlineData("last(split($(list), ';', ','))", "sơn")]
    [InlineData("at(split($(list), ';', ','), 2)", "gỗ")]
    [InlineData("at(split($(list), ';', ','), 9)", "")]
    [InlineData("count(split($(list), ';', ','))", "3")]
    [InlineData("count($(empty))", "0")]
    [InlineData("distinct(split('a;b;a', ';'))", "a|b")]
    [InlineData("concatLists(split('a;b', ';'), $(empty), c)", "a|b|c")]
    [InlineData("concat($(name), ' (', $(empty), $(year), ')')", "Điện Thái Hoà (1805)")]
    [InlineData("concat(split('a;b', ';'), '!')", "a!|b!")]
    [InlineData("concat(\"năm $(year)\", ' và ', x)", "năm 1805 và x")]
    [InlineData("substring($(name), 0, 4)", "Điện")]
    [InlineData("substring($(name), 5)", "Thái Hoà")]
    [InlineData("length($(name))", "13")]
    [InlineData("contains($(name), 'Thái')", "true")]
    [InlineData("startsWith($(name), 'Thái')", "false")]
    [InlineData("endsWith($(name), 'Hoà')", "true")]
    [InlineData("matches($(year), '^\\d{4}$')", "true")]
    [InlineData("extract($(list), '(\\w+), sơn')", "gỗ")]
    [InlineData("extractAll('1426/QĐ-TTg; 88/QĐ-TTg', '\\d+/QĐ-TTg')", "1426/QĐ-TTg|88/QĐ-TTg")]
    [InlineData("slug($(name))", "dien-thai-hoa")]
    [InlineData("slug('Ðình Hương (太和) №1')", "dinh-huong-太和-1")]
    [InlineData("equal(foldName('Điện Thái Hòa'), foldName($(name)))", "true")]
    [InlineData("equal(foldName('Minh Mệnh'), foldName('MINH MẠNG'))", "true")]
    [InlineData("equal(foldName('Hiển Nhơn'), foldName('Hiển Nhân'))", "true")]
    [InlineData("urlEncode('a b')", "a%20b")]
    [InlineData("equal($(empty), $(empty))", "true")]
    [InlineData("notEqual($(year), 1805)", "false")]
    [InlineData("lessThan($(year), 1820)", "true")]
    [InlineData("greaterThan($(year), 1820)", "false")]
    [InlineData("isNull($(empty))", "true")]
    [InlineData("notNull($(year))", "true")]
    [InlineData("and(notNull($(year)), not(isNull($(name))))", "true")]
    [InlineData("or(isNull($(year)), $(empty))", "false")]
    [InlineData("in($(year), 1802, 1805)", "true")]
    [InlineData("if(lessThan($(year), 1820), 'trước', 'sau')", "trước")]
    [InlineData("if(isNull($(year)), 'x')", "")]
    [InlineData("coalesce($(empty), $(year), 'x')", "1805")]
    [InlineData("require($(year), 'a', 'b')", "1805")]
    [InlineData("require($(empty), 'no date', 'thiếu niên đại')", "refused: no date")]
    [InlineData("refuseIf(equal($(year), 1805), 'bad year', 'năm sai')", "refused: bad year")]
    [InlineData("refuseIf(equal($(year), 1806), 'bad year', 'năm sai')", "")]
    [InlineData("try(date($(name)))", "")]
    [InlineData("if(isNull($(empty)), $(year), date($(name)))", "1805")]
    [InlineData("decimal('16.46972')", "16.46972")]
    [InlineData("decimal('16,4')", "refused: '16,4' is no number with a decimal point")]
    [InlineData("add(1.5, 2)", "3.5")]
    [InlineData("subtract(1835, 1820)", "15")]
    [InlineData("multiply(0.6045, 4307)", "2603.5815")]
    [InlineData("multiply(79228162514264337593543950335, 10)", "refused: the result of 79228162514264337593543950335 and 10 is too large")]
    [InlineData("number('2.601,4')", "2601.4")]
    [InlineData("number('10.571')", "10571")]
    [InlineData("number('12.5')", "12.5")]
    [InlineData("number('0.375')", "0.375")]
    [InlineData("number('1,8 triệu')", "1800000")]
    [InlineData("number('188,7 tỷ đồng')", "188700000000")]
    [InlineData("number('hơn 651.300 lượt')", "651300")]
    [InlineData("number('317.331.841.000 đồng')", "317331841000")]
    [InlineData("number('1.2.3')", "refused: '1.2.3' is not one number, or can be read in more than one way")]
    [InlineData("number('từ 2 đến 3')", "refused: 'từ 2 đến 3' is not one number, or can be read in more than one way")]
    [InlineData("date('1/7/2025')", "2025-07-01")]
    [InlineData("date('2025-07-01')", "2025-07-01")]
    [InlineData("date('30/2/2025')", "refused: '30/2/2025' is no day (15/3/1823 or 1823-03-15)")]
    [InlineData("correctD('Ðiện')", "Điện")]
    [InlineData("nomRun('波 蘿 密 x y')", "波蘿密 x y")]
    [InlineData("legacyText('Chu«ng ®ång chïa Thiªn Mô')", "refused: this looks like TCVN3 (ABC) text that was read as Latin; it probably says 'Chuông đồng chùa Thiên Mụ': convert the file to Unicode")]
    [InlineData("legacyText('Bình phong ñaù')", "refused: this looks like VNI-Windows text that was read as Latin; it probably says 'Bình phong đá': convert the file to Unicode")]
    [InlineData("legacyText('Musée Khải Định, Huế')", "Musée Khải Định, Huế")]
    [InlineData("slug(split('a b;c d', ';'))", "a-b|c-d")]
    [InlineData("toUpperCase($(empty))", "")]
    public void A_call_gives(string call, string expected) => Assert.Equal(expected, Result($"={call}"));

    [Theory]
    [InlineData("people($(makers))", "p", "$(p.name)|$(p.key)|$(p.index)", "Minh Mạng|minh-mang|1", "Bộ Công|bo-cong|2", "Võ Khố|vo-kho|3")]
    [InlineData("measures('cao 2,5 m; nặng 4.307 cân')", "p", "$(p.dimension)|$(p.value)|$(p.unit)|$(p.metricValue)|$(p.metricUnit)|$(p.key)", "height|2.5|m|250|cm|height", "weight|4307|can|2603.5815|kg|weight")]
    [InlineData("period('2015-01/2015-11')", "p", "$(p.begin)|$(p.end)|$(p.precision)", "2015-01-01|2015-11-30|range")]
    [InlineData("period('2024-02 (Tết Giáp Thìn)')", "p", "$(p.begin)|$(p.end)|$(p.precision)|$(p.note)", "2024-02-01|2024-02-29|month|Tết Giáp Thìn")]
    public void A_call_gives_records(string call, string name, string template, params string[] expected)
    {
        using MappingFolder folder = Folder($"each: {{ {name}: \"{call}\" }}", template);
        Assert.Equal(expected, Objects(folder.Map()));
    }

    [Fact]
    public void A_warning_of_a_function_is_counted_in_the_report()
    {
        using MappingFolder folder = Folder(string.Empty, "=try(date($(name)))");
        folder.Map(out MappingReport report);
        Assert.Equal("'Điện Thái Hoà' is no day (15/3/1823 or 1823-03-15)", Assert.Single(report.Sources[0].Warnings).Key);
    }

    [Fact]
    public void A_refusal_names_the_column_that_the_value_came_from()
    {
        using MappingFolder folder = Folder("let: { d: \"date(trim($(name)))\" }", "$(d)");
        Assert.Empty(folder.Map());
        Refusal refusal = Assert.Single(folder.Refusals);
        Assert.Equal(("name", 1, "Điện Thái Hoà", 6), (refusal.Column, refusal.ColumnNumber, refusal.Value, refusal.MappingLine));
    }

    [Fact]
    public void Every_function_is_in_the_documentation()
    {
        string page = File.ReadAllText(Repository.PathOf("docs", "mapping.md"));
        Assert.All(FunctionRegistry.Names, name => Assert.Contains($"`{name}(", page, StringComparison.Ordinal));
    }

    private static string Result(string value)
    {
        using MappingFolder folder = Folder(string.Empty, value);
        IReadOnlyList<string> quads = folder.Map();
        return folder.Refusals.Count > 0 ? "refused: " + folder.Refusals[0].Reason : string.Join('|', Objects(quads));
    }

    private static IEnumerable<string> Objects(IReadOnlyList<string> quads) => quads.Select(quad => quad.Split('"')[1]);

    private static MappingFolder Folder(string extra, string value) => new MappingFolder()
        .With("r.csv", "name,year,list,makers,empty\nĐiện Thái Hoà,1805,\"đồng; gỗ, sơn\",\"Minh Mạng; Bộ Công và Võ Khố\",\n")
        .With("mapping.yml", $"""
            sources: {"{"} r: [ 'r.csv~csv' ] {"}"}
            mappings:
              m:
                sources: r
                s: id/x
                {(extra.Length == 0 ? "x-none: 0" : extra)}
                po: [[rdfs:label, {Yaml(value)}]]
            """);

    private static string Yaml(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
