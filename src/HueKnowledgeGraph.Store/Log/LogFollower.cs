namespace HueKnowledgeGraph.Store;

/// <summary>The newest version that files and logs show, for a process that does not write the store. Not thread safe.</summary>
/// <remarks>Logs are replayed from where the last look ended. A commit may show a moment before its writer acknowledges it.</remarks>
internal sealed class LogFollower : IDisposable
{
    private readonly IStoreFiles _files;
    private LiveVersion? _version;
    private int _log;
    private long _position;

    public LogFollower(IStoreFiles files)
    {
        _files = files;
        Look();
    }

    /// <summary>The newest version; its files are in use until the next look.</summary>
    public LiveVersion Look()
    {
        while (true)
        {
            Manifest manifest = Manifest.Read(_files);
            try
            {
                if (_version?.Files.Manifest.Generation != manifest.Generation)
                    Reopen(manifest);
                return ReplayOrStartAnew(manifest);
            }
            catch (Exception error) when (error is StoreCorruptException or FileNotFoundException && Manifest.Read(_files).Generation != manifest.Generation)
            {
                // The writer has put other files in the place of those; the next manifest names them.
            }
        }
    }

    public void Dispose() => _version?.Files.Release();

    private void Reopen(Manifest manifest)
    {
        StoreVersion files = StoreVersion.Open(_files, manifest);
        _version?.Files.Release();
        _version = LiveVersion.Of(files, new TermTail(files.Terms.NextTerms()));
        _log = 0;
        _position = 0;
    }

    private LiveVersion ReplayOrStartAnew(Manifest manifest)
    {
        try
        {
            return Replay(manifest);
        }
        catch (StoreCorruptException) when (_position > 0)
        {
            // A commit was seen whose writing failed; the writer cut it and wrote others in its place.
            Reopen(manifest);
            return Replay(manifest);
        }
    }

    private LiveVersion Replay(Manifest manifest)
    {
        for (; _log < manifest.Logs.Count; _log++)
        {
            using (var reader = new LogReader(_files, manifest.Logs[_log], _position))
            {
                _version = LogReplay.Replay(_version!, reader);
                _position = reader.Position;
            }

            if (_log == manifest.Logs.Count - 1)
                break;
            _position = 0;
        }

        return _version!;
    }
}
