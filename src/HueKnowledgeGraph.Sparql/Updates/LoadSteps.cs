namespace HueKnowledgeGraph.Sparql;

/// <summary>The LOAD operations of a request, whose documents are fetched before the transaction begins.</summary>
internal sealed class LoadSteps : IDisposable
{
    private readonly Dictionary<LoadOperation, LoadStep> _steps = new(ReferenceEqualityComparer.Instance);

    /// <summary>Fetches all documents.</summary>
    /// <exception cref="UpdateException">One cannot be had, and its operation is not SILENT.</exception>
    public LoadSteps(UpdateRequest request, UpdateOptions options, UpdateClock clock)
    {
        try
        {
            for (int i = 0; i < request.Operations.Count; i++)
            {
                if (request.Operations[i] is LoadOperation load && !_steps.ContainsKey(load))
                    Fetch(load, i + 1, options, clock);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The step of an operation.</summary>
    public LoadStep this[LoadOperation operation] => _steps[operation];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (LoadStep step in _steps.Values)
            step.Dispose();
    }

    private void Fetch(LoadOperation load, int number, UpdateOptions options, UpdateClock clock)
    {
        var step = new LoadStep(load, clock);
        _steps.Add(load, step);
        try
        {
            step.Fetch(options.Documents);
        }
        catch (StepRefusedException refused)
        {
            throw new UpdateException(number, refused.Message, refused.InnerException);
        }
    }
}
