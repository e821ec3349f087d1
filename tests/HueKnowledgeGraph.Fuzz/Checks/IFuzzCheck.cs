namespace HueKnowledgeGraph.Fuzz;

/// <summary>One way to find a wrong answer: the same question asked in two ways.</summary>
internal interface IFuzzCheck
{
    /// <summary>A word for the command line and the report.</summary>
    string Name { get; }

    /// <summary>Whether it makes stores on disk, which is slow: then it is asked about some graphs only.</summary>
    bool IsOnDisk => false;

    /// <summary>Whether it would take too long over graphs of thousands of statements.</summary>
    bool IsForSmallGraphs => false;

    /// <summary>Null if both ways agree, else both answers. Throws whatever the engine throws beside its limits.</summary>
    string? Disagreement(FuzzCase fuzzCase);
}
