using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Runs update requests (SPARQL 1.1 Update): their operations in order, each seeing what those before it did; all or none.</summary>
public static class UpdateEngine
{
    /// <summary>Runs a request in a transaction of its own. When it returns, its changes are as durable as the store makes them.</summary>
    /// <exception cref="UpdateException">An operation cannot be done.</exception>
    /// <exception cref="QueryLimitException">Over a limit of <paramref name="options"/>.</exception>
    /// <exception cref="ServiceException">A WHERE calls another endpoint, which is not allowed or fails.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the commit began.</exception>
    public static UpdateReport Execute(UpdateRequest request, IQuadStore store, UpdateOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new UpdateOptions();
        var clock = new UpdateClock(options, cancellation);
        RefuseTwoDatasets(request, options);
        using var loads = new LoadSteps(request, options, clock);
        using IQuadTransaction transaction = clock.Begin(store);
        List<string> notes = Apply(request, transaction, options, clock, loads);
        CommitReport commit = transaction.Commit();
        return new UpdateReport(commit.Version, commit.Added, commit.Removed, request.Operations.Count, notes);
    }

    /// <summary>Runs a change of another kind within the same limits, in a transaction of its own.</summary>
    /// <param name="store">What is changed.</param>
    /// <param name="change">Makes the changes and gives its result. Gets the transaction, the state before it, and an action to call every few
    /// thousand steps: it throws where the time is over. If the change throws, nothing is done.</param>
    /// <param name="options">The limits.</param>
    /// <param name="cancellation">The caller has gone.</param>
    /// <exception cref="QueryLimitException">Over a limit of <paramref name="options"/>.</exception>
    public static T Change<T>(
        IQuadStore store, Func<IQuadTransaction, IQuadSnapshot, Action, T> change, UpdateOptions? options = null, CancellationToken cancellation = default)
    {
        var clock = new UpdateClock(options ?? new UpdateOptions(), cancellation);
        using IQuadTransaction transaction = clock.Begin(store);
        T result;
        using (IQuadSnapshot before = transaction.OpenSnapshot())
            result = change(transaction, before, clock.Poll);
        transaction.Commit();
        return result;
    }

    /// <summary>Runs a request in a transaction of the caller, who commits it, or must end it without a commit if this throws.</summary>
    /// <returns>The notes of <see cref="UpdateReport"/>.</returns>
    /// <exception cref="UpdateException">An operation cannot be done.</exception>
    /// <exception cref="QueryLimitException">Over a limit of <paramref name="options"/>.</exception>
    public static IReadOnlyList<string> Apply(
        UpdateRequest request, IQuadTransaction transaction, UpdateOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new UpdateOptions();
        var clock = new UpdateClock(options, cancellation);
        RefuseTwoDatasets(request, options);
        using var loads = new LoadSteps(request, options, clock);
        return Apply(request, transaction, options, clock, loads);
    }

    private static List<string> Apply(UpdateRequest request, IQuadTransaction transaction, UpdateOptions options, UpdateClock clock, LoadSteps loads)
    {
        var notes = new List<string>();
        for (int i = 0; i < request.Operations.Count; i++)
        {
            clock.Poll();
            new UpdateStep(i + 1, transaction, options, clock, loads, notes).Run(request.Operations[i]);
        }

        return notes;
    }

    /// <summary>SPARQL 1.1 Protocol, section 2.2.3: a dataset comes from the protocol or from the text, not from both.</summary>
    private static void RefuseTwoDatasets(UpdateRequest request, UpdateOptions options)
    {
        if (options.Using is null && options.UsingNamed is null)
            return;
        for (int i = 0; i < request.Operations.Count; i++)
        {
            if (request.Operations[i] is ModifyOperation modify && (modify.With is not null || modify.Using.Count > 0 || modify.UsingNamed.Count > 0))
                throw new UpdateException(i + 1, "It has USING or WITH, and the request has using-graph-uri or using-named-graph-uri; only one of the two may be there.");
        }
    }
}
