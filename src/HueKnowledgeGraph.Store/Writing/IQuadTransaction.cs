using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Store;

/// <summary>Changes that become visible and durable together, or not at all. Used by one thread at a time.</summary>
/// <remarks>Changes count in the order in which they are made. A blank node is known by the label that <see cref="TermReader"/> gives it or
/// that <see cref="NewBlankNode"/> gave; labels of documents are not those of the store and are mapped by the caller.</remarks>
public interface IQuadTransaction : IDisposable
{
    /// <summary>The store as it stands now in this transaction: the last commit and all changes made so far. Later changes do not show in it.</summary>
    IQuadSnapshot OpenSnapshot();

    /// <summary>A label for a blank node that is in no version of the store.</summary>
    string NewBlankNode();

    /// <summary>Adds a quad; one that is there already changes nothing.</summary>
    /// <param name="subject">IRI, blank node or triple term.</param>
    /// <param name="predicate">IRI.</param>
    /// <param name="object">Any term.</param>
    /// <param name="graph">IRI or blank node; none for the default graph.</param>
    void Add(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph);

    /// <summary>Removes a quad; one that is not there changes nothing.</summary>
    void Remove(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph);

    /// <summary>Removes all quads of one graph; none for the default graph. Costs what the graph holds.</summary>
    void RemoveGraph(in TermSpan graph);

    /// <summary>Makes all changes visible and durable; when it returns they survive a killed process and a loss of power.</summary>
    /// <exception cref="CommitFailedException">They could not be made durable; the store is as before.</exception>
    CommitReport Commit();
}
