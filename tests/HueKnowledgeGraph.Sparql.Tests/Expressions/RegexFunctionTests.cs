namespace HueKnowledgeGraph.Sparql.Tests;

public sealed class RegexFunctionTests
{
    [Theory]
    [InlineData("abc", "b", "", true)]
    [InlineData("abc", "^b", "", false)]
    [InlineData("abc", "^ab", "", true)]
    [InlineData("abc", "bc$", "", true)]
    [InlineData("abc", "^abc$", "", true)]
    [InlineData("abcd", "^abc$", "", false)]
    [InlineData("ABC", "b", "i", true)]
    [InlineData("Điện", "đIỆN", "i", true)]
    [InlineData("Kelvin \\u212A", "k$", "i", true)]
    [InlineData("xK", "^k", "i", false)]
    [InlineData("Thái Hòa", "hoà|hòa", "i", true)]
    [InlineData("a\\nb", "a.b", "", false)]
    [InlineData("a\\nb", "a.b", "s", true)]
    [InlineData("a\\rb", "a.b", "", false)]
    [InlineData("a\\nb", "^b", "", false)]
    [InlineData("a\\nb", "^b", "m", true)]
    [InlineData("a\\nb", "a$", "m", true)]
    [InlineData("a\\n", "a$", "", false)]
    [InlineData("abc", "a b c", "x", true)]
    [InlineData("a b", "a[ ]b", "x", true)]
    [InlineData("a b", "a b", "", true)]
    [InlineData("a#b", "a#b", "", true)]
    [InlineData("a.c", "a.c", "q", true)]
    [InlineData("abc", "a.c", "q", false)]
    [InlineData("A.C", "a.c", "qi", true)]
    [InlineData("aaa", "^a{3}$", "", true)]
    [InlineData("aaa", "^a{4,}$", "", false)]
    [InlineData("aaa", "^a{2,3}$", "", true)]
    [InlineData("b", "[a-z-[aeiou]]", "", true)]
    [InlineData("e", "[a-z-[aeiou]]", "", false)]
    [InlineData("x-y", "[\\\\w\\\\-]+y$", "", true)]
    [InlineData("_", "^\\\\w$", "", false)]
    [InlineData("ế", "^\\\\w$", "", true)]
    [InlineData("5", "^\\\\d$", "", true)]
    [InlineData("_a-1", "^\\\\i\\\\c*$", "", true)]
    [InlineData("1a", "^\\\\i\\\\c*$", "", false)]
    [InlineData("殿", "^\\\\p{Lo}$", "", true)]
    [InlineData("abab", "^(ab)\\\\1$", "", true)]
    [InlineData("😀", "^.$", "", true)]
    [InlineData("😀", "^[^a]$", "", true)]
    [InlineData("😀😀", "^😀+$", "", true)]
    [InlineData("\\u00A0", "^\\\\s$", "", false)]
    [InlineData("", "^$", "", true)]
    [InlineData("abc", "", "", true)]
    [InlineData("abc", "(?i)B", "", null)]
    [InlineData("abc", "(?=b)", "", null)]
    [InlineData("abc", "a(", "", null)]
    [InlineData("abc", "[a", "", null)]
    [InlineData("abc", "\\\\e", "", null)]
    [InlineData("abc", "b", "g", null)]
    public void Regex_reads_patterns_as_XPath_does(string text, string pattern, string flags, bool? expected) =>
        Assert.Equal(expected is { } truth ? $"\"{(truth ? "true" : "false")}\"^^<boolean>" : "error",
            ExpressionTable.Evaluate($"REGEX('{text}', '{pattern}', '{flags}')"));

    [Theory]
    [InlineData("REGEX('abc'@en, 'B', 'i')", "\"true\"^^<boolean>")]
    [InlineData("REGEX(:abc, 'b')", "error")]
    [InlineData("REGEX('abc', 'b'@en)", "error")]
    [InlineData("REGEX('abc', 1)", "error")]
    [InlineData("REPLACE('abcd', 'b', 'Z')", "\"aZcd\"")]
    [InlineData("REPLACE('abab', 'B', 'Z', 'i')", "\"aZaZ\"")]
    [InlineData("REPLACE('abab'@en, 'B.', 'Z', 'i')", "\"aZb\"@en")]
    [InlineData("REPLACE('abracadabra', 'bra', '*')", "\"a*cada*\"")]
    [InlineData("REPLACE('abracadabra', 'a.*?a', '*')", "\"*c*bra\"")]
    [InlineData("REPLACE('AAAA', 'A+?', 'b')", "\"bbbb\"")]
    [InlineData("REPLACE('darted', '^(.*?)d(.*)$', '$1c$2')", "\"carted\"")]
    [InlineData("REPLACE('abcd', '(ab)|(a)', '[1=$1][2=$2]')", "\"[1=ab][2=]cd\"")]
    [InlineData("REPLACE('foo', '(o)', '$12')", "\"fo2o2\"")]
    [InlineData("REPLACE('foo', 'o', '$0$0')", "\"foooo\"")]
    [InlineData("REPLACE('foo', 'o', '\\\\$')", "\"f$$\"")]
    [InlineData("REPLACE('foo', 'o', '$')", "error")]
    [InlineData("REPLACE('foo', 'o', '\\\\x')", "error")]
    [InlineData("REPLACE('foo', 'o*', 'x')", "error")]
    [InlineData("REPLACE('a.c', '.', '$1', 'q')", "\"a$1c\"")]
    [InlineData("REPLACE(1, '1', '2')", "error")]
    public void Replace_follows_XPath(string expression, string expected) => Assert.Equal(expected, ExpressionTable.Evaluate(expression));

    [Fact]
    public void A_pattern_that_explodes_when_it_backtracks_ends_at_once()
    {
        string text = new('a', 5000);
        Assert.Equal("\"false\"^^<boolean>", ExpressionTable.Evaluate($"REGEX('{text}', '^(a+)+b$')"));
    }

    [Fact]
    public void A_pattern_that_has_to_backtrack_is_ended_by_the_time_limit()
    {
        using var context = new QueryContext(
            Store.MemorySnapshot.Of([]), new QueryOptions { Timeout = TimeSpan.FromMilliseconds(100) }, TestContext.Current.CancellationToken);
        string text = new('a', 5000);
        Assert.Throws<QueryLimitException>(() =>
            ExpressionTable.NewCompiler(context, new VariableLayout([])).Compile(ExpressionTable.Parse($"REGEX('{text}', '^((a+)+)\\\\1b$')")));
    }
}
