using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>SERVICE: joins rows with what another endpoint says of them, asked in blocks of bindings (SPARQL 1.1 Federated Query).</summary>
/// <remarks>
/// <para>Each block of rows becomes one request that carries the distinct bindings of the shared variables as VALUES, and its answer streams
/// through a hash join with the block. Without shared variables one request serves all rows.</para>
/// <para>With a variable as endpoint, a block is asked endpoint by endpoint.</para>
/// </remarks>
internal sealed class ServiceOperator : QueryOperator
{
    private readonly QueryOperator _left;
    private readonly ServicePattern _service;
    private readonly JoinKind _kind;
    private readonly Variable[] _remote;
    private readonly Variable[] _shared;
    private readonly Queue<(ulong Endpoint, List<ulong[]> Rows)> _blocks = new();
    private QueryOperator? _current;
    private Batch? _batch;
    private int _row;
    private int _requests;
    private bool _isOneRequest;

    /// <param name="context">The query.</param>
    /// <param name="left">Rows that are joined; the endpoint's variable, if it is one, is bound here.</param>
    /// <param name="service">The pattern.</param>
    /// <param name="kind">Inner or Left.</param>
    public ServiceOperator(QueryContext context, QueryOperator left, ServicePattern service, JoinKind kind)
        : base(context, new VariableLayout(left.Layout.Variables.Concat(PatternVariables.InScope(service.Inner)).Distinct()))
    {
        _left = left;
        _service = service;
        _kind = kind;
        _remote = [.. PatternVariables.InScope(service.Inner)];
        _shared = [.. left.Layout.Variables.Where(_remote.Contains)];
        Certain = left.Certain;
        EstimatedRows = Math.Max(1, left.EstimatedRows);
    }

    public override IReadOnlyList<QueryOperator> Inputs => [_left];

    public override string Describe() =>
        $"Service {_service.Endpoint}{(_shared.Length > 0 ? " for each block of " + string.Join(' ', _shared.AsEnumerable()) : "")}{(_requests > 0 ? $", {_requests} requests" : "")}";

    protected override Batch? NextCore()
    {
        while (true)
        {
            if (_current?.Next() is { } batch)
                return batch;
            _current?.Dispose();
            _current = null;
            if (_isOneRequest || !NextBlock())
                return null;
        }
    }

    protected override void Dispose(bool disposing)
    {
        _current?.Dispose();
        if (!_isOneRequest)
            base.Dispose(disposing); // else the one join owned the left side
    }

    /// <summary>Opens the join of the next block; false if there are no more rows.</summary>
    private bool NextBlock()
    {
        if (_shared.Length == 0 && _service.Endpoint is PatternTerm.Constant { Term: Iri only })
        {
            _isOneRequest = true;
            _current = Aligned(new HashJoinOperator(Context, _left, Rows(only, []), _kind));
            return true;
        }

        while (_blocks.Count == 0)
        {
            if ((_batch is null || _row >= _batch.RowCount) && !NextBatch())
                return false;
            CutBlock();
        }

        (ulong endpoint, List<ulong[]> rows) = _blocks.Dequeue();
        var block = new ValuesOperator(Context, _left.Layout.Variables, rows);
        if (EndpointOf(endpoint) is not { } iri)
        {
            // SILENT and no endpoint to ask: one empty solution, which every row is compatible with.
            _current = Aligned(block);
            return true;
        }

        QueryOperator remote = Rows(iri, rows);
        _current = Aligned(_kind == JoinKind.Left
            ? new HashJoinOperator(Context, block, remote, JoinKind.Left)
            : new HashJoinOperator(Context, remote, block, JoinKind.Inner));
        return true;
    }

    private bool NextBatch()
    {
        _batch = _left.Next();
        _row = 0;
        return _batch is not null;
    }

    /// <summary>Takes the next rows out of the batch, apart by endpoint.</summary>
    private void CutBlock()
    {
        int count = Math.Min(Math.Max(1, Context.Options.Services?.BlockRows ?? 1), _batch!.RowCount - _row);
        int column = _service.Endpoint is PatternTerm.Var variable ? Layout.ColumnOf(variable.Variable) : -1;
        if (_service.Endpoint is PatternTerm.Var unbound && column < 0)
            throw new NotSupportedException($"SERVICE {unbound} needs a value of {unbound} from the patterns beside it.");
        var byEndpoint = new Dictionary<ulong, List<ulong[]>>();
        for (int end = _row + count; _row < end; _row++)
        {
            ulong[] row = new ulong[_left.Layout.Count];
            for (int i = 0; i < row.Length; i++)
                row[i] = _batch.Rows(i)[_row];
            ulong endpoint = column < 0 ? 0 : row[column];
            if (!byEndpoint.TryGetValue(endpoint, out List<ulong[]>? rows))
            {
                byEndpoint.Add(endpoint, rows = []);
                _blocks.Enqueue((endpoint, rows));
            }

            rows.Add(row);
        }
    }

    /// <summary>The endpoint to ask; null if there is none and the query does not mind.</summary>
    private Iri? EndpointOf(ulong id)
    {
        Term? term = _service.Endpoint is PatternTerm.Constant constant ? constant.Term : id == TermId.Unbound ? null : Context.Terms.ReadTerm(id);
        if (term is Iri iri || _service.IsSilent)
            return term as Iri;
        throw new ServiceException(new Iri(term?.ToString() ?? _service.Endpoint.ToString()!), ServiceFailure.NotAllowed, "an endpoint is named by an IRI");
    }

    private ServiceRowsOperator Rows(Iri endpoint, List<ulong[]> rows)
    {
        string query = ServiceText.Query(_service, _shared, Bindings(rows));
        _requests++;
        HashSet<Variable> certain = _service.IsSilent ? [] : CertainVariables.Of(_service.Inner);
        return new ServiceRowsOperator(Context, _remote, certain, () => new ServiceRequest(Context, endpoint, query, _service.IsSilent), EstimatedRows);
    }

    /// <summary>The distinct rows of shared variables; none if one of them says nothing, since then all is wanted.</summary>
    private HashSet<string> Bindings(List<ulong[]> rows)
    {
        var bindings = new HashSet<string>();
        int[] columns = [.. _shared.Select(_left.Layout.ColumnOf)];
        foreach (ulong[] row in rows)
        {
            string[] terms = [.. columns.Select(c => ServiceText.Of(row[c] == TermId.Unbound ? null : Context.Terms.ReadTerm(row[c])))];
            if (Array.TrueForAll(terms, term => term == "UNDEF"))
                return [];
            bindings.Add(string.Join(' ', terms));
        }

        return bindings;
    }

    private ProjectOperator Aligned(QueryOperator plan) => new(Context, plan, Layout.Variables);
}
