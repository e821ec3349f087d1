namespace HueKnowledgeGraph.Store;

/// <summary>What <see cref="QuadStore.Check"/> looked at and what it found.</summary>
/// <param name="Files">Files read.</param>
/// <param name="Bytes">Bytes of them.</param>
/// <param name="Quads">Quads whose order, counts and references were compared, each order counted once.</param>
/// <param name="Terms">Dictionary terms whose order was compared.</param>
/// <param name="Problems">Damage, in the order in which it was met; empty for a sound store. At most <see cref="MaxProblems"/> are listed
/// for a file.</param>
public sealed record StoreCheckReport(int Files, long Bytes, long Quads, long Terms, IReadOnlyList<StoreProblem> Problems)
{
    /// <summary>Problems listed for one file at most; one broken byte may show in every row behind it.</summary>
    public const int MaxProblems = 10;

    /// <summary>True iff nothing was found.</summary>
    public bool IsSound => Problems.Count == 0;
}

/// <summary>One place of damage.</summary>
/// <param name="File">The file.</param>
/// <param name="Offset">Offset in bytes, from 0, or -1 if the damage is not in one place.</param>
/// <param name="Problem">What is wrong, as a clause without a final stop.</param>
public sealed record StoreProblem(string File, long Offset, string Problem)
{
    /// <summary>"FILE, offset N: problem."</summary>
    public override string ToString() => Offset < 0 ? $"{File}: {Problem}." : FormattableString.Invariant($"{File}, offset {Offset}: {Problem}.");
}

/// <summary>How far a check is.</summary>
/// <param name="File">The file that is being read.</param>
/// <param name="DoneBytes">Bytes of the files done.</param>
/// <param name="TotalBytes">Bytes of all files.</param>
public readonly record struct StoreCheckProgress(string File, long DoneBytes, long TotalBytes);
