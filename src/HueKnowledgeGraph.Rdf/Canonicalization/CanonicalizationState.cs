using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace HueKnowledgeGraph.Rdf;

/// <summary>One run of RDFC-1.0 (<see href="https://www.w3.org/TR/rdf-canon/#canon-algorithm">section 4</see>); names are the standard's.</summary>
internal sealed partial class CanonicalizationState
{
    private readonly CanonicalizationOptions _options;
    private readonly HashSet<Quad> _quads;
    private readonly Dictionary<string, List<Quad>> _quadsOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _firstDegree = new(StringComparer.Ordinal);
    private readonly BlankNodeIssuer _canonical = new("c14n");
    private long _work;

    public CanonicalizationState(IEnumerable<Quad> quads, CanonicalizationOptions options)
    {
        _options = options;
        _quads = [.. quads];
        foreach (Quad quad in _quads)
        {
            CheckTripleTerms(quad.Object);
            foreach (string label in BlanksOf(quad).Select(b => b.Label).Distinct())
            {
                if (!_quadsOf.TryGetValue(label, out List<Quad>? mentions))
                    _quadsOf[label] = mentions = [];
                mentions.Add(quad);
            }
        }
    }

    /// <summary>Issues all canonical labels and writes the dataset with them.</summary>
    public CanonicalDataset Run()
    {
        var byHash = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (string label in _quadsOf.Keys)
        {
            string hash = HashFirstDegree(label);
            if (!byHash.TryGetValue(hash, out List<string>? alike))
                byHash[hash] = alike = [];
            alike.Add(label);
        }

        foreach (List<string> alike in byHash.Values.Where(a => a.Count == 1))
            _canonical.Issue(alike[0]);
        foreach (List<string> alike in byHash.Values.Where(a => a.Count > 1))
            IssueAlike(alike);
        string[] lines = [.. _quads.Select(quad => Line(quad, label => _canonical.Issued[label]))];
        Array.Sort(lines, CodePointOrder.Instance);
        return new CanonicalDataset(lines, _canonical.Issued);
    }

    private void IssueAlike(List<string> alike)
    {
        var results = new List<(string Hash, BlankNodeIssuer Issuer)>();
        foreach (string label in alike)
        {
            if (_canonical.Has(label))
                continue;
            var issuer = new BlankNodeIssuer("b");
            issuer.Issue(label);
            results.Add(HashNDegree(label, issuer));
        }

        foreach ((_, BlankNodeIssuer issuer) in results.OrderBy(r => r.Hash, StringComparer.Ordinal))
        {
            foreach (string label in issuer.Order)
                _canonical.Issue(label);
        }
    }

    /// <summary>What the statements about a node say, other blank nodes left nameless (section 4.6).</summary>
    private string HashFirstDegree(string label)
    {
        if (_firstDegree.TryGetValue(label, out string? known))
            return known;
        string[] lines = [.. _quadsOf[label].Select(quad => Line(quad, other => other == label ? "a" : "z") + "\n")];
        Array.Sort(lines, CodePointOrder.Instance);
        return _firstDegree[label] = Hash(string.Concat(lines));
    }

    /// <summary>How a node is related to another by a statement (section 4.7).</summary>
    private string HashRelated(string related, Quad quad, BlankNodeIssuer issuer, char position)
    {
        string name = _canonical.Issued.TryGetValue(related, out string? canonical) ? "_:" + canonical
            : issuer.Issued.TryGetValue(related, out string? temporary) ? "_:" + temporary
            : HashFirstDegree(related);
        return Hash(position == 'g' ? position + name : $"{position}{quad.Predicate}{name}");
    }

    private void Work()
    {
        if (++_work > _options.MaxWork || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new RdfCanonicalizationLimitException(Math.Min(_work, _options.MaxWork));
    }

    private string Hash(string text) =>
        Convert.ToHexStringLower(CryptographicOperations.HashData(_options.Hash, Encoding.UTF8.GetBytes(text)));

    private static string Line(Quad quad, Func<string, string> rename)
    {
        string Name(Term term) => term is BlankNode node ? "_:" + rename(node.Label) : term.ToString()!;
        string triple = $"{Name(quad.Subject)} {quad.Predicate} {Name(quad.Object)}";
        return quad.Graph is null ? triple + " ." : $"{triple} {Name(quad.Graph)} .";
    }

    private static IEnumerable<(string Label, char Position)> BlanksOf(Quad quad)
    {
        if (quad.Subject is BlankNode subject)
            yield return (subject.Label, 's');
        if (quad.Object is BlankNode @object)
            yield return (@object.Label, 'o');
        if (quad.Graph is BlankNode graph)
            yield return (graph.Label, 'g');
    }

    private static void CheckTripleTerms(Term term)
    {
        if (term is not TripleTerm triple)
            return;
        if (triple.Subject is BlankNode || triple.Object is BlankNode)
            throw new InvalidOperationException($"RDFC-1.0 does not say how a blank node within a triple term is labelled: {triple}.");
        CheckTripleTerms(triple.Object);
    }
}
