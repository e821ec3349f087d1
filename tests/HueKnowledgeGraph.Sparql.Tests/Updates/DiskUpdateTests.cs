using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql.Tests;

public sealed class DiskUpdateTests : UpdateLaws
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hue-update-").FullName;

    protected override IQuadStore NewStore() => QuadStore.OpenForWriting(_folder);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Directory.Delete(_folder, recursive: true);
    }
}
