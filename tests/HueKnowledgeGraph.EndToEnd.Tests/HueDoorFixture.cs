namespace HueKnowledgeGraph.EndToEnd.Tests;

/// <summary>The mapped catalogue and its ontologies in a store that the program loaded.</summary>
public sealed class HueDoorFixture : IAsyncLifetime
{
    private readonly WorkFolder _folder = new();

    /// <summary>Directory of the store.</summary>
    public string Store => _folder["store"];

    public async ValueTask InitializeAsync()
    {
        string quads = _folder["hue.nq"];
        await using (FileStream file = File.Create(quads))
        {
            foreach (MappedFile mapped in HueCatalogue.Mapped)
                await file.WriteAsync(mapped.NQuads, TestContext.Current.CancellationToken);
        }

        (await HueProgram.RunAsync("load", "--store", Store, "--quiet", quads)).Expect(0);
        foreach (CatalogueOntology ontology in HueCatalogue.Manifest.Ontologies)
            (await HueProgram.RunAsync("load", "--store", Store, "--quiet", "--graph", ontology.Graph, HueCatalogue.PathOf(ontology.File))).Expect(0);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
