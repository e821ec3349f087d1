using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Mapping;

/// <summary>Passes quads on and counts them by graph.</summary>
internal sealed class CountingSink(IQuadSink target) : IQuadSink
{
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private byte[] _graph = [];
    private long _inGraph;

    /// <summary>All quads so far.</summary>
    public long Total { get; private set; }

    /// <inheritdoc/>
    public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
    {
        if (!graph.Value.SequenceEqual(_graph))
        {
            Turn();
            _graph = graph.Value.ToArray();
        }

        _inGraph++;
        Total++;
        target.Quad(subject, predicate, @object, graph);
    }

    /// <summary>Quads by graph.</summary>
    public IReadOnlyDictionary<string, long> Counts()
    {
        Turn();
        return _counts;
    }

    private void Turn()
    {
        if (_inGraph == 0)
            return;
        string name = Encoding.UTF8.GetString(_graph);
        _counts[name] = _counts.GetValueOrDefault(name) + _inGraph;
        _inGraph = 0;
    }
}
