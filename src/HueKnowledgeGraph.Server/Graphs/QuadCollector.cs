using System.Globalization;
using System.IO.Hashing;
using System.Text;
using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Server;

/// <summary>Quads that answers of an endpoint bring together, each once. Belongs to one request.</summary>
internal sealed class QuadCollector : IQuadSink
{
    private readonly HashSet<(Term Subject, Term Predicate, Term Object, Term? Graph)> _quads = [];

    /// <summary>All terms, each once.</summary>
    public IEnumerable<Term> Terms => _quads.SelectMany(quad => new[] { quad.Subject, quad.Predicate, quad.Object }).Distinct();

    /// <summary>A tag of the content, whatever its order: the sum of the hashes of its quads.</summary>
    public string Version
    {
        get
        {
            ulong sum = 0;
            foreach ((Term s, Term p, Term o, Term? g) in _quads)
                sum = unchecked(sum + XxHash3.HashToUInt64(Encoding.UTF8.GetBytes($"{s} {p} {o} {g}")));
            return sum.ToString("x16", CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Adds a quad; no graph is the default graph.</summary>
    public void Add(Term subject, Term predicate, Term @object, Term? graph) => _quads.Add((subject, predicate, @object, graph));

    /// <inheritdoc/>
    public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) =>
        Add(Term.From(subject), Term.From(predicate), Term.From(@object), graph.IsNone ? null : Term.From(graph));

    /// <summary>
    /// The quads as a snapshot. A triple of the default graph that a named graph holds too is left out of the default graph: endpoints whose
    /// default graph is the union of all graphs show each triple there again.
    /// </summary>
    public MemorySnapshot ToSnapshot()
    {
        var named = _quads.Where(quad => quad.Graph is not null).Select(quad => (quad.Subject, quad.Predicate, quad.Object)).ToHashSet();
        return MemorySnapshot.Of(_quads.Where(quad => quad.Graph is not null || !named.Contains((quad.Subject, quad.Predicate, quad.Object)))
            .Select(quad => new Quad(quad.Subject, quad.Predicate, quad.Object, quad.Graph)));
    }
}
