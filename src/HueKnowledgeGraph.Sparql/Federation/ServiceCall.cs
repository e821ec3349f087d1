using System.Text;
using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>One request to an endpoint: its clock, its limits, and the sentence for each way in which it can fail.</summary>
internal sealed class ServiceCall : IDisposable
{
    private const int ReasonBytes = 500;
    private readonly Iri _endpoint;
    private readonly TimeSpan _limit;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _deadline;

    /// <summary>Starts the clock.</summary>
    public ServiceCall(Iri endpoint, TimeSpan limit, long answerBytes, CancellationToken caller)
    {
        _endpoint = endpoint;
        _limit = limit;
        _caller = caller;
        AnswerBytes = answerBytes;
        _deadline = CancellationTokenSource.CreateLinkedTokenSource(caller);
        _deadline.CancelAfter(limit > TimeSpan.Zero ? limit : TimeSpan.Zero);
    }

    /// <summary>Most bytes of the answer.</summary>
    public long AnswerBytes { get; }

    /// <summary>Waits for a step; any failure becomes a <see cref="ServiceException"/>.</summary>
    public T Run<T>(Func<CancellationToken, Task<T>> step)
    {
        try
        {
            return step(_deadline.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (!_caller.IsCancellationRequested)
        {
            throw Late();
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or InvalidDataException && Cause(failure) is PrivateAddressException address)
        {
            throw new ServiceException(_endpoint, ServiceFailure.NotAllowed, address.Message, inner: failure);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or InvalidDataException)
        {
            _caller.ThrowIfCancellationRequested();
            if (_deadline.IsCancellationRequested)
                throw Late();
            throw new ServiceException(_endpoint, ServiceFailure.Unreachable, $"it cannot be reached or breaks off: {failure.GetBaseException().Message}", inner: failure);
        }
    }

    /// <summary>The endpoint sends more than it may.</summary>
    public ServiceException TooLarge() => new(
        _endpoint, ServiceFailure.TooLarge, FormattableString.Invariant($"its answer is longer than the {AnswerBytes} bytes that are allowed (ServiceOptions.AnswerBytes)"));

    /// <summary>The first line of what an endpoint says of its refusal; empty if it says nothing that can be read.</summary>
    public string Reason(HttpResponseMessage response)
    {
        try
        {
            using Stream body = Run(response.Content.ReadAsStreamAsync);
            byte[] bytes = new byte[ReasonBytes];
            int count = Run(token => body.ReadAtLeastAsync(bytes, ReasonBytes, throwOnEndOfStream: false, token).AsTask());
            string line = Encoding.UTF8.GetString(bytes, 0, count).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
            return line.Length == 0 ? "" : ": " + string.Concat(line.Where(c => !char.IsControl(c)));
        }
        catch (ServiceException)
        {
            return ""; // the status says enough, and the reason is only an addition to it
        }
    }

    public void Dispose() => _deadline.Dispose();

    private ServiceException Late() =>
        new(_endpoint, ServiceFailure.Late, FormattableString.Invariant($"it has not answered within {_limit.TotalSeconds:0.###} s"));

    private static Exception? Cause(Exception failure) => failure is PrivateAddressException ? failure : failure.InnerException is { } inner ? Cause(inner) : null;
}
