namespace HueKnowledgeGraph.Sparql.Tests;

/// <summary>A folder of its own for spilled rows, gone with the test.</summary>
internal sealed class SpillFolder : IDisposable
{
    public SpillFolder(long quotaBytes = 1L << 30) => Space = new SpillSpace(Path.Combine(Path.GetTempPath(), $"hue-spill-{Guid.NewGuid():N}"), quotaBytes);

    public SpillSpace Space { get; }

    public void Dispose()
    {
        if (Directory.Exists(Space.Folder))
            Directory.Delete(Space.Folder, recursive: true);
    }
}
