namespace HueKnowledgeGraph.Store;

/// <summary>A chunk of a load on temporary files: its quads as term numbers, and its terms by kind, sorted.</summary>
/// <param name="QuadFile">Records of <see cref="LocalQuad"/>.</param>
/// <param name="QuadCount">Number of quads.</param>
/// <param name="TermCount">Number of term numbers.</param>
/// <param name="Types">Literal types, ascending; the runs name them by place.</param>
/// <param name="Runs">For blank nodes, IRIs, literals and triple terms: sorted terms with their numbers.</param>
/// <param name="InlineFile">Records of <see cref="LocalInline"/>, ascending by id.</param>
/// <param name="InlineCount">Number of them.</param>
internal sealed record LoadChunk(
    string QuadFile,
    long QuadCount,
    int TermCount,
    IReadOnlyList<LiteralType> Types,
    IReadOnlyDictionary<TermIdKind, TermRun> Runs,
    string InlineFile,
    int InlineCount);

/// <summary>A file of sorted terms, each with its number in the chunk.</summary>
internal sealed record TermRun(string File, int Count);

/// <summary>A quad as term numbers of its chunk; 0 as graph is the default graph.</summary>
internal readonly record struct LocalQuad(int Subject, int Predicate, int Object, int Graph);

/// <summary>An inline id and its number in the chunk.</summary>
internal readonly record struct LocalInline(ulong Id, long Number);
