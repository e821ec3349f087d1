namespace HueKnowledgeGraph.Crash;

/// <summary>Digests of all writers after each of their operations. Thread safe.</summary>
internal sealed class History
{
    /// <summary>Those that commit.</summary>
    public const int CommitterCount = 3;

    /// <summary>Those that commit and, as the last one, the one that loads.</summary>
    public const int WriterCount = CommitterCount + 1;

    private readonly Lock _gate = new();
    private readonly WriterModel[] _writers;
    private readonly LoaderModel _loader;
    private readonly List<ulong>[] _digests = [.. Enumerable.Range(0, WriterCount).Select(_ => new List<ulong> { 0 })];

    public History(int seed)
    {
        _writers = [.. Enumerable.Range(0, CommitterCount).Select(writer => new WriterModel(seed, writer))];
        _loader = new LoaderModel(seed, CommitterCount);
    }

    /// <summary>Digest of a writer's quads after a number of operations.</summary>
    public ulong DigestOf(int writer, int done)
    {
        lock (_gate)
        {
            List<ulong> digests = _digests[writer];
            while (digests.Count <= done)
            {
                if (writer == CommitterCount)
                    _loader.Next();
                else
                    _writers[writer].Next();
                digests.Add(writer == CommitterCount ? _loader.Digest : _writers[writer].Digest);
            }

            return digests[done];
        }
    }
}
