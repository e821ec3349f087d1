namespace HueKnowledgeGraph.Sparql;

/// <summary>An operator sorted by its first sort variable that can skip forward without reading what lies between.</summary>
internal interface ISeekableOperator
{
    /// <summary>The next batch starts at the first row whose first sort key is at least <paramref name="key"/>; never backward.</summary>
    void SeekTo(ulong key);
}
