namespace HueKnowledgeGraph.Sparql.Tests;

/// <summary>CONSTRUCT and DESCRIBE.</summary>
public sealed class GraphResultTests : IDisposable
{
    private readonly TestGraph _graph = new("""
        urn-1 motif sun
        urn-1 motif moon
        urn-2 motif sun
        urn-1 casting _:c
        _:c year 1835
        _:c by _:d
        _:d name "Minh_Mang"
        sun label "Nhat"
        """);

    [Fact]
    public void A_template_gives_each_triple_once() => Assert.Equal(
        ["moon on urn-1", "sun on urn-1", "sun on urn-2"],
        _graph.AskSorted("CONSTRUCT { ?m :on ?u . } { ?u :motif ?m . ?u2 :motif ?m2 }"));

    [Fact]
    public void Blank_nodes_of_a_template_are_new_for_each_solution() => Assert.Equal(
        3, _graph.Ask("CONSTRUCT { [] :shows ?m } { ?u :motif ?m }").Select(line => line.Split(' ')[0]).Distinct().Count());

    [Fact]
    public void What_is_no_triple_is_left_out() => Assert.Equal(
        ["sun named \"Nhat\""],
        _graph.AskSorted("CONSTRUCT { ?m :named ?l . ?l :names ?m . ?m ?l ?l } { ?u :motif ?m OPTIONAL { ?m :label ?l } }"));

    [Fact]
    public void A_description_follows_blank_nodes() => Assert.Equal(6, _graph.Ask("DESCRIBE :urn-1").Length);

    [Fact]
    public void Described_variables_come_from_the_pattern() =>
        Assert.Equal(["sun label \"Nhat\""], _graph.AskSorted("DESCRIBE ?m { :urn-2 :motif ?m }"));

    public void Dispose() => _graph.Dispose();
}
