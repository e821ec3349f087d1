namespace HueKnowledgeGraph.Tests;

/// <summary>Where the checkout and the shared data beside it lie.</summary>
internal static class Repository
{
    /// <summary>The folder with the solution file.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder <c>shared</c> beside the checkout, whether or not it exists.</summary>
    public static string SharedRoot { get; } = Path.GetFullPath(Path.Combine(Root, "..", "shared"));

    /// <summary>A file or folder of the checkout.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A file or folder of the shared data; the running test is skipped with that reason if it is absent.</summary>
    public static string Shared(params string[] parts)
    {
        string path = Path.Combine([SharedRoot, .. parts]);
        if (!Path.Exists(path))
            Assert.Skip($"needs ../shared/{string.Join('/', parts)}, which is not beside this checkout");
        return path;
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "HueKnowledgeGraph.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No HueKnowledgeGraph.sln above {AppContext.BaseDirectory}.");
    }
}
