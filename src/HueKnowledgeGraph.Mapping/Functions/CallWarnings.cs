namespace HueKnowledgeGraph.Mapping;

/// <summary>Counts what functions had to say of the records that were mapped all the same.</summary>
internal sealed class CallWarnings
{
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>Warnings and how often each was given.</summary>
    public IReadOnlyDictionary<string, long> Counts => _counts;

    public void Add(string english) => _counts[english] = _counts.GetValueOrDefault(english) + 1;
}
