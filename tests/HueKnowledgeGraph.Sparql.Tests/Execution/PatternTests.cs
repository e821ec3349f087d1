namespace HueKnowledgeGraph.Sparql.Tests;

/// <summary>Patterns and their joins, with the planner and without.</summary>
public sealed class PatternTests : IDisposable
{
    private readonly TestGraph _hue = new("""
        thai-hoa partOf hoang-thanh
        hoang-thanh partOf kinh-thanh
        kinh-thanh partOf hue
        thien-mu partOf hue
        thai-hoa label "Dien_Thai_Hoa"
        thien-mu label "Chua_Thien_Mu"
        thai-hoa builtBy gia-long
        thien-mu builtBy nguyen-hoang
        gia-long reigned 1802
        narcissus likes narcissus
        narcissus likes echo
        """);

    public static TheoryData<bool> Planner => [true, false];

    [Theory]
    [MemberData(nameof(Planner))]
    public void A_basic_pattern_joins_its_triples(bool planner) => Assert.Equal(
        ["?x=thai-hoa ?who=gia-long ?year=1802"],
        Ask(planner, "SELECT * { ?x :builtBy ?who . ?who :reigned ?year }"));

    [Theory]
    [MemberData(nameof(Planner))]
    public void The_empty_pattern_has_one_solution(bool planner) => Assert.Equal([""], Ask(planner, "SELECT * {}"));

    [Theory]
    [MemberData(nameof(Planner))]
    public void A_variable_in_two_places_has_one_value(bool planner) =>
        Assert.Equal(["?x=narcissus"], Ask(planner, "SELECT ?x { ?x :likes ?x }"));

    [Theory]
    [MemberData(nameof(Planner))]
    public void A_bound_subject_and_object_filter_the_predicates(bool planner) =>
        Assert.Equal(["?p=builtBy"], Ask(planner, "SELECT ?p { :thai-hoa ?p :gia-long }"));

    [Theory]
    [MemberData(nameof(Planner))]
    public void An_unknown_term_matches_nothing(bool planner) => Assert.Empty(Ask(planner, "SELECT * { ?x :nothing ?y }"));

    [Theory]
    [MemberData(nameof(Planner))]
    public void A_left_join_keeps_rows_without_a_match(bool planner) => Assert.Equal(
        ["?x=hoang-thanh", "?x=kinh-thanh", "?x=thai-hoa ?l=\"Dien_Thai_Hoa\"", "?x=thien-mu ?l=\"Chua_Thien_Mu\""],
        Ask(planner, "SELECT ?x ?l { ?x :partOf ?y OPTIONAL { ?x :label ?l } }"));

    [Theory]
    [MemberData(nameof(Planner))]
    public void An_unbound_variable_is_compatible_with_any_value(bool planner) => Assert.Equal(
        ["?x=hoang-thanh ?l=1", "?x=kinh-thanh ?l=1"],
        Ask(planner, "SELECT ?x ?l { { ?x :partOf ?y OPTIONAL { ?x :label ?l } } { VALUES ?l { 1 2 } } MINUS { ?x :label ?m } MINUS { VALUES ?l { 2 } } }"));

    [Theory]
    [MemberData(nameof(Planner))]
    public void Minus_takes_nothing_away_where_no_variable_is_shared(bool planner) => Assert.Equal(
        ["?x=thai-hoa", "?x=thien-mu"], Ask(planner, "SELECT ?x { ?x :label ?l MINUS { ?a :partOf ?b } }"));

    [Theory]
    [MemberData(nameof(Planner))]
    public void Minus_looks_at_each_solution_for_shared_variables(bool planner) => Assert.Equal(
        ["?x=thai-hoa", "?x=thien-mu"],
        Ask(planner, "SELECT ?x { ?x :label ?l MINUS { ?a :reigned ?b OPTIONAL { ?b :label ?x } } }"));

    [Theory]
    [MemberData(nameof(Planner))]
    public void A_union_keeps_every_row(bool planner) => Assert.Equal(
        ["?a=thai-hoa", "?a=thien-mu", "?b=narcissus", "?b=narcissus"],
        Ask(planner, "SELECT ?a ?b { { ?a :label ?l } UNION { ?b :likes ?c } }"));

    [Theory]
    [MemberData(nameof(Planner))]
    public void Values_with_undef_join_everything(bool planner) => Assert.Equal(
        ["?x=hoang-thanh ?y=kinh-thanh", "?x=thai-hoa ?y=hoang-thanh", "?x=thien-mu ?y=hue"],
        Ask(planner, "SELECT ?x ?y { ?x :partOf ?y VALUES (?x ?y) { (:thien-mu :hue) (UNDEF :kinh-thanh) (:thai-hoa UNDEF) } }"));

    [Theory]
    [MemberData(nameof(Planner))]
    public void Distinct_and_slices_apply_in_order(bool planner)
    {
        Assert.Equal(["?x=narcissus"], Ask(planner, "SELECT DISTINCT ?x { ?x :likes ?y }"));
        Assert.Equal(2, Ask(planner, "SELECT ?x { ?x :partOf ?y } OFFSET 2 LIMIT 5").Length);
        Assert.Empty(Ask(planner, "SELECT ?x { ?x :partOf ?y } LIMIT 0"));
    }

    [Theory]
    [MemberData(nameof(Planner))]
    public void A_subselect_hides_what_it_does_not_project(bool planner) => Assert.Equal(
        ["?x=thai-hoa ?y=gia-long", "?x=thien-mu ?y=nguyen-hoang"],
        Ask(planner, "SELECT ?x ?y { { SELECT ?x { ?x :label ?y } } ?x :builtBy ?y }"));

    [Theory]
    [MemberData(nameof(Planner))]
    public void Ask_knows_yes_and_no(bool planner)
    {
        Assert.Equal(["true"], Ask(planner, "ASK { :thai-hoa :partOf ?x }"));
        Assert.Equal(["false"], Ask(planner, "ASK { :hue :partOf ?x }"));
    }

    public void Dispose() => _hue.Dispose();

    private string[] Ask(bool planner, string query) => _hue.AskSorted(query, new QueryOptions { UsePlanner = planner });
}
