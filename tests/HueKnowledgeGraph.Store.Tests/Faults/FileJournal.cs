namespace HueKnowledgeGraph.Store.Tests.Faults;

/// <summary>The files of a store, with a record of all that was done to them, from which <see cref="PowerLoss"/> makes what a loss of power may leave.</summary>
internal sealed class FileJournal(IStoreFiles inner) : IStoreFiles
{
    private readonly Lock _gate = new();
    private readonly List<FileEvent> _events = [];
    private readonly Dictionary<string, int> _nodes = [];
    private int _nextNode;

    public string Directory => inner.Directory;

    /// <summary>What was done so far, in order.</summary>
    public IReadOnlyList<FileEvent> Events
    {
        get
        {
            lock (_gate)
                return [.. _events];
        }
    }

    /// <summary>Takes the files that are there as durable. To be called before anything is done.</summary>
    public void RecordWhatIsThere()
    {
        foreach (string name in inner.List())
        {
            int node = NewNode(name);
            Note(new FileEvent(FileAct.Create, node, name));
            Note(new FileEvent(FileAct.Write, node, name, Bytes: inner.ReadAll(name)));
            Note(new FileEvent(FileAct.Sync, node, name));
        }

        Note(new FileEvent(FileAct.SyncDirectory));
    }

    /// <summary>Marks a point: <see cref="FileEvent.Name"/> is the note.</summary>
    public void Mark(string note) => Note(new FileEvent(FileAct.Mark, Name: note));

    public bool CreateDirectory() => inner.CreateDirectory();

    public void SyncDirectory()
    {
        inner.SyncDirectory();
        Note(new FileEvent(FileAct.SyncDirectory));
    }

    public IReadOnlyList<string> List() => inner.List();

    public bool Exists(string name) => inner.Exists(name);

    public bool FolderExists(string name) => inner.FolderExists(name);

    public IFileWriter Create(string name)
    {
        IFileWriter file = inner.Create(name);
        lock (_gate)
        {
            // A file that was there is emptied, which is a change of its content and not of the directory.
            if (_nodes.TryGetValue(name, out int node))
                _events.Add(new FileEvent(FileAct.Cut, node, name, Length: 0));
            else
                _events.Add(new FileEvent(FileAct.Create, node = NewNode(name), name));
            return new Writer(this, node, name, file);
        }
    }

    public IFileWriter Append(string name, long length)
    {
        IFileWriter file = inner.Append(name, length);
        lock (_gate)
        {
            if (!_nodes.TryGetValue(name, out int node))
                _events.Add(new FileEvent(FileAct.Create, node = NewNode(name), name));
            _events.Add(new FileEvent(FileAct.Cut, node, name, Length: length));
            return new Writer(this, node, name, file);
        }
    }

    public byte[] ReadAll(string name) => inner.ReadAll(name);

    public Stream OpenRead(string name) => inner.OpenRead(name);

    public MappedFile Map(string name) => inner.Map(name);

    public bool IsEmpty => inner.IsEmpty;

    public bool TryLinkFrom(string path, string name)
    {
        if (!inner.TryLinkFrom(path, name))
            return false;
        lock (_gate)
        {
            int node = NewNode(name);
            _events.Add(new FileEvent(FileAct.Create, node, name));
            _events.Add(new FileEvent(FileAct.Write, node, name, Bytes: inner.ReadAll(name)));
            _events.Add(new FileEvent(FileAct.Sync, node, name));
        }

        return true;
    }

    public void Rename(string name, string newName)
    {
        inner.Rename(name, newName);
        lock (_gate)
        {
            _nodes.Remove(name, out int node);
            _nodes[newName] = node;
            _events.Add(new FileEvent(FileAct.Rename, node, name, newName));
        }
    }

    public void Delete(string name)
    {
        inner.Delete(name);
        lock (_gate)
        {
            if (_nodes.Remove(name, out int node))
                _events.Add(new FileEvent(FileAct.Delete, node, name));
        }
    }

    public void CreateFolder(string name)
    {
        inner.CreateFolder(name);
        Note(new FileEvent(FileAct.CreateFolder, Name: name));
    }

    public void DeleteFolder(string name)
    {
        inner.DeleteFolder(name);
        lock (_gate)
        {
            foreach (string inside in _nodes.Keys.Where(key => key.StartsWith(name + "/", StringComparison.Ordinal)).ToList())
                _nodes.Remove(inside);
            _events.Add(new FileEvent(FileAct.DeleteFolder, Name: name));
        }
    }

    public IDisposable? TryLock(string name) => inner.TryLock(name);

    private int NewNode(string name) => _nodes[name] = _nextNode++;

    private void Note(FileEvent what)
    {
        lock (_gate)
            _events.Add(what);
    }

    private sealed class Writer(FileJournal journal, int node, string name, IFileWriter inner) : IFileWriter
    {
        public long Length => inner.Length;

        public void Write(ReadOnlySpan<byte> bytes)
        {
            long at = inner.Length;
            inner.Write(bytes);
            journal.Note(new FileEvent(FileAct.Write, node, name, Length: at, Bytes: bytes.ToArray()));
        }

        public void Sync()
        {
            inner.Sync();
            journal.Note(new FileEvent(FileAct.Sync, node, name));
        }

        public void Dispose() => inner.Dispose();
    }
}

/// <summary>One thing that was done. A node is a file whatever it is called.</summary>
/// <param name="Act">What.</param>
/// <param name="Node">To which file.</param>
/// <param name="Name">Its name then.</param>
/// <param name="NewName">Its new name.</param>
/// <param name="Length">Offset of a write, length after a cut.</param>
/// <param name="Bytes">What was written.</param>
internal sealed record FileEvent(FileAct Act, int Node = -1, string Name = "", string NewName = "", long Length = 0, byte[]? Bytes = null);

/// <summary>Kinds of <see cref="FileEvent"/>.</summary>
internal enum FileAct
{
    Mark,
    Create,
    Write,
    Cut,
    Sync,
    Rename,
    Delete,
    CreateFolder,
    DeleteFolder,
    SyncDirectory,
}
