namespace HueKnowledgeGraph.Store;

/// <summary>All distinct terms of a load numbered densely in the order of their ids, so that rows sort as four 32-bit numbers.</summary>
/// <remarks>
/// <para>The numbering is a concatenation of runs, ascending by id: default graph, blank nodes, IRIs of each older part, new IRIs,
/// literals likewise, inline values, triple terms likewise. In a run of new terms the ids are consecutive; the others keep a list.</para>
/// </remarks>
internal sealed class TermRanks
{
    private readonly Run[] _runs;
    private readonly long[] _bases;

    public TermRanks(IEnumerable<Run> runs)
    {
        _runs = [.. runs];
        _bases = new long[_runs.Length + 1];
        for (int i = 0; i < _runs.Length; i++)
            _bases[i + 1] = _bases[i] + _runs[i].Count;
        if (_bases[^1] > uint.MaxValue)
            throw new InvalidOperationException($"The load has {_bases[^1]} distinct terms; one load takes {uint.MaxValue}. Load the documents in several steps.");
    }

    /// <summary>Number of terms.</summary>
    public long Count => _bases[^1];

    /// <summary>The dense number of a term.</summary>
    public uint RankOf(int run, uint index) => (uint)(_bases[run] + index);

    /// <summary>The id of a dense number.</summary>
    public ulong IdOf(uint rank)
    {
        int run = 0;
        while (rank >= _bases[run + 1])
            run++;
        return _runs[run].IdOf((int)(rank - _bases[run]));
    }

    /// <summary>Terms whose ids ascend: either consecutive from a first id, or listed.</summary>
    internal sealed class Run(ulong firstId, IReadOnlyList<ulong>? ids = null)
    {
        private long _count;

        public long Count
        {
            get => ids?.Count ?? _count;
            set => _count = value;
        }

        public ulong IdOf(int index) => ids is null ? firstId + (uint)index : ids[index];
    }
}
