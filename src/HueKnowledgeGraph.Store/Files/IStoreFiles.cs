namespace HueKnowledgeGraph.Store;

/// <summary>The files of one store. Every write and every read of them goes through here, so that tests can let each of them fail.</summary>
/// <remarks>
/// <para>A name is relative to the directory: <c>MANIFEST</c>, <c>load.tmp/000001.run</c>. Thread safe for different files.</para>
/// <para><i>Guarantees</i>: what <see cref="IFileWriter.Sync"/> has returned from is in the file after a loss of power; what
/// <see cref="SyncDirectory"/> has returned from, names made, renamed and deleted in the directory before, holds after it. Nothing else
/// does: neither bytes nor names nor their order. A failure is a <see cref="StoreFullException"/> where space is what lacks, otherwise a
/// <see cref="StoreFileException"/>; both name the file.</para>
/// </remarks>
internal interface IStoreFiles
{
    /// <summary>The store's directory.</summary>
    string Directory { get; }

    /// <summary>The path of a name, for messages.</summary>
    string PathOf(string name) => Path.Combine(Directory, name);

    /// <summary>Makes the directory durably where there is none.</summary>
    /// <returns>True iff there was none.</returns>
    bool CreateDirectory();

    /// <summary>True iff the directory holds neither file nor folder.</summary>
    bool IsEmpty { get; }

    /// <summary>Makes names in the directory durable.</summary>
    void SyncDirectory();

    /// <summary>Names of the files in the directory, without folders, in no order; none where there is no directory.</summary>
    IReadOnlyList<string> List();

    bool Exists(string name);

    /// <summary>Makes an empty file, in the place of one that was there.</summary>
    IFileWriter Create(string name);

    /// <summary>Opens a file to be written behind its first <paramref name="length"/> bytes; what stands behind them is cut off.</summary>
    IFileWriter Append(string name, long length);

    /// <summary>Reads a whole small file.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    byte[] ReadAll(string name);

    /// <summary>Opens a file to be read from its start, unbuffered.</summary>
    Stream OpenRead(string name);

    /// <summary>Maps a file that does not change.</summary>
    MappedFile Map(string name);

    /// <summary>Gives a file elsewhere a name here too, without copying it. Its bytes are as durable as they were.</summary>
    /// <returns>False if the file systems cannot do that.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    bool TryLinkFrom(string path, string name);

    /// <summary>Gives a file another name, in the place of a file that has it.</summary>
    void Rename(string name, string newName);

    /// <summary>Deletes a file; none is fine.</summary>
    void Delete(string name);

    /// <summary>Makes an empty folder inside the directory, in the place of one that was there with all it held.</summary>
    void CreateFolder(string name);

    /// <summary>Deletes a folder with all it holds; none is fine.</summary>
    void DeleteFolder(string name);

    bool FolderExists(string name);

    /// <summary>Holds an empty file open that only one process can hold; null if another holds it.</summary>
    IDisposable? TryLock(string name);
}

/// <summary>A file being written from its end on. Used by one thread at a time.</summary>
internal interface IFileWriter : IDisposable
{
    /// <summary>Its length in bytes.</summary>
    long Length { get; }

    /// <summary>Appends all bytes. After a failure any part of them may be there.</summary>
    void Write(ReadOnlySpan<byte> bytes);

    /// <summary>Makes all bytes written durable. After a failure any of them may be lost, also when a later call succeeds.</summary>
    void Sync();
}
