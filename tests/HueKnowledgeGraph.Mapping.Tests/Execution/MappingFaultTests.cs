namespace HueKnowledgeGraph.Mapping.Tests;

public sealed class MappingFaultTests
{
    private const string Head = """
        prefixes: { ex: http://example.org/ }
        sources:
          objects: [ 'objects.csv~csv' ]
        mappings:

        """;

    [Theory]
    [InlineData("  o: { sources: objects, s: \"ex:$(ma_so)\", po: [] }", "mapping.yml, line 5, column 29: '$(ma_so)' names no column of objects.csv (columns: id, title)")]
    [InlineData("  o: { sources: nothing, s: \"ex:$(id)\" }", "mapping.yml, line 5, column 17: 'nothing' names no source (sources: objects)")]
    [InlineData("  o: { sources: objects, s: \"crm:$(id)\" }", "mapping.yml, line 5, column 29: 'crm:' in 'crm:' is no declared prefix (prefixes: dcterms, ex, grel, idlab-fn, owl, prov, rdf, rdfs, skos, xsd)")]
    [InlineData("  o: { sources: objects, s: \"ex:$(id)\", let: { x: \"lookup(eras, $(id))\" } }", "mapping.yml, line 5, column 51: 'eras' names no table (tables: )")]
    [InlineData("  o: { sources: objects, s: \"ex:$(id)\", let: { x: \"slug($(id), 5)\" } }", "mapping.yml, line 5, column 51: too many arguments for slug(value): 2")]
    [InlineData("  o: { sources: objects, s: \"ex:$(id)\", let: { title: slug($(id)) } }", "mapping.yml, line 5, column 48: 'title' is already a column of objects.csv: choose another name")]
    [InlineData("  o: { sources: objects, s: \"ex:$(id)\", pos: [] }", "mapping.yml, line 5, column 41: 'pos' is no key of mapping 'o' (keys: sources, subjects, predicateobjects, graphs, condition, require, let, each, use)")]
    [InlineData("  o: { sources: objects, s: \"ex:$(id)\", require: [ten] }", "mapping.yml, line 5, column 51: 'ten' names no column of objects.csv (columns: id, title)")]
    [InlineData("  o: { sources: objects, s: \"ex:$(id)\", po: [[ex:p, $(title), not_a_tag~lang]] }", "mapping.yml, line 5, column 63: 'not_a_tag' is no language tag")]
    [InlineData("  o: { sources: objects, s: \"ex:$(id\" }", "mapping.yml, line 5, column 29: '$(' without ')' in 'ex:$(id'")]
    [InlineData("  o: { sources: objects, s: \"ex:$(id)\", po: [[ex:p, { mapping: q }]] }", "mapping.yml, line 5, column 53: 'q' names no mapping (mappings: o)")]
    public void A_fault_of_the_mapping_names_its_place_and_what_there_is(string mapping, string message)
    {
        using MappingFolder folder = new MappingFolder().With("objects.csv", "id,title\n1,a\n").With("mapping.yml", Head + mapping);
        Assert.Equal(message, folder.Fault());
    }

    [Fact]
    public void An_unknown_function_is_named_with_those_there_are()
    {
        using MappingFolder folder = new MappingFolder().With("objects.csv", "id,title\n1,a\n")
            .With("mapping.yml", Head + "  o: { sources: objects, s: \"ex:$(id)\", let: { x: touppercase($(id)) } }");
        Assert.StartsWith("mapping.yml, line 5, column 51: 'touppercase' is no function; 'toUpperCase' is meant? (functions: add, and, at, ", folder.Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_not_yaml_is_a_fault_with_its_place()
    {
        using MappingFolder folder = new MappingFolder().With("mapping.yml", "mappings:\n  o: [1, 2\nsources: {}\n");
        Assert.StartsWith("mapping.yml, line 2, column 8: not YAML: a bracket", folder.Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_absent_source_file_is_a_fault()
    {
        using MappingFolder folder = new MappingFolder().With("mapping.yml", Head + "  o: { sources: objects, s: \"ex:$(id)\" }");
        Assert.Equal("mapping.yml, line 3, column 12: source 'objects': there is no file objects.csv", folder.Fault());
    }
}
