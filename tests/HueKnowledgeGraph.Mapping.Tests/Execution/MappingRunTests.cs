namespace HueKnowledgeGraph.Mapping.Tests;

public sealed class MappingRunTests
{
    private const string Head = """
        prefixes:
          ex: http://example.org/
          obj: id/object/
        sources:
          objects: { access: objects.csv, key: id }
        """;

    private const string Objects = """
        id,title,material,place
        O1,Cửu Đỉnh,"đồng; gỗ",P1
        O2,"Chuông, chùa Thiên Mụ",,P2

        """;

    [Fact]
    public void Short_forms_make_types_literals_languages_and_iris()
    {
        using MappingFolder folder = Folder("""
            mappings:
              object:
                sources: objects
                s: obj:$(id)
                po:
                  - [a, ex:Thing]
                  - [ex:title, $(title), vi~lang]
                  - [ex:number, 5, xsd:integer]
                  - [[ex:p, ex:q], [ex:$(place)~iri, plain]]
            """);
        Assert.Equal(
        [
            "<https://hue.example/id/object/O1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://example.org/Thing> .",
            "<https://hue.example/id/object/O1> <http://example.org/title> \"Cửu Đỉnh\"@vi .",
            "<https://hue.example/id/object/O1> <http://example.org/number> \"5\"^^<http://www.w3.org/2001/XMLSchema#integer> .",
            "<https://hue.example/id/object/O1> <http://example.org/p> <http://example.org/P1> .",
            "<https://hue.example/id/object/O1> <http://example.org/p> \"plain\" .",
            "<https://hue.example/id/object/O1> <http://example.org/q> <http://example.org/P1> .",
            "<https://hue.example/id/object/O1> <http://example.org/q> \"plain\" .",
        ],
            folder.Map().Take(7));
    }

    [Fact]
    public void Long_forms_mean_the_same_as_short_ones()
    {
        using MappingFolder folder = Folder("""
            mappings:
              object:
                sources: [['objects.csv~csv']]
                subjects: obj:$(id)
                predicateobjects:
                  - predicates: ex:title
                    objects: { value: $(title), language: vi }
                  - predicate: ex:place
                    object: { value: "ex:$(place)", type: iri }
                    graphs: ex:g
            """.Replace("[['objects.csv~csv']]", "[ objects ]", StringComparison.Ordinal));
        Assert.Equal(
        [
            "<https://hue.example/id/object/O1> <http://example.org/title> \"Cửu Đỉnh\"@vi .",
            "<https://hue.example/id/object/O1> <http://example.org/place> <http://example.org/P1> <http://example.org/g> .",
        ],
            folder.Map().Take(2));
    }

    [Fact]
    public void An_empty_cell_makes_no_quad_and_a_list_makes_one_for_each_value()
    {
        using MappingFolder folder = Folder("""
            mappings:
              object:
                sources: objects
                let: { materials: "split($(material), ';')" }
                s: obj:$(id)
                po:
                  - [ex:material, $(materials)]
                  - [ex:materialIri, "ex:material/$(materials)~iri"]
            """);
        Assert.Equal(
        [
            "<https://hue.example/id/object/O1> <http://example.org/material> \"đồng\" .",
            "<https://hue.example/id/object/O1> <http://example.org/material> \"gỗ\" .",
            "<https://hue.example/id/object/O1> <http://example.org/materialIri> <http://example.org/material/đồng> .",
            "<https://hue.example/id/object/O1> <http://example.org/materialIri> <http://example.org/material/gỗ> .",
        ],
            folder.Map());
    }

    [Fact]
    public void Each_runs_the_mapping_for_every_value_with_number_and_row()
    {
        using MappingFolder folder = Folder("""
            mappings:
              part:
                sources: objects
                each: { m: "split($(material), ';')" }
                let: { upper: toUpperCase($(m)) }
                s: obj:$(id)/material/$(m.index)
                po:
                  - [ex:of, "=concat($(upper), ' ', $(title), ' ', $(m.index), '/', $(m.count))"]
            """);
        Assert.Equal(
        [
            "<https://hue.example/id/object/O1/material/1> <http://example.org/of> \"ĐỒNG Cửu Đỉnh 1/2\" .",
            "<https://hue.example/id/object/O1/material/2> <http://example.org/of> \"GỖ Cửu Đỉnh 2/2\" .",
        ],
            folder.Map());
    }

    [Fact]
    public void Conditions_hold_back_a_mapping_or_a_statement()
    {
        using MappingFolder folder = Folder("""
            mappings:
              wood:
                sources: objects
                condition: contains($(material), gỗ)
                s: obj:$(id)
                po: [[ex:wooden, true, xsd:boolean]]
              all:
                sources: objects
                s: obj:$(id)
                po:
                  - { p: ex:first, o: $(id), condition: "equal($(id), 'O1')" }
            """);
        Assert.Equal(
        [
            "<https://hue.example/id/object/O1> <http://example.org/wooden> \"true\"^^<http://www.w3.org/2001/XMLSchema#boolean> .",
            "<https://hue.example/id/object/O1> <http://example.org/first> \"O1\" .",
        ],
            folder.Map());
    }

    [Theory]
    [InlineData("{ function: equal, parameters: [[str1, $(place)], [str2, $(pid)]] }")]
    [InlineData("equal(str1: $(place), str2: $(pid))")]
    [InlineData("{ function: idlab-fn:equal, parameters: [[grel:valueParameter, $(place), s], [grel:valueParameter2, $(pid), o]] }")]
    public void A_join_finds_the_subjects_of_the_other_source(string condition)
    {
        using MappingFolder folder = Folder($$"""
              places: [ 'places.csv~csv' ]
            mappings:
              object:
                sources: objects
                s: obj:$(id)
                po:
                  - p: ex:at
                    o: { mapping: place, condition: {{condition}} }
              place:
                sources: places
                s: id/place/$(pid)
                po: [[ex:name, $(name)]]
            """.Replace("condition: equal(str1: $(place), str2: $(pid))", "condition: \"equal(str1: $(place), str2: $(pid))\"", StringComparison.Ordinal)).With("places.csv", "pid,name\nP2,Chùa Thiên Mụ\nP3,\n");
        Assert.Equal(
        [
            "<https://hue.example/id/object/O2> <http://example.org/at> <https://hue.example/id/place/P2> .",
            "<https://hue.example/id/place/P2> <http://example.org/name> \"Chùa Thiên Mụ\" .",
        ],
            folder.Map());
    }

    [Fact]
    public void A_reference_without_condition_takes_the_subject_of_the_same_record()
    {
        using MappingFolder folder = Folder("""
            mappings:
              object:
                sources: objects
                s: obj:$(id)
                po: [[ex:made, { mapping: production }]]
              production:
                sources: objects
                condition: notNull($(material))
                s: obj:$(id)/production
                po: [[a, ex:Production]]
            """);
        Assert.Equal(
            ["<https://hue.example/id/object/O1> <http://example.org/made> <https://hue.example/id/object/O1/production> ."],
            folder.Map().Where(line => line.Contains("made", StringComparison.Ordinal)));
    }

    [Fact]
    public void Tables_are_looked_up_by_key_folded_or_written_in_the_mapping()
    {
        using MappingFolder folder = Folder("""
            tables:
              terms: { access: terms.csv, key: [scheme, term], match: folded }
              levels: { values: { O1: { label: một, n: 1 }, O2: { label: hai, n: 2 } } }
              words: { values: { P1: Hoàng thành } }
            mappings:
              object:
                sources: objects
                let:
                  term: lookup(terms, material, split($(material), ';'))
                  level: lookup(levels, $(id))
                s: obj:$(id)
                po:
                  - [ex:material, "ex:$(term.code)~iri"]
                  - [ex:level, $(level.label)]
                  - [ex:word, "=lookup(words, $(place))"]
                  - [ex:n, "=lookup(levels, $(id), column: n)"]
            """).With("terms.csv", "scheme,term,code\nmaterial,ĐỒNG,bronze\nmaterial,gỗ,wood\nother,gỗ,no\n");
        Assert.Equal(
        [
            "<http://example.org/bronze>", "<http://example.org/wood>", "\"một\"", "\"Hoàng thành\"", "\"1\"", "\"hai\"", "\"2\"",
        ],
            folder.Map().Select(line => line.Split("> ", 3)[2][..^2]));
    }

    [Fact]
    public void Values_in_iri_templates_are_percent_encoded_but_letters_of_all_scripts_stay()
    {
        using MappingFolder folder = Folder("""
            mappings:
              object:
                sources: objects
                s: id/x/$(title)
                po: [[ex:id, $(id)]]
            """);
        Assert.Equal(
            ["<https://hue.example/id/x/Cửu%20Đỉnh>", "<https://hue.example/id/x/Chuông%2C%20chùa%20Thiên%20Mụ>"],
            folder.Map().Select(line => line.Split(" <")[0]));
    }

    [Fact]
    public void A_refused_record_leaves_no_quad_and_the_run_goes_on()
    {
        using MappingFolder folder = Folder("""
            mappings:
              first:
                sources: objects
                s: obj:$(id)
                po: [[ex:title, $(title)]]
              second:
                sources: objects
                require: [material]
                s: obj:$(id)
                po: [[ex:material, $(material)]]
            """);
        IReadOnlyList<string> quads = folder.Map(out MappingReport report);
        Assert.DoesNotContain(quads, line => line.Contains("O2", StringComparison.Ordinal));
        Assert.Contains(quads, line => line.Contains("O1", StringComparison.Ordinal));
        Refusal refusal = Assert.Single(folder.Refusals);
        Assert.Equal((3L, "O2", "material", 3, string.Empty), (refusal.Line, refusal.Key, refusal.Column, refusal.ColumnNumber, refusal.Value));
        Assert.Equal("'material' must have a value and is empty", refusal.Reason);
        Assert.Equal("cột 'material' bắt buộc phải có giá trị nhưng để trống", refusal.ReasonVietnamese);
        Assert.Equal(13, refusal.MappingLine);
        Assert.Equal((2L, 1L, 1L), (report.RecordsRead, report.RecordsMapped, report.RecordsRefused));
    }

    [Fact]
    public void A_value_that_its_datatype_does_not_have_refuses_the_record()
    {
        using MappingFolder folder = Folder("""
            mappings:
              object:
                sources: objects
                s: obj:$(id)
                po: [[ex:date, $(material), xsd:date]]
            """);
        Assert.Empty(folder.Map());
        Assert.Equal("'đồng; gỗ' is no xsd:date", Assert.Single(folder.Refusals).Reason);
    }

    [Fact]
    public void A_record_with_too_few_fields_is_refused()
    {
        using MappingFolder folder = Folder("""
            mappings:
              object: { sources: objects, s: "obj:$(id)", po: [[ex:title, $(title)]] }
            """).With("objects.csv", "id,title,material,place\nO1,a,b,c\nO2,a\nO3,a,b,c,d\n\nO4,a,b,c");
        Assert.Equal(2, folder.Map().Count);
        Assert.Equal(["the record has 2 fields; the header has 4", "the record has 5 fields; the header has 4"], folder.Refusals.Select(refusal => refusal.Reason));
        Assert.Equal([3L, 4L], folder.Refusals.Select(refusal => refusal.Line));
    }

    [Fact]
    public void The_graph_of_a_source_holds_its_quads_and_provenance_hangs_on_it()
    {
        using MappingFolder folder = new MappingFolder().With("objects.csv", Objects).With("mapping.yml", """
            provenance: { graph: graph/provenance }
            sources:
              objects: { access: objects.csv, graph: graph/objects, key: id }
            mappings:
              object: { sources: objects, s: "id/object/$(id)", po: [[rdfs:label, $(title)]] }
              part: { sources: objects, s: "id/object/$(id)/production", po: [[rdfs:label, "$(title) made"]] }
            """);
        DateTimeOffset time = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);
        IReadOnlyList<string> quads = folder.Map(out MappingReport report, options => options with { Time = time });
        const string Derived = "<https://hue.example/id/object/O1> <http://www.w3.org/ns/prov#wasDerivedFrom> <https://hue.example/id/record/objects/O1> <https://hue.example/graph/provenance> .";
        Assert.Contains(Derived, quads);
        Assert.DoesNotContain(quads, line => line.Contains("production> <http://www.w3.org/ns/prov#", StringComparison.Ordinal));
        Assert.Contains(quads, line => line.Contains("\"objects.csv, line 2\"@en", StringComparison.Ordinal));
        Assert.Contains(quads, line => line.Contains("\"2026-11-22T10:00:00Z\"^^<http://www.w3.org/2001/XMLSchema#dateTime>", StringComparison.Ordinal));
        Assert.Contains(quads, line => line.StartsWith("<https://hue.example/graph/objects> <http://www.w3.org/ns/prov#wasGeneratedBy> <https://hue.example/id/run/mapping-", StringComparison.Ordinal));
        Assert.Equal(4, report.QuadsByGraph["https://hue.example/graph/objects"]);
        Assert.Equal(quads.Count, report.Quads);
    }

    [Fact]
    public void Mapping_twice_gives_the_same_quads_and_the_base_and_the_source_can_be_replaced()
    {
        using MappingFolder folder = Folder("""
            provenance: { graph: graph/provenance }
            mappings:
              object: { sources: objects, s: "obj:$(id)", po: [[ex:title, $(title)]] }
            """).With("other.csv", "id,title,material,place\nO9,x,,\n");
        Assert.Equal(folder.Map(), folder.Map());
        IReadOnlyList<string> other = folder.Map(out _, options => options with
        {
            BaseIri = "https://di.tich.vn/",
            Sources = new Dictionary<string, string> { ["objects"] = folder.PathOf("other.csv") },
        });
        Assert.Equal("<https://di.tich.vn/id/object/O9> <http://example.org/title> \"x\" .", other[0]);
    }

    private static MappingFolder Folder(string mapping) =>
        new MappingFolder().With("objects.csv", Objects).With("mapping.yml", Head + "\n" + mapping);
}
