namespace HueKnowledgeGraph.Store;

/// <summary>How a backup or a restored store is made.</summary>
public sealed record StoreCopyOptions
{
    /// <summary>True: files are copied. False: where both directories are on one file system, files that never change get a second name instead
    /// (a hard link), which takes a moment and no space, but shares the fate of the disk. Default false.</summary>
    public bool CopiesFiles { get; init; }

    /// <summary>Whether everything that was made is read and checked. Default true.</summary>
    public bool IsChecked { get; init; } = true;

    /// <summary>Called before each file: phase ("copy" or "check"), bytes done, bytes in all. Default none.</summary>
    public Action<string, long, long>? OnProgress { get; init; }
}

/// <summary>What a backup or restore made.</summary>
/// <param name="Version">Number of the last commit in it.</param>
/// <param name="Files">Files, with the manifest.</param>
/// <param name="Bytes">Bytes of them.</param>
/// <param name="LinkedBytes">Bytes of files that share their place on the disk with the other directory.</param>
/// <param name="IsChecked">Whether everything was read and found sound.</param>
public sealed record StoreCopyReport(long Version, int Files, long Bytes, long LinkedBytes, bool IsChecked);
