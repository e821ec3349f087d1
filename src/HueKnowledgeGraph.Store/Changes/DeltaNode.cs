using System.Runtime.InteropServices;

namespace HueKnowledgeGraph.Store;

/// <summary>A node of a <see cref="DeltaTree"/>; never changes.</summary>
internal abstract class DeltaNode(QuadKeys first, DeltaCounts counts)
{
    /// <summary>The smallest key.</summary>
    public QuadKeys First { get; } = first;

    /// <summary>What is below the node.</summary>
    public DeltaCounts Counts { get; } = counts;

    /// <summary>The node with ascending edits made, as nodes of the same height: none, one or several.</summary>
    public abstract void Apply(ReadOnlySpan<DeltaEdit> edits, List<DeltaNode> result);

    /// <summary>Counts of the entries below a key.</summary>
    public abstract DeltaCounts CountBelow(in QuadKeys key);
}

/// <summary>Entries, ascending.</summary>
internal sealed class DeltaLeaf : DeltaNode
{
    /// <summary>A commit copies a leaf for each order it touches, so leaves are small: 64 entries are 2 KB.</summary>
    private const int MaxEntries = 64;

    private DeltaLeaf(DeltaEdit[] entries, DeltaCounts counts)
        : base(entries[0].Key, counts) => Entries = entries;

    public DeltaEdit[] Entries { get; }

    /// <summary>Cuts entries into leaves of about equal length.</summary>
    public static void Cut(ReadOnlySpan<DeltaEdit> entries, List<DeltaNode> result)
    {
        int leaves = (entries.Length + MaxEntries - 1) / MaxEntries;
        for (int i = 0; i < leaves; i++)
        {
            int from = (int)((long)entries.Length * i / leaves);
            int end = (int)((long)entries.Length * (i + 1) / leaves);
            DeltaEdit[] part = entries[from..end].ToArray();
            var counts = default(DeltaCounts);
            foreach (ref readonly DeltaEdit entry in part.AsSpan())
                counts += DeltaCounts.Of(entry.Flags);
            result.Add(new DeltaLeaf(part, counts));
        }
    }

    public override void Apply(ReadOnlySpan<DeltaEdit> edits, List<DeltaNode> result)
    {
        var merged = new List<DeltaEdit>(Entries.Length + edits.Length);
        int old = 0;
        foreach (ref readonly DeltaEdit edit in edits)
        {
            int place = LowerBound(edit.Key, old);
            merged.AddRange(Entries.AsSpan(old, place - old));
            old = place < Entries.Length && Entries[place].Key == edit.Key ? place + 1 : place;
            if (edit.Flags != DeltaFlags.None)
                merged.Add(edit);
        }

        merged.AddRange(Entries.AsSpan(old));
        Cut(CollectionsMarshal.AsSpan(merged), result);
    }

    public override DeltaCounts CountBelow(in QuadKeys key)
    {
        int place = LowerBound(key, 0);
        var counts = default(DeltaCounts);
        foreach (ref readonly DeltaEdit entry in Entries.AsSpan(0, place))
            counts += DeltaCounts.Of(entry.Flags);
        return counts;
    }

    /// <summary>Number of the first entry from <paramref name="from"/> on whose key is not below <paramref name="key"/>.</summary>
    public int LowerBound(in QuadKeys key, int from)
    {
        int high = Entries.Length;
        while (from < high)
        {
            int middle = (from + high) >>> 1;
            if (Entries[middle].Key.CompareTo(key) < 0)
                from = middle + 1;
            else
                high = middle;
        }

        return from;
    }
}

/// <summary>Nodes of equal height, ascending.</summary>
internal sealed class DeltaBranch : DeltaNode
{
    private const int MaxChildren = 32;

    private DeltaBranch(DeltaNode[] children, DeltaCounts counts)
        : base(children[0].First, counts) => Children = children;

    public DeltaNode[] Children { get; }

    /// <summary>Puts nodes of equal height below branches of about equal width.</summary>
    public static void Cut(ReadOnlySpan<DeltaNode> nodes, List<DeltaNode> result)
    {
        int branches = (nodes.Length + MaxChildren - 1) / MaxChildren;
        for (int i = 0; i < branches; i++)
        {
            int from = (int)((long)nodes.Length * i / branches);
            int end = (int)((long)nodes.Length * (i + 1) / branches);
            DeltaNode[] part = nodes[from..end].ToArray();
            var counts = default(DeltaCounts);
            foreach (DeltaNode node in part)
                counts += node.Counts;
            result.Add(new DeltaBranch(part, counts));
        }
    }

    public override void Apply(ReadOnlySpan<DeltaEdit> edits, List<DeltaNode> result)
    {
        var nodes = new List<DeltaNode>(Children.Length + 1);
        int done = 0;
        while (!edits.IsEmpty)
        {
            int child = ChildOf(edits[0].Key);
            nodes.AddRange(Children.AsSpan(done, child - done));
            int count = child + 1 < Children.Length ? CountBelow(edits, Children[child + 1].First) : edits.Length;
            Children[child].Apply(edits[..count], nodes);
            edits = edits[count..];
            done = child + 1;
        }

        nodes.AddRange(Children.AsSpan(done));
        Cut(CollectionsMarshal.AsSpan(nodes), result);
    }

    public override DeltaCounts CountBelow(in QuadKeys key)
    {
        int child = ChildOf(key);
        DeltaCounts counts = Children[child].CountBelow(key);
        for (int i = 0; i < child; i++)
            counts += Children[i].Counts;
        return counts;
    }

    /// <summary>The last child that starts at or before the key; the first one if none does.</summary>
    public int ChildOf(in QuadKeys key)
    {
        int low = 0;
        int high = Children.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) >>> 1;
            if (Children[middle].First.CompareTo(key) <= 0)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    private static int CountBelow(ReadOnlySpan<DeltaEdit> edits, in QuadKeys key)
    {
        int low = 0;
        int high = edits.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (edits[middle].Key.CompareTo(key) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
