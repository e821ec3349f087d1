using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql.Tests;

/// <summary>LOAD: what may be read, and what is left when it cannot be.</summary>
public sealed class LoadOperationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hue-load-").FullName;
    private readonly MemoryQuadStore _store = new();

    [Fact]
    public void A_file_in_an_allowed_folder_goes_into_a_graph()
    {
        string file = Write("objects.ttl", "@prefix : <https://hue.example/> . :cao-đỉnh :cast 1835 ; :of [ :n 1 ] .");
        UpdateReport report = Run($"LOAD <{file}> INTO GRAPH <https://hue.example/g> ; LOAD <{file}>", [_folder + "/"]);
        Assert.Equal(6, report.Added);
        using IQuadSnapshot snapshot = _store.OpenSnapshot();
        Assert.Single(snapshot.NamedGraphs);
    }

    [Fact]
    public void Without_an_allow_list_nothing_is_loaded()
    {
        string file = Write("objects.ttl", "<urn:a> <urn:b> 1 .");
        UpdateException failure = Assert.Throws<UpdateException>(() => Run($"INSERT DATA {{ <urn:a> <urn:b> 2 }} ; LOAD <{file}>", null));
        Assert.Contains("switched off", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, failure.Operation);
        Assert.Equal(0, _store.OpenSnapshot().Version);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("file://{folder}x/objects.ttl")]
    [InlineData("file://{folder}/../objects.ttl")]
    [InlineData("http://hue.example/objects.ttl")]
    [InlineData("ftp://hue.example/objects.ttl")]
    public void An_address_beside_the_list_is_refused(string address)
    {
        address = address.Replace("{folder}", _folder, StringComparison.Ordinal);
        UpdateException failure = Assert.Throws<UpdateException>(() => Run($"LOAD <{address}>", [_folder]));
        Assert.Contains("is not below an allowed address", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_may_not_lead_out_of_the_folder()
    {
        string target = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".ttl");
        File.WriteAllText(target, "<urn:a> <urn:b> 1 .");
        try
        {
            File.CreateSymbolicLink(Path.Combine(_folder, "link.ttl"), target);
            Assert.Throws<UpdateException>(() => Run($"LOAD <file://{_folder}/link.ttl>", [_folder]));
        }
        finally
        {
            File.Delete(target);
        }
    }

    [Fact]
    public void A_silent_load_of_a_broken_document_loads_nothing_of_it()
    {
        string file = Write("broken.nt", "<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b> .\n");
        UpdateReport report = Run($"LOAD SILENT <{file}> ; INSERT DATA {{ <urn:x> <urn:y> 1 }}", [_folder]);
        Assert.Equal(1, report.Added);
        Assert.Contains("line 2", Assert.Single(report.Notes), StringComparison.OrdinalIgnoreCase);
        UpdateException failure = Assert.Throws<UpdateException>(() => Run($"LOAD <{file}>", [_folder]));
        Assert.Contains("line 2", failure.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, _store.OpenSnapshot().Version);
    }

    [Fact]
    public void Named_graphs_are_kept_or_refused_into_one_graph()
    {
        string file = Write("all.nq", "<urn:a> <urn:b> 'x' <urn:g> .\n".Replace('\'', '"'));
        Assert.Throws<UpdateException>(() => Run($"LOAD <{file}> INTO GRAPH <urn:h>", [_folder]));
        Run($"LOAD <{file}>", [_folder]);
        Assert.Single(_store.OpenSnapshot().NamedGraphs);
    }

    [Fact]
    public void A_public_name_that_leads_to_this_machine_is_refused()
    {
        using var access = new DocumentAccess(["http://localhost:9/"]);
        UpdateException failure = Assert.Throws<UpdateException>(() => Execute("LOAD <http://localhost:9/objects.ttl>", access));
        Assert.Contains("no public address", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(_folder, name), text);
        return $"file://{_folder}/{name}";
    }

    private UpdateReport Run(string update, string[]? folders)
    {
        using DocumentAccess? access = folders is null ? null : new DocumentAccess(folders.Select(folder => "file://" + folder));
        return Execute(update, access);
    }

    private UpdateReport Execute(string update, DocumentAccess? access) => UpdateEngine.Execute(
        SparqlParser.ParseUpdate(update), _store, new UpdateOptions { Documents = access, Timeout = TimeSpan.FromSeconds(20) }, TestContext.Current.CancellationToken);
}
