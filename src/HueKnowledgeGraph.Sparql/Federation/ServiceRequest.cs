using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>One request to an endpoint and the reading of its answer; failures are the endpoint's, limits the query's.</summary>
internal sealed class ServiceRequest : IDisposable
{
    /// <summary>A timer may fire a little before the clock says so.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(20);

    private readonly QueryContext _context;
    private readonly Iri _endpoint;
    private readonly Queue<List<(string, Term)>>? _held;
    private ServiceAnswer? _answer;
    private SolutionStream? _solutions;

    /// <summary>Sends the query. With <paramref name="isSilent"/> the whole answer is read, since a failure makes it one empty solution.</summary>
    public ServiceRequest(QueryContext context, Iri endpoint, string query, bool isSilent)
    {
        _context = context;
        _endpoint = endpoint;
        Number = context.NextServiceCall();
        try
        {
            Guard(() =>
            {
                _answer = Client(context, endpoint).Send(endpoint, query, context.TimeLeft, context.Cancellation);
                _solutions = SolutionStream.Open(_answer.Body, _answer.Format);
                return true;
            });
            if (isSilent)
                _held = ReadAll();
        }
        catch (ServiceException) when (isSilent)
        {
            _held = new Queue<List<(string, Term)>>([[]]); // SPARQL 1.1 Federated Query, section 4: as if it were one empty solution
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Number of the request within its query.</summary>
    public int Number { get; }

    /// <summary>The next solution.</summary>
    public bool Next(List<(string Name, Term Value)> bindings)
    {
        if (_held is null)
            return Guard(() => _solutions!.Next(bindings));
        bindings.Clear();
        if (!_held.TryDequeue(out List<(string, Term)>? held))
            return false;
        bindings.AddRange(held);
        return true;
    }

    /// <summary>The answer is not what was asked for.</summary>
    public ServiceException Unreadable(string problem, Exception? cause = null) =>
        new(_endpoint, ServiceFailure.Unreadable, $"its answer cannot be read: {problem}", inner: cause);

    public void Dispose()
    {
        _solutions?.Dispose();
        _answer?.Dispose();
    }

    private static IServiceClient Client(QueryContext context, Iri endpoint) => context.Options.Services ?? throw new ServiceException(
        endpoint, ServiceFailure.NotAllowed, "queries here may call no other endpoints; whoever runs this has to allow each by its IRI");

    private Queue<List<(string, Term)>> ReadAll()
    {
        var held = new Queue<List<(string, Term)>>();
        var charge = new MemoryCharge(_context, "an answer of SERVICE SILENT");
        try
        {
            for (List<(string, Term)> row = []; Guard(() => _solutions!.Next(row)); row = [])
            {
                held.Enqueue(row);
                charge.Add(row.Count * 100L); // a term is about that: string, object, place in the list
            }
        }
        finally
        {
            charge.Dispose();
        }

        return held;
    }

    /// <summary>Runs a step; what the document lacks and what the query's clock ends get their own sentences.</summary>
    private bool Guard(Func<bool> step)
    {
        try
        {
            return step();
        }
        catch (InvalidDataException broken)
        {
            throw Unreadable(broken.Message, broken);
        }
        catch (ServiceException late) when (late.Failure == ServiceFailure.Late && _context.TimeLeft < Slack)
        {
            throw QueryLimitException.Time(_context.Elapsed, _context.Options.Timeout);
        }
    }
}
