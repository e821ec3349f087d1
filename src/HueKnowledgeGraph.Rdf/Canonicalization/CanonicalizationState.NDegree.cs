using System.Text;

namespace HueKnowledgeGraph.Rdf;

/// <content>Nodes that their own statements do not tell apart: the way to their neighbours does (section 4.8).</content>
internal sealed partial class CanonicalizationState
{
    private (string Hash, BlankNodeIssuer Issuer) HashNDegree(string label, BlankNodeIssuer issuer)
    {
        Work();
        var related = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (Quad quad in _quadsOf[label])
        {
            foreach ((string other, char position) in BlanksOf(quad))
            {
                if (other == label)
                    continue;
                string hash = HashRelated(other, quad, issuer, position);
                if (!related.TryGetValue(hash, out List<string>? nodes))
                    related[hash] = nodes = [];
                nodes.Add(other);
            }
        }

        var data = new StringBuilder();
        foreach ((string hash, List<string> nodes) in related)
        {
            data.Append(hash);
            (string path, issuer) = ShortestPath(nodes, issuer);
            data.Append(path);
        }

        return (Hash(data.ToString()), issuer);
    }

    /// <summary>The least path over all orders of some nodes, and the labels that it issues.</summary>
    private (string Path, BlankNodeIssuer Issuer) ShortestPath(List<string> nodes, BlankNodeIssuer issuer)
    {
        string chosen = "";
        BlankNodeIssuer? chosenIssuer = null;
        string[] order = [.. nodes];
        Array.Sort(order, StringComparer.Ordinal);
        do
        {
            Work();
            if (PathOf(order, issuer.Copy(), chosen) is var (path, issued) && (chosen.Length == 0 || string.CompareOrdinal(path, chosen) < 0))
                (chosen, chosenIssuer) = (path, issued);
        }
        while (NextOrder(order));
        return (chosen, chosenIssuer!);
    }

    /// <summary>The path along some nodes in their order; null as soon as it cannot be less than the chosen one.</summary>
    private (string Path, BlankNodeIssuer Issuer)? PathOf(string[] order, BlankNodeIssuer issuer, string chosen)
    {
        var path = new StringBuilder();
        var unvisited = new List<string>();
        foreach (string node in order)
        {
            if (_canonical.Issued.TryGetValue(node, out string? canonical))
                path.Append("_:").Append(canonical);
            else
            {
                if (!issuer.Has(node))
                    unvisited.Add(node);
                path.Append("_:").Append(issuer.Issue(node));
            }

            if (IsGreater(path, chosen))
                return null;
        }

        foreach (string node in unvisited)
        {
            (string hash, BlankNodeIssuer issued) = HashNDegree(node, issuer);
            path.Append("_:").Append(issuer.Issue(node)).Append('<').Append(hash).Append('>');
            issuer = issued;
            if (IsGreater(path, chosen))
                return null;
        }

        return (path.ToString(), issuer);
    }

    private static bool IsGreater(StringBuilder path, string chosen) =>
        chosen.Length > 0 && path.Length >= chosen.Length && string.CompareOrdinal(path.ToString(), chosen) > 0;

    /// <summary>The next order in the sequence of all, from ascending to descending; false at the end. Equal nodes are not exchanged.</summary>
    private static bool NextOrder(string[] nodes)
    {
        int rise = nodes.Length - 2;
        while (rise >= 0 && string.CompareOrdinal(nodes[rise], nodes[rise + 1]) >= 0)
            rise--;
        if (rise < 0)
            return false;
        int greater = nodes.Length - 1;
        while (string.CompareOrdinal(nodes[greater], nodes[rise]) <= 0)
            greater--;
        (nodes[rise], nodes[greater]) = (nodes[greater], nodes[rise]);
        Array.Reverse(nodes, rise + 1, nodes.Length - rise - 1);
        return true;
    }
}
