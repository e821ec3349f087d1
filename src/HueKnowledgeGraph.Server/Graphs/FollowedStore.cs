using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Server;

/// <summary>A store that another process may write: requests share a snapshot, and once a second the first of them looks for a newer one.</summary>
internal sealed class FollowedStore : SnapshotSource
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);
    private readonly Lock _gate = new();
    private readonly QuadStore _store;
    private readonly TimeProvider _clock;
    private SharedSnapshot _current;
    private long _looked;

    /// <summary>Opens the store.</summary>
    /// <exception cref="StoreNotFoundException">There is none.</exception>
    public FollowedStore(string directory, TimeProvider clock)
    {
        _store = QuadStore.Open(directory);
        _clock = clock;
        _looked = clock.GetTimestamp();
        _current = Newest();
    }

    /// <inheritdoc/>
    public override bool CanChange => true;

    /// <inheritdoc/>
    public override SnapshotLease Open()
    {
        lock (_gate)
        {
            if (_clock.GetElapsedTime(_looked) >= LookInterval)
                Look();
            _current.Use();
            return new SnapshotLease(_current.Snapshot, _current.Identity, _current);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _current.Dispose();
        _store.Dispose();
    }

    private void Look()
    {
        _looked = _clock.GetTimestamp();
        SharedSnapshot newest = Newest();
        if (newest.Identity == _current.Identity)
        {
            newest.Dispose();
            return;
        }

        _current.Dispose();
        _current = newest;
    }

    private SharedSnapshot Newest()
    {
        IQuadSnapshot snapshot = _store.OpenSnapshot();
        return new SharedSnapshot(snapshot, $"{snapshot.Version} {StoreStamp.Of(_store.Directory)}");
    }

    /// <summary>A snapshot that closes with its last user; its maker is the first.</summary>
    private sealed class SharedSnapshot(IQuadSnapshot snapshot, string identity) : IDisposable
    {
        private int _users = 1;

        public IQuadSnapshot Snapshot => snapshot;

        public string Identity => identity;

        public void Use() => Interlocked.Increment(ref _users);

        public void Dispose()
        {
            if (Interlocked.Decrement(ref _users) == 0)
                snapshot.Dispose();
        }
    }
}
