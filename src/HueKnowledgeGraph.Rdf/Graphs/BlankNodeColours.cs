using System.Runtime.InteropServices;

namespace HueKnowledgeGraph.Rdf;

/// <summary>Colours of the blank nodes of a set of quads: nodes of different colours cannot stand for each other.</summary>
internal sealed class BlankNodeColours
{
    private readonly Quad[] _quads;
    private Dictionary<string, ulong> _colours;

    public BlankNodeColours(IEnumerable<Quad> quads)
    {
        _quads = [.. quads.Where(q => HasBlank(q.Subject) || HasBlank(q.Object) || (q.Graph is not null && HasBlank(q.Graph)))];
        _colours = new Dictionary<string, ulong>(StringComparer.Ordinal);
        foreach (Quad quad in _quads)
            Visit(quad, label => _colours[label] = 1);
    }

    private BlankNodeColours(BlankNodeColours other)
    {
        _quads = other._quads;
        _colours = new Dictionary<string, ulong>(other._colours, StringComparer.Ordinal);
    }

    /// <summary>The blank nodes.</summary>
    public IReadOnlyCollection<string> Labels => _colours.Keys;

    /// <summary>A copy in which one node has a colour of its own.</summary>
    public BlankNodeColours Marked(string label)
    {
        var copy = new BlankNodeColours(this);
        copy._colours[label] = Mix(copy._colours[label], 0x6D61726B);
        return copy;
    }

    /// <summary>Nodes by colour.</summary>
    public Dictionary<ulong, List<string>> Classes()
    {
        var classes = new Dictionary<ulong, List<string>>();
        foreach ((string label, ulong colour) in _colours)
        {
            ref List<string>? members = ref CollectionsMarshal.GetValueRefOrAddDefault(classes, colour, out _);
            (members ??= []).Add(label);
        }

        return classes;
    }

    /// <summary>Takes the colours of the neighbours in, until no more nodes can be told apart.</summary>
    public void Refine()
    {
        int classes = Count();
        while (classes < _colours.Count)
        {
            _colours = Next();
            int refined = Count();
            if (refined == classes)
                return;
            classes = refined;
        }
    }

    private int Count() => _colours.Values.Distinct().Count();

    private Dictionary<string, ulong> Next()
    {
        var next = new Dictionary<string, ulong>(_colours, StringComparer.Ordinal);
        foreach (Quad quad in _quads)
        {
            // A sum does not depend on the order of the quads.
            Visit(quad, label => next[label] += Mix(Colour(quad, label), 0x9E3779B97F4A7C15));
        }

        foreach (string label in _colours.Keys)
            next[label] = Mix(next[label], _colours[label]);
        return next;
    }

    private ulong Colour(Quad quad, string self)
    {
        ulong colour = Mix(Colour(quad.Subject, self), 1);
        colour = Mix(colour, Colour(quad.Predicate, self));
        colour = Mix(colour, Colour(quad.Object, self));
        return Mix(colour, quad.Graph is null ? 2 : Colour(quad.Graph, self));
    }

    private ulong Colour(Term term, string self) => term switch
    {
        BlankNode node => node.Label == self ? 3 : Mix(_colours[node.Label], 4),
        TripleTerm triple => Mix(Mix(Colour(triple.Subject, self), Colour(triple.Predicate, self)), Mix(Colour(triple.Object, self), 5)),
        _ => (ulong)term.GetHashCode(),
    };

    private static ulong Mix(ulong a, ulong b)
    {
        ulong x = (a ^ (b + 0x9E3779B97F4A7C15 + (a << 6) + (a >> 2))) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }

    private static bool HasBlank(Term term) =>
        term is BlankNode || (term is TripleTerm triple && (HasBlank(triple.Subject) || HasBlank(triple.Object)));

    /// <summary>Calls once for each different blank node of a quad.</summary>
    private static void Visit(Quad quad, Action<string> visit)
    {
        var labels = new List<string>(3);
        Collect(quad.Subject, labels);
        Collect(quad.Object, labels);
        if (quad.Graph is not null)
            Collect(quad.Graph, labels);
        foreach (string label in labels.Distinct(StringComparer.Ordinal))
            visit(label);
    }

    private static void Collect(Term term, List<string> labels)
    {
        if (term is BlankNode node)
            labels.Add(node.Label);
        else if (term is TripleTerm triple)
        {
            Collect(triple.Subject, labels);
            Collect(triple.Object, labels);
        }
    }
}
