namespace HueKnowledgeGraph.Sparql;

/// <summary>A query that is planned and has not run: how much it is likely to ask of the machine is known, and it can still be left.</summary>
public sealed class PreparedQuery : IDisposable
{
    private readonly Query _query;
    private readonly QueryContext _context;
    private readonly QueryOperator _plan;
    private readonly Dataset _dataset;
    private bool _isStarted;

    internal PreparedQuery(Query query, QueryContext context, QueryOperator plan, Dataset dataset)
    {
        _query = query;
        _context = context;
        _plan = plan;
        _dataset = dataset;
        EstimatedWork = PlanWork.Of(plan, query.Form == QueryForm.Ask ? 1 : double.MaxValue);
    }

    /// <summary>Rows that the plan's operators are expected to move, all together. A point lookup moves some hundreds; a core moves 10 to 100 millions a second.</summary>
    public double EstimatedWork { get; }

    /// <summary>Starts; the time limit counts from here on. Once. The result owns the plan.</summary>
    /// <exception cref="QueryLimitException">A limit was reached before the first row.</exception>
    public QueryResult Start()
    {
        ObjectDisposedException.ThrowIf(_isStarted, this);
        _isStarted = true;
        _context.RestartClock();
        try
        {
            switch (_query.Form)
            {
                case QueryForm.Select:
                    return new SelectResult(_context, _plan);
                case QueryForm.Construct:
                    return new ConstructResult(_context, _plan, _query.Template);
                case QueryForm.Describe:
                    return new DescribeResult(_context, _plan, _query.Described, _dataset);
                default:
                    var answer = new BooleanResult(_plan.Next() is not null);
                    End();
                    return answer;
            }
        }
        catch
        {
            End();
            throw;
        }
    }

    /// <summary>Leaves the query, unless it has been started: then its result ends it.</summary>
    public void Dispose()
    {
        if (!_isStarted)
            End();
    }

    private void End()
    {
        _plan.Dispose();
        _context.Dispose();
    }
}
