namespace HueKnowledgeGraph.EndToEnd.Tests;

public sealed class DiffTests
{
    private const string Bell = "@prefix : <http://hue.example/> . :bell :name \"Đại hồng chung\"@vi ; :weight [ :value 2052 ] .";

    [Fact]
    public async Task Files_that_say_the_same_in_other_words_do_not_differ()
    {
        using var folder = new WorkFolder();
        string a = folder.Write("a.ttl", Bell);
        string b = folder.Write("b.nt", """
            _:x <http://hue.example/value> "2052"^^<http://www.w3.org/2001/XMLSchema#integer> .
            <http://hue.example/bell> <http://hue.example/weight> _:x .
            <http://hue.example/bell> <http://hue.example/name> "Đại hồng chung"@vi .

            """);
        Assert.Empty((await HueProgram.RunAsync("diff", a, b)).Expect(0).Output);
    }

    [Fact]
    public async Task What_was_added_and_removed_is_listed()
    {
        using var folder = new WorkFolder();
        string a = folder.Write("a.ttl", Bell);
        string b = folder.Write("b.ttl", Bell.Replace("Đại hồng chung", "Chuông Thiên Mụ", StringComparison.Ordinal));
        ProgramResult result = (await HueProgram.RunAsync("diff", a, b)).Expect(1);
        Assert.Equal("""
            - <http://hue.example/bell> <http://hue.example/name> "Đại hồng chung"@vi .
            + <http://hue.example/bell> <http://hue.example/name> "Chuông Thiên Mụ"@vi .

            """, result.Output);
        using var report = System.Text.Json.JsonDocument.Parse((await HueProgram.RunAsync("diff", "--json", a, b)).Expect(1).Output);
        Assert.Equal(1, report.RootElement.GetProperty("addedCount").GetInt32());
    }

    [Fact]
    public async Task Graphs_too_much_alike_are_code_4_with_the_limit()
    {
        using var folder = new WorkFolder();
        string nodes = string.Concat(Enumerable.Range(0, 12).SelectMany(i => Enumerable.Range(0, 12).Where(j => j != i).Select(j => $"_:n{i} <urn:p> _:n{j} .\n")));
        string a = folder.Write("a.nt", nodes);
        Assert.Contains("look alike", (await HueProgram.RunAsync("diff", a, a)).Expect(4).Error, StringComparison.Ordinal);
    }
}
