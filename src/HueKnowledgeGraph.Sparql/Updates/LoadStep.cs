using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>LOAD (SPARQL 1.1 Update, section 3.1.4). A document with named graphs keeps them, or cannot go INTO one graph.</summary>
internal sealed class LoadStep(LoadOperation operation, UpdateClock clock) : IDisposable
{
    private FetchedDocument? _document;
    private StepRefusedException? _refusal;

    /// <summary>Fetches the document, and reads a SILENT one to its end, because that has to load the whole document or nothing of it.</summary>
    /// <exception cref="StepRefusedException">That is not possible, and the operation is not SILENT.</exception>
    public void Fetch(DocumentAccess? access)
    {
        try
        {
            if (access is null)
                throw new StepRefusedException("LOAD is switched off: no address is allowed.");
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(clock.Cancellation);
            deadline.CancelAfter(clock.Left > TimeSpan.Zero ? clock.Left : TimeSpan.Zero);
            _document = Wait(access.FetchAsync(operation.Source, deadline.Token));
            if (operation.IsSilent)
                _document.Read(new LoadSink(null, operation, clock), clock.Cancellation);
        }
        catch (StepRefusedException refusal) when (operation.IsSilent)
        {
            _refusal = refusal;
        }
    }

    /// <summary>Adds the statements.</summary>
    /// <exception cref="StepRefusedException">The document cannot be read; if the operation is SILENT, nothing has been added.</exception>
    public void Run(IQuadTransaction transaction)
    {
        if (_refusal is not null)
            throw _refusal;
        _document!.Read(new LoadSink(new TransactionSink(transaction, operation.Target?.Value), operation, clock), clock.Cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => _document?.Dispose();

    private FetchedDocument Wait(Task<FetchedDocument> fetching)
    {
        try
        {
            return fetching.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (!clock.Cancellation.IsCancellationRequested)
        {
            clock.Poll();
            throw;
        }
    }

    private sealed class LoadSink(TransactionSink? target, LoadOperation operation, UpdateClock clock) : IQuadSink
    {
        private long _count;

        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
        {
            if (++_count % 4096 == 0)
                clock.Poll();
            if (!graph.IsNone && operation.Target is { } name)
            {
                throw new StepRefusedException(
                    $"LOAD: <{operation.Source.Value}> has named graphs, which cannot go into <{name.Value}>; without INTO GRAPH they are kept.");
            }

            target?.Quad(subject, predicate, @object, graph);
        }
    }
}
