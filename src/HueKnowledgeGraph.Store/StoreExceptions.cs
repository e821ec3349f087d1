namespace HueKnowledgeGraph.Store;

/// <summary>A file of the store does not hold what was written: named with the place where it shows.</summary>
public sealed class StoreCorruptException(string file, long offset, string problem)
    : IOException($"{file}, offset {offset}: {problem}. The store is damaged; restore it from a backup or load it anew.")
{
    /// <summary>The damaged file.</summary>
    public string File { get; } = file;

    /// <summary>Offset of the damaged page or record in bytes, from 0.</summary>
    public long Offset { get; } = offset;

    /// <summary>What is wrong, as a clause without a final stop.</summary>
    public string Problem { get; } = problem;
}

/// <summary>The store was written in a format that this program does not read.</summary>
public sealed class StoreVersionException(string directory, int found, int supported)
    : IOException($"The store in {directory} has format version {found}; this program reads versions up to {supported}. Load the data anew or use the program that wrote it.")
{
    /// <summary>Version in the manifest.</summary>
    public int Found { get; } = found;

    /// <summary>Newest version that this program reads.</summary>
    public int Supported { get; } = supported;
}

/// <summary>Another process works on the store.</summary>
public sealed class StoreLockedException(string directory, string owner)
    : IOException($"The store in {directory} is in use by {owner}. Stop that process first, or use its HTTP endpoint.");

/// <summary>There is no store in the directory.</summary>
public sealed class StoreNotFoundException(string directory)
    : IOException($"{directory} holds no store (no manifest file). Make one with 'hue load --store {directory} FILE...'.");

/// <summary>A backup or a restored store was to be made where something is already.</summary>
public sealed class StoreExistsException(string directory)
    : IOException($"{directory} is not empty. Nothing is overwritten; name a directory that is new or empty.");

/// <summary>New files of an open store were written, but could not be put to use. Commits and queries go on; flushes, loads and compactions do not.</summary>
public sealed class StoreUnusableException(string directory)
    : IOException($"New files of the store in {directory} could not be opened. Nothing is lost; open the store anew (restart the server) and look at its disk.");

/// <summary>The disk, or the owner's share of it, has no space left. What was acknowledged before is there; what was being written is not.</summary>
public sealed class StoreFullException(string file, Exception cause)
    : IOException($"{file} cannot be written: no space is left on its disk. The store is as it was before; make room and try again.", cause)
{
    /// <summary>The file that was to be written.</summary>
    public string File { get; } = file;
}

/// <summary>The operating system refuses or fails to do something with a file of the store: a failing disk, a lost mount, a full table of open files.</summary>
public sealed class StoreFileException(string file, string act, Exception cause)
    : IOException($"{file} cannot be {act}: {cause.Message.TrimEnd('.')}. Nothing that was acknowledged before is lost.", cause)
{
    /// <summary>The file or directory.</summary>
    public string File { get; } = file;
}
