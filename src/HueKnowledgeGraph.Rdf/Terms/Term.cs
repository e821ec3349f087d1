using System.Text;

namespace HueKnowledgeGraph.Rdf;

/// <summary>One RDF term as an immutable value on the heap, for code that keeps terms; bulk paths use <see cref="TermSpan"/>.</summary>
public abstract record Term
{
    private protected Term()
    {
    }

    /// <summary>The kind of this term; never <see cref="TermKind.None"/>.</summary>
    public abstract TermKind Kind { get; }

    /// <summary>Calls <paramref name="use"/> with this term as UTF-8; the span lives until the call returns.</summary>
    public abstract void Use<TState>(TState state, TermSpanAction<TState> use) where TState : allows ref struct;

    /// <summary>Copies a term out of borrowed bytes.</summary>
    public static Term From(in TermSpan term) => term.Kind switch
    {
        TermKind.Iri => new Iri(Encoding.UTF8.GetString(term.Value)),
        TermKind.BlankNode => new BlankNode(Encoding.UTF8.GetString(term.Value)),
        TermKind.Literal => Literal.From(term),
        TermKind.TripleTerm => TripleTerm.Parse(term.Value),
        _ => throw new ArgumentException("The default graph is not a term.", nameof(term)),
    };
}

/// <summary>What to do with a borrowed term.</summary>
public delegate void TermSpanAction<TState>(TState state, in TermSpan term) where TState : allows ref struct;
