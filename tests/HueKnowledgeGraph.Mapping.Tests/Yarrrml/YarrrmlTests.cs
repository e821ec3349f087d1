namespace HueKnowledgeGraph.Mapping.Tests;

public sealed class YarrrmlTests
{
    private const string Rows = "id,name,lang,type,n,url\n1,Ngọ Môn,vi,date,2025-07-01,http://a.example/x y\n2,Noon Gate,en,string,abc,rel\n";

    [Fact]
    public void Languages_datatypes_and_predicates_may_come_from_the_record()
    {
        using MappingFolder folder = Folder("""
            m:
              source: r
              subject: ex:$(id)
              predicateobject:
                - [rdfs:label, $(name), $(lang)~lang]
                - [ex:$(lang), $(n), xsd:$(type)]
            """);
        Assert.Equal(
        [
            "<http://ex.org/1> <http://www.w3.org/2000/01/rdf-schema#label> \"Ngọ Môn\"@vi .",
            "<http://ex.org/1> <http://ex.org/vi> \"2025-07-01\"^^<http://www.w3.org/2001/XMLSchema#date> .",
            "<http://ex.org/2> <http://www.w3.org/2000/01/rdf-schema#label> \"Noon Gate\"@en .",
            "<http://ex.org/2> <http://ex.org/en> \"abc\" .",
        ],
            folder.Map());
    }

    [Fact]
    public void A_reference_as_IRI_is_not_encoded_relative_ones_get_the_base_and_impossible_ones_are_refused()
    {
        using MappingFolder folder = Folder("""
            m: { sources: r, s: "ex:$(id)", po: [[ex:url, $(url)~iri]] }
            """);
        Assert.Equal(["<http://ex.org/2> <http://ex.org/url> <https://hue.example/rel> ."], folder.Map());
        Assert.Equal(
            "'http://a.example/x y' is no IRI: blanks and the signs < > \" { } | ^ ` \\ are not allowed",
            Assert.Single(folder.Refusals).Reason);
        Assert.Equal("url", folder.Refusals[0].Column);
    }

    [Fact]
    public void A_mapping_without_subjects_makes_a_blank_node_for_each_record()
    {
        using MappingFolder folder = Folder("""
            m: { sources: r, po: [[ex:name, $(name)], [ex:id, $(id)]] }
            """);
        string[] subjects = [.. folder.Map().Select(line => line.Split(' ')[0])];
        Assert.All(subjects, subject => Assert.StartsWith("_:mapping_2dm_2d", subject, StringComparison.Ordinal));
        Assert.Equal((subjects[0], 2), (subjects[1], subjects.Distinct().Count()));
        Assert.Equal(folder.Map(), folder.Map());
    }

    [Fact]
    public void Graphs_of_the_mapping_and_of_a_statement_are_both_used()
    {
        using MappingFolder folder = Folder("""
            m:
              sources: r
              s: ex:$(id)
              graphs: ex:g
              condition: equal($(id), 1)
              po:
                - [ex:name, $(name)]
                - { p: ex:id, o: $(id), graphs: [ex:h, ex:$(lang)] }
            """);
        Assert.Equal(
            ["\"Ngọ Môn\" <http://ex.org/g>", "\"1\" <http://ex.org/g>", "\"1\" <http://ex.org/h>", "\"1\" <http://ex.org/vi>"],
            folder.Map().Select(line => line.Split("> ", 3)[2][..^2]));
    }

    [Fact]
    public void Several_subjects_get_the_same_statements()
    {
        using MappingFolder folder = Folder("""
            m: { sources: r, s: ["ex:$(id)", "ex:$(lang)"], po: [[ex:id, $(id)]] }
            """);
        Assert.Equal(["<http://ex.org/1>", "<http://ex.org/vi>", "<http://ex.org/2>", "<http://ex.org/en>"], folder.Map().Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public void Anchors_merges_fragments_and_externals_save_repetition()
    {
        using MappingFolder folder = new MappingFolder().With("r.csv", Rows).With("mapping.yml", """
            prefixes: { ex: http://ex.org/ }
            externals: { who: BTLS }
            sources: { r: [ r.csv~csv ] }
            let: { key: slug($(name)) }
            x-common: &common { sources: r, use: key, s: ex:$(key) }
            x-label: &label [rdfs:label, $(name)]
            mappings:
              a: { <<: *common, po: [ *label ] }
              b: { <<: *common, s: ex:$(_who)/$(key), po: [ *label, [ex:by, "\\$($(_who)\\)"] ] }
            """);
        Assert.Equal(
        [
            "<http://ex.org/ngo-mon> <http://www.w3.org/2000/01/rdf-schema#label> \"Ngọ Môn\" .",
            "<http://ex.org/BTLS/ngo-mon> <http://www.w3.org/2000/01/rdf-schema#label> \"Ngọ Môn\" .",
            "<http://ex.org/BTLS/ngo-mon> <http://ex.org/by> \"$(BTLS)\" .",
        ],
            folder.Map().Take(3));
    }

    [Fact]
    public void A_function_in_long_form_may_hold_another()
    {
        using MappingFolder folder = Folder("""
            m:
              sources: r
              s: { function: grel:toLowerCase, parameters: [[grel:valueParameter, "ex/$(id)"]] }
              po:
                - p: ex:name
                  o:
                    function: concat
                    parameters:
                      - { parameter: parts, value: { function: toUpperCase($(lang)) } }
                    language: vi
            """);
        Assert.Equal("<https://hue.example/ex/1> <http://ex.org/name> \"VI\"@vi .", folder.Map()[0]);
    }

    [Fact]
    public void Tab_separated_files_and_other_delimiters_are_read()
    {
        using MappingFolder folder = new MappingFolder().With("r.tsv", "id\tname\n1\ta,b\n").With("s.csv", "id;name\n2;\"c;d\"\n").With("mapping.yml", """
            sources: { s: { access: s.csv, delimiter: ; } }
            mappings:
              m: { sources: [ [ r.tsv~tsv ], s ], s: "id/$(id)", po: [[rdfs:label, $(name)]] }
            """.Replace("delimiter: ; }", "delimiter: ';' }", StringComparison.Ordinal));
        Assert.Equal(["\"c;d\" .", "\"a,b\" ."], folder.Map().Select(line => line[line.IndexOf('"', StringComparison.Ordinal)..]));
    }

    [Fact]
    public void Prefixes_are_pushed_before_the_quads_and_hang_below_the_base_when_relative()
    {
        using MappingFolder folder = new MappingFolder().With("r.csv", Rows).With("mapping.yml", """
            prefixes: { obj: id/object/ }
            base: https://other.example/
            sources: { r: [ r.csv~csv ] }
            mappings:
              m: { sources: r, s: "obj:$(id)", po: [[a, obj:Type]] }
            """);
        QuadLines lines = new();
        MappingRun.Execute(new MappingOptions { MappingFiles = [folder.PathOf("mapping.yml")] }, lines, TestContext.Current.CancellationToken);
        Assert.Contains("obj: https://other.example/id/object/", lines.Prefixes);
        Assert.StartsWith("<https://other.example/id/object/1>", lines.Lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain(lines.Prefixes, prefix => prefix.StartsWith("grel", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("m: { sources: r, s: \"ex:$(id)\", po: [[ex:p, $(x)]] }", "r.csv", "id,x,x\n1,2,3\n", "mapping.yml, line 4, column 47: '$(x)' names two columns of r.csv")]
    [InlineData("m: { sources: r, s: \"ex:$(id)\", po: [[ex:p]] }", "r.csv", Rows, "mapping.yml, line 4, column 40: the short form is [predicate, object] or [predicate, object, datatype or language], found 1 parts")]
    [InlineData("m: { sources: r, s: \"ex:$(id)\", po: [[ex:p, vi~lang]] }", "r.csv", Rows, "mapping.yml, line 4, column 47: 'vi~lang' is a language where an object was expected: write [predicate, object, vi~lang]")]
    [InlineData("m: { sources: r, s: \"ex:$(id)\", po: [[ex:p, abc, xsd:date]] }", "r.csv", Rows, "mapping.yml, line 4, column 47: 'abc' is no xsd:date")]
    [InlineData("m: { sources: r, s: \"ex:$(id)\", let: { t: \"slug($(id)\" } }", "r.csv", Rows, "mapping.yml, line 4, column 45: in the call 'slug($(id)' ',' or ')' was expected, found the end")]
    [InlineData("m: { sources: r, s: \"ex:$(id)\", let: { t: \"slug($(id)) x\" } }", "r.csv", Rows, "mapping.yml, line 4, column 45: in the call 'slug($(id)) x' the end of the call was expected, found 'x'")]
    [InlineData("m: { sources: r, s: \"ex:$(id)\", let: { t: slug($(id)) }, po: [[ex:p, $(t.x)]] }", "r.csv", Rows, "mapping.yml, line 4, column 72: '$(t.x)': this value has no fields")]
    [InlineData("m: { sources: r, s: \"ex:$(id)\", let: { t: period($(id)) }, po: [[ex:p, $(t.x)]] }", "r.csv", Rows, "mapping.yml, line 4, column 74: '$(t.x)' names no field (fields: begin, end, precision, note, text)")]
    public void Slips_in_a_mapping_are_told(string mapping, string file, string rows, string message)
    {
        using MappingFolder folder = Folder(mapping).With(file, rows);
        Assert.Equal(message, folder.Fault());
    }

    [Fact]
    public void A_replaced_source_that_no_mapping_has_is_told()
    {
        using MappingFolder folder = Folder("m: { sources: r, s: \"ex:$(id)\" }");
        MappingException fault = Assert.Throws<MappingException>(() =>
            folder.Map(out _, options => options with { Sources = new Dictionary<string, string> { ["objets"] = "x.csv" } }));
        Assert.Equal("x.csv: 'objets' names no source or table of the mapping (names: r)", fault.Message);
    }

    [Fact]
    public void A_mapping_file_that_is_not_UTF_8_is_told()
    {
        using MappingFolder folder = Folder(string.Empty).With("mapping.yml", [0x61, 0x3A, 0x20, 0xD5, 0x0A]);
        Assert.Equal("mapping.yml: the mapping file is not UTF-8; save it as UTF-8", folder.Fault());
    }

    private static MappingFolder Folder(string mapping) => new MappingFolder().With("r.csv", Rows).With(
        "mapping.yml",
        "prefixes: { ex: http://ex.org/ }\nsources: { r: [ r.csv~csv ] }\nmappings:\n" + string.Concat(mapping.Split('\n').Select(line => "  " + line + "\n")));
}
