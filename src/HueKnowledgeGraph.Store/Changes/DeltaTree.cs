using System.Runtime.InteropServices;

namespace HueKnowledgeGraph.Store;

/// <summary>Changes of quads against the segments in one order: a B+ tree whose nodes never change, so that versions share them.</summary>
/// <remarks>A commit of one quad copies one leaf and its ancestors (3 to 6 KB). Every node counts what is below it, so that the changes
/// in any range of keys are counted in logarithmic time. Thread safe.</remarks>
internal sealed class DeltaTree
{
    private DeltaTree(DeltaNode? root) => Root = root;

    /// <summary>No changes.</summary>
    public static DeltaTree Empty { get; } = new(null);

    public DeltaNode? Root { get; }

    /// <summary>What is in the tree.</summary>
    public DeltaCounts Counts => Root?.Counts ?? default;

    /// <summary>The tree with edits made; they ascend by key, each key once. An edit that takes out needs no entry.</summary>
    public DeltaTree Apply(ReadOnlySpan<DeltaEdit> edits)
    {
        if (edits.IsEmpty)
            return this;
        List<DeltaNode> nodes = [];
        if (Root is not null)
        {
            Root.Apply(edits, nodes);
        }
        else
        {
            DeltaEdit[] entries = [.. edits];
            DeltaLeaf.Cut(entries.AsSpan(0, Compact(entries)), nodes);
        }

        while (nodes.Count > 1)
        {
            List<DeltaNode> above = [];
            DeltaBranch.Cut(CollectionsMarshal.AsSpan(nodes), above);
            nodes = above;
        }

        return nodes.Count == 0 ? Empty : new DeltaTree(nodes[0]);
    }

    /// <summary>The entry of a key; <see cref="DeltaFlags.None"/> if there is none.</summary>
    public DeltaFlags Find(in QuadKeys key)
    {
        DeltaNode? node = Root;
        while (node is DeltaBranch branch)
            node = branch.Children[branch.ChildOf(key)];
        if (node is not DeltaLeaf leaf)
            return DeltaFlags.None;
        int place = leaf.LowerBound(key, 0);
        return place < leaf.Entries.Length && leaf.Entries[place].Key == key ? leaf.Entries[place].Flags : DeltaFlags.None;
    }

    /// <summary>Whether a range of keys holds an entry: one descent, for look-ups that mostly meet none.</summary>
    public bool HasAny(in DeltaRange range)
    {
        DeltaNode? node = Root;
        QuadKeys? next = null; // where the node behind starts
        while (node is DeltaBranch branch)
        {
            int child = branch.ChildOf(range.From);
            if (child + 1 < branch.Children.Length)
                next = branch.Children[child + 1].First;
            node = branch.Children[child];
        }

        if (node is not DeltaLeaf leaf)
            return false;
        int place = leaf.LowerBound(range.From, 0);
        if (place < leaf.Entries.Length)
            next = leaf.Entries[place].Key;
        return next is { } key && (range.Below is not { } below || key.CompareTo(below) < 0);
    }

    /// <summary>Counts of a range of keys.</summary>
    public DeltaCounts Count(in DeltaRange range)
    {
        if (Root is null)
            return default;
        DeltaCounts below = range.Below is { } end ? Root.CountBelow(end) : Root.Counts;
        return below.Entries == 0 ? default : below - Root.CountBelow(range.From);
    }

    private static int Compact(Span<DeltaEdit> edits)
    {
        int kept = 0;
        foreach (DeltaEdit edit in edits)
        {
            if (edit.Flags != DeltaFlags.None)
                edits[kept++] = edit;
        }

        return kept;
    }
}
