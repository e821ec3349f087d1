namespace HueKnowledgeGraph.Mapping;

/// <summary>Numbers of terms of a <see cref="RecordBuffer"/>; used again for every record.</summary>
internal sealed class TermList
{
    private int[] _terms = new int[8];

    public int Count { get; private set; }

    public int this[int index] => _terms[index];

    public void Clear() => Count = 0;

    public void Add(int term)
    {
        if (Count == _terms.Length)
            Array.Resize(ref _terms, Count * 2);
        _terms[Count++] = term;
    }
}
