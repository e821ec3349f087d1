using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>The solutions of one request to an endpoint, as they come.</summary>
/// <remarks>Blank nodes of an answer are new nodes here: their labels mean something within that answer only.</remarks>
internal sealed class ServiceRowsOperator : QueryOperator
{
    private readonly Func<ServiceRequest> _open;
    private readonly Dictionary<string, Term> _blankNodes = [];
    private readonly List<(string Name, Term Value)> _bindings = [];
    private readonly int[] _certainColumns;
    private ServiceRequest? _request;
    private Batch? _batch;

    /// <param name="context">The query.</param>
    /// <param name="variables">The columns; what else an answer binds is left out.</param>
    /// <param name="certain">Variables that every solution has to bind: those are join keys.</param>
    /// <param name="open">Sends the request.</param>
    /// <param name="estimatedRows">A guess.</param>
    public ServiceRowsOperator(
        QueryContext context, IEnumerable<Variable> variables, IReadOnlySet<Variable> certain, Func<ServiceRequest> open, double estimatedRows)
        : base(context, new VariableLayout(variables))
    {
        _open = open;
        Certain = certain;
        _certainColumns = [.. certain.Select(Layout.ColumnOf)];
        EstimatedRows = estimatedRows;
    }

    public override string Describe() => "Service rows";

    protected override Batch? NextCore()
    {
        _request ??= _open();
        _batch ??= new Batch(Layout.Count);
        int count = 0;
        while (count < Batch.Capacity && _request.Next(_bindings))
        {
            for (int column = 0; column < Layout.Count; column++)
                _batch.Column(column)[count] = Store.TermId.Unbound;
            foreach ((string name, Term value) in _bindings)
            {
                if (Layout.ColumnOf(new Variable(name)) is >= 0 and int column)
                    _batch.Column(column)[count] = Context.Terms.IdOf(Local(value));
            }

            foreach (int column in _certainColumns)
            {
                if (_batch.Column(column)[count] == Store.TermId.Unbound)
                    throw _request.Unreadable($"a solution does not bind {Layout.Variables[column]}, which its pattern always binds");
            }

            count++;
        }

        _batch.RowCount = count;
        return count > 0 ? _batch : null;
    }

    protected override void Dispose(bool disposing)
    {
        _request?.Dispose();
        _batch?.Dispose();
    }

    private Term Local(Term term)
    {
        if (term is TripleTerm triple)
            return new TripleTerm(Local(triple.Subject), triple.Predicate, Local(triple.Object));
        if (term is not BlankNode node)
            return term;
        if (!_blankNodes.TryGetValue(node.Label, out Term? local))
            _blankNodes.Add(node.Label, local = new BlankNode(FormattableString.Invariant($"service{_request!.Number}.{_blankNodes.Count}")));
        return local;
    }
}
