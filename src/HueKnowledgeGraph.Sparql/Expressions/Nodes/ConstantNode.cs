using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>A constant, its bytes and id kept for the whole query.</summary>
internal sealed class ConstantNode : ScalarNode
{
    private readonly byte[] _value = [];
    private readonly byte[] _datatype = [];
    private readonly byte[] _language = [];
    private readonly TermKind _kind;
    private readonly BaseDirection _direction;

    /// <summary>A constant by its id; <see cref="TermId.Error"/> and <see cref="TermId.Unbound"/> too.</summary>
    public ConstantNode(ulong id, QueryTerms terms)
    {
        Id = id;
        if (id <= TermId.DefaultGraph || TermId.IsInline(id))
            return;
        TermSpan term = terms.Read(id);
        _kind = term.Kind;
        _direction = term.Direction;
        _value = term.Value.ToArray();
        _datatype = term.Datatype.ToArray();
        _language = term.Language.ToArray();
    }

    public ulong Id { get; }

    public override Value Evaluate(Evaluation e) =>
        _kind == TermKind.None ? e.Read(Id, false) : Value.Term(new TermSpan(_kind, _value, _datatype, _language, _direction), Id);
}
