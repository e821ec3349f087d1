namespace HueKnowledgeGraph.Server.Tests;

public sealed class ServerSettingsTests
{
    [Fact]
    public void Flags_go_over_the_file()
    {
        string file = Write("""{ "Store": "from-file", "QueryTimeoutSeconds": 7 }""");
        ServerSettings settings = ServerSettingsReader.Read(file, new Dictionary<string, string?> { ["Store"] = "from-flag", ["Urls"] = null });
        Assert.Equal("from-flag", settings.Store);
        Assert.Equal(7, settings.QueryTimeoutSeconds);
        Assert.Equal("http://127.0.0.1:5080", settings.Urls);
    }

    [Theory]
    [InlineData("""{ "QueryTimeout": 7 }""", "'QueryTimeout' is no setting")]
    [InlineData("""{ "QueryTimeoutSeconds": -1 }""", "found -1")]
    [InlineData("""{ "QueryTimeoutSeconds": "soon" }""", "soon")]
    [InlineData("""{ "BaseIri": "hue" }""", "absolute IRI")]
    [InlineData("""{ "Store": "a", "Endpoint": "http://127.0.0.1/sparql" }""", "exclude each other")]
    [InlineData("""{ "Endpoint": "ftp://127.0.0.1/sparql" }""", "absolute http or https address")]
    [InlineData("""{ "Endpoint": "sparql" }""", "absolute http or https address")]
    [InlineData("""{ broken""", "hue.json")]
    public void What_cannot_be_is_refused_with_a_reason(string json, string expected)
    {
        string file = Write(json);
        InvalidDataException refused = Assert.Throws<InvalidDataException>(() => ServerSettingsReader.Read(file, new Dictionary<string, string?>()));
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flag_goes_over_the_other_kind_of_graph_in_the_file()
    {
        string file = Write("""{ "Store": "from-file" }""");
        ServerSettings settings = ServerSettingsReader.Read(file, new Dictionary<string, string?> { ["Endpoint"] = "http://me:secret@127.0.0.1:9/q?key=secret" });
        Assert.Null(settings.Store);
        KeyValuePair<string, object?> listed = Assert.Single(ServerSettingsReader.List(settings), setting => setting.Key == "Endpoint");
        Assert.Equal("http://127.0.0.1:9/q", listed.Value);
    }

    [Fact]
    public void A_variable_that_is_no_setting_is_refused_with_those_that_are()
    {
        InvalidDataException refused = Assert.Throws<InvalidDataException>(() => ServerSettingsReader.RefuseUnknownVariables(["PATH", "HUE__WriteKeys"]));
        Assert.Contains("Variable HUE__WriteKeys: 'WriteKeys' is no setting; allowed behind HUE__ are Store,", refused.Message, StringComparison.Ordinal);
        ServerSettingsReader.RefuseUnknownVariables(["PATH", "HUE__WriteKey", "hue__readonly", "HUE_x"]);
    }

    [Fact]
    public void The_key_of_writers_is_not_shown()
    {
        KeyValuePair<string, object?> listed = Assert.Single(ServerSettingsReader.List(new ServerSettings { WriteKey = "secret" }), setting => setting.Key == "WriteKey");
        Assert.Equal("(set)", listed.Value);
    }

    [Theory]
    [InlineData("""{ "WriteKey": "two words" }""", "WriteKey")]
    [InlineData("""{ "WriteKey": "" }""", "WriteKey")]
    [InlineData("""{ "LoadFrom": "file:///srv/hue/;relative" }""", "'relative'")]
    [InlineData("""{ "WriteBytes": 1 }""", "WriteBytes")]
    [InlineData("""{ "UpdateTimeoutSeconds": 0 }""", "UpdateTimeoutSeconds")]
    public void Settings_of_writing_are_checked(string json, string expected)
    {
        InvalidDataException refused = Assert.Throws<InvalidDataException>(() => ServerSettingsReader.Read(Write(json), new Dictionary<string, string?>()));
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("two words", refused.Message, StringComparison.Ordinal);
    }

    private static string Write(string json)
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("hue-settings-").FullName, "hue.json");
        File.WriteAllText(file, json);
        return file;
    }
}
