using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>Adds the statements of documents to a transaction; each label of a document becomes a blank node of the store.</summary>
/// <remarks>One sink a document: labels mean something within one document only. Belongs to the transaction's thread. Keeps a label of each
/// blank node, about 150 bytes.</remarks>
/// <param name="transaction">What takes the statements.</param>
/// <param name="graph">Name of the graph for statements that name none; null: the default graph.</param>
public sealed class TransactionSink(IQuadTransaction transaction, string? graph = null) : IQuadSink
{
    private readonly Dictionary<string, byte[]> _labels = [];
    private readonly byte[] _graph = graph is null ? [] : Encoding.UTF8.GetBytes(graph);

    /// <summary>Statements so far.</summary>
    public long Count { get; private set; }

    /// <inheritdoc/>
    public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
    {
        TermSpan name = graph.IsNone && _graph.Length > 0 ? new TermSpan(TermKind.Iri, _graph) : Own(graph);
        transaction.Add(Own(subject), predicate, Own(@object), name);
        Count++;
    }

    private TermSpan Own(in TermSpan term) => term.Kind switch
    {
        TermKind.BlankNode => new TermSpan(TermKind.BlankNode, LabelOf(Encoding.UTF8.GetString(term.Value))),
        TermKind.TripleTerm when term.Value.IndexOf("_:"u8) >= 0 =>
            new TermSpan(TermKind.TripleTerm, TripleTermLabels.Replace(term.Value, label => Encoding.UTF8.GetString(LabelOf(Encoding.UTF8.GetString(label))))),
        _ => term,
    };

    private byte[] LabelOf(string label)
    {
        if (!_labels.TryGetValue(label, out byte[]? own))
            _labels.Add(label, own = Encoding.UTF8.GetBytes(transaction.NewBlankNode()));
        return own;
    }
}
