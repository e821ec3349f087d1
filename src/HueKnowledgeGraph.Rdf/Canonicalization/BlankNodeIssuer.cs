using System.Globalization;

namespace HueKnowledgeGraph.Rdf;

/// <summary>New labels for blank nodes, in the order in which they are asked for (API, section 7.3; RDFC-1.0, section 4.2).</summary>
internal sealed class BlankNodeIssuer
{
    private readonly string _prefix;
    private readonly Dictionary<string, string> _issued;
    private readonly List<string> _order;
    private long _next;

    public BlankNodeIssuer(string prefix)
    {
        _prefix = prefix;
        _issued = new Dictionary<string, string>(StringComparer.Ordinal);
        _order = [];
    }

    private BlankNodeIssuer(BlankNodeIssuer other)
    {
        _prefix = other._prefix;
        _issued = new Dictionary<string, string>(other._issued, StringComparer.Ordinal);
        _order = [.. other._order];
        _next = other._next;
    }

    /// <summary>The labels that new ones stand for, in the order in which they came.</summary>
    public IReadOnlyList<string> Order => _order;

    /// <summary>Old labels and new.</summary>
    public IReadOnlyDictionary<string, string> Issued => _issued;

    /// <summary>A copy that goes on by itself.</summary>
    public BlankNodeIssuer Copy() => new(this);

    /// <summary>True iff the label has a new one.</summary>
    public bool Has(string label) => _issued.ContainsKey(label);

    /// <summary>A label for a node without one.</summary>
    public string Issue() => string.Create(CultureInfo.InvariantCulture, $"{_prefix}{_next++}");

    /// <summary>The new label for an old one.</summary>
    public string Issue(string label)
    {
        if (_issued.TryGetValue(label, out string? known))
            return known;
        string issued = Issue();
        _issued.Add(label, issued);
        _order.Add(label);
        return issued;
    }
}
