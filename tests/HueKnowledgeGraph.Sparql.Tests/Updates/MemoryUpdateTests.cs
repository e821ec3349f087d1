using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql.Tests;

public sealed class MemoryUpdateTests : UpdateLaws
{
    protected override IQuadStore NewStore() => new MemoryQuadStore();
}
