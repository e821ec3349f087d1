namespace HueKnowledgeGraph.Store;

/// <summary>Problems of one file, at most as many as a report lists.</summary>
internal sealed class ProblemList(string file, List<StoreProblem> all)
{
    private int _count;

    public bool IsEmpty => _count == 0;

    public bool IsFull => _count >= StoreCheckReport.MaxProblems;

    public void Add(long offset, string problem)
    {
        if (!IsFull)
            all.Add(new StoreProblem(file, offset, problem));
        _count++;
    }
}
