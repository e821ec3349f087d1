namespace HueKnowledgeGraph.Store.Tests.Faults;

/// <summary>The files of a store of which one call, or every one from a certain call on, goes wrong.</summary>
/// <remarks>Nothing is made durable: these tests lose no power, and would wait for the disk most of their time.</remarks>
/// <param name="inner">What does the work.</param>
/// <param name="at">Number of the call that goes wrong, from 0; -1: none, to count calls.</param>
/// <param name="kind">How.</param>
internal sealed class FaultyFiles(IStoreFiles inner, int at = -1, FaultKind kind = FaultKind.Fails) : IStoreFiles
{
    private const int InputOutputError = 5;
    private const int NoSpace = 28;
    private int _calls = -1;

    /// <summary>Calls so far that could go wrong.</summary>
    public int Calls => Volatile.Read(ref _calls) + 1;

    /// <summary>What went wrong first: "Write 000001.spo"; null if nothing has.</summary>
    public string? Struck { get; private set; }

    /// <summary>Chooses the bits that flip.</summary>
    public Random Random { get; init; } = new(0);

    /// <summary>From now on everything works, as after room was made.</summary>
    public bool IsMended { get; set; }

    private FaultKind Kind => kind;

    public string Directory => inner.Directory;

    public bool CreateDirectory() => Do("CreateDirectory", "", takesSpace: true, inner.CreateDirectory);

    public void SyncDirectory() => Do("SyncDirectory", "", takesSpace: false, () => { });

    public IReadOnlyList<string> List() => inner.List();

    public bool Exists(string name) => inner.Exists(name);

    public bool FolderExists(string name) => inner.FolderExists(name);

    public IFileWriter Create(string name) => Do("Create", name, takesSpace: true, () => new Writer(this, name, inner.Create(name)));

    public IFileWriter Append(string name, long length) => Do("Append", name, takesSpace: false, () => new Writer(this, name, inner.Append(name, length)));

    public byte[] ReadAll(string name) => IsFlipped("ReadAll", name) ? Flipped(name) : Do("ReadAll", name, takesSpace: false, () => inner.ReadAll(name));

    public Stream OpenRead(string name) =>
        IsFlipped("OpenRead", name) ? new MemoryStream(Flipped(name)) : Do("OpenRead", name, takesSpace: false, () => inner.OpenRead(name));

    public MappedFile Map(string name)
    {
        if (!IsFlipped("Map", name))
            return Do("Map", name, takesSpace: false, () => inner.Map(name));
        string copy = Path.Combine(Path.GetDirectoryName(Directory)!, Path.GetRandomFileName());
        File.WriteAllBytes(copy, Flipped(name));
        var map = new MappedFile(copy);
        File.Delete(copy);
        return map;
    }

    public bool IsEmpty => inner.IsEmpty;

    public bool TryLinkFrom(string path, string name) => Do("TryLinkFrom", name, takesSpace: true, () => inner.TryLinkFrom(path, name));

    public void Rename(string name, string newName) => Do("Rename", name, takesSpace: true, () => inner.Rename(name, newName));

    public void Delete(string name) => Do("Delete", name, takesSpace: false, () => inner.Delete(name));

    public void CreateFolder(string name) => Do("CreateFolder", name, takesSpace: true, () => inner.CreateFolder(name));

    public void DeleteFolder(string name) => Do("DeleteFolder", name, takesSpace: false, () => inner.DeleteFolder(name));

    public IDisposable? TryLock(string name) => Do("TryLock", name, takesSpace: false, () => inner.TryLock(name));

    private bool IsFlipped(string act, string name) => kind == FaultKind.Flips && Strikes(act, name, takesSpace: false);

    private byte[] Flipped(string name)
    {
        byte[] bytes = inner.ReadAll(name);
        if (bytes.Length > 0)
            bytes[Random.Next(bytes.Length)] ^= (byte)(1 << Random.Next(8));
        return bytes;
    }

    private void Do(string act, string name, bool takesSpace, Action action) => Do(act, name, takesSpace, () =>
    {
        action();
        return true;
    });

    private T Do<T>(string act, string name, bool takesSpace, Func<T> action)
    {
        bool strikes = kind != FaultKind.Flips && Strikes(act, name, takesSpace);
        if (strikes && kind != FaultKind.FailsWhenDone)
            throw Failure(act, name);
        T result = action();
        if (!strikes)
            return result;
        (result as IDisposable)?.Dispose();
        throw Failure(act, name);
    }

    private bool Strikes(string act, string name, bool takesSpace)
    {
        int call = Interlocked.Increment(ref _calls);
        bool strikes = !IsMended && at >= 0 && (kind == FaultKind.Full ? call >= at && takesSpace : call == at);
        if (strikes)
            Struck ??= $"{act} {name}";
        return strikes;
    }

    private IOException Failure(string act, string name) => FileFailure.Of(((IStoreFiles)this).PathOf(name), $"used ({act})",
        kind == FaultKind.Full ? new IOException("No space left on device", NoSpace) : new IOException("Input/output error", InputOutputError));

    private sealed class Writer(FaultyFiles files, string name, IFileWriter inner) : IFileWriter
    {
        public long Length => inner.Length;

        public void Write(ReadOnlySpan<byte> bytes)
        {
            bool strikes = files.Kind != FaultKind.Flips && files.Strikes("Write", name, takesSpace: true);
            if (!strikes)
            {
                inner.Write(bytes);
                return;
            }

            if (files.Kind != FaultKind.Fails)
                inner.Write(files.Kind == FaultKind.FailsWhenDone ? bytes : bytes[..(bytes.Length / 2)]);
            throw files.Failure("Write", name);
        }

        public void Sync() => files.Do("Sync", name, takesSpace: true, () => { });

        public void Dispose() => inner.Dispose();
    }
}

/// <summary>How a call goes wrong.</summary>
internal enum FaultKind
{
    /// <summary>It does nothing and says so.</summary>
    Fails,

    /// <summary>It does its work and says that it failed.</summary>
    FailsWhenDone,

    /// <summary>A write does half of its work; other calls do nothing.</summary>
    FailsHalfway,

    /// <summary>From this call on there is no space: writes do half of their work, what needs space does nothing.</summary>
    Full,

    /// <summary>One read of a file gives it with one bit changed. Only reads are counted.</summary>
    Flips,
}
