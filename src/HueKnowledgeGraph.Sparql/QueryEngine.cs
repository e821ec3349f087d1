using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Runs queries over one snapshot of a store.</summary>
public static class QueryEngine
{
    /// <summary>Plans and starts a query. The result reads <paramref name="snapshot"/> until it is disposed.</summary>
    /// <exception cref="QueryLimitException">A limit was reached before the first row.</exception>
    /// <exception cref="ServiceException">The query calls another endpoint (SERVICE), which may not be asked or fails.</exception>
    public static QueryResult Execute(Query query, IQuadSnapshot snapshot, QueryOptions? options = null, CancellationToken cancellation = default)
    {
        using PreparedQuery prepared = Prepare(query, snapshot, options, cancellation);
        return prepared.Start();
    }

    /// <summary>Plans a query without starting it.</summary>
    /// <exception cref="QueryLimitException">A limit was reached in planning.</exception>
    public static PreparedQuery Prepare(Query query, IQuadSnapshot snapshot, QueryOptions? options = null, CancellationToken cancellation = default)
    {
        var context = new QueryContext(snapshot, options ?? new QueryOptions(), cancellation) { BaseIri = query.BaseIri };
        try
        {
            QueryOperator plan = Plan(query, context, out Dataset dataset);
            return new PreparedQuery(query, context, plan, dataset);
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The plan with its estimates; with what was measured if the options ask to analyze, which runs the query to its end and throws its rows away.
    /// </summary>
    /// <exception cref="QueryLimitException">A limit was reached while planning or running.</exception>
    public static QueryPlan Explain(Query query, IQuadSnapshot snapshot, QueryOptions? options = null, CancellationToken cancellation = default)
    {
        using var context = new QueryContext(snapshot, options ?? new QueryOptions(), cancellation) { BaseIri = query.BaseIri };
        using QueryOperator plan = Plan(query, context, out _);
        TimeSpan planned = context.Elapsed;
        while (context.Options.Analyze && plan.Next() is not null)
        {
            if (query.Form == QueryForm.Ask)
                break;
        }

        return context.Options.Analyze
            ? new QueryPlan(plan.Explain(true), planned, context.Elapsed - planned, context.PeakMemory)
            : new QueryPlan(plan.Explain(false), planned, null, null);
    }

    /// <summary>The plan without numbers: for tests that compare plans.</summary>
    internal static string ExplainShape(Query query, IQuadSnapshot snapshot, QueryOptions? options = null)
    {
        using var context = new QueryContext(snapshot, options ?? new QueryOptions(), CancellationToken.None) { BaseIri = query.BaseIri };
        using QueryOperator plan = Plan(query, context, out _);
        return ExplainText.ShapeOf(plan);
    }

    private static QueryOperator Plan(Query query, QueryContext context, out Dataset dataset)
    {
        dataset = Dataset.Of(query, context);
        IReadOnlySet<Variable>? required = query.Form switch
        {
            QueryForm.Select => new HashSet<Variable>(query.Variables),
            QueryForm.Ask => new HashSet<Variable>(),
            QueryForm.Construct => TemplateTerms.VariablesOf(query.Template),
            _ => new HashSet<Variable>(query.Described.OfType<PatternTerm.Var>().Select(v => v.Variable)),
        };
        QueryOperator plan = Plan(query.Pattern, context, dataset, required);
        if (query.Form != QueryForm.Select || plan.Layout.Variables.SequenceEqual(query.Variables))
            return plan;
        return new ProjectOperator(context, plan, query.Variables);
    }

    /// <summary>The plan of a pattern; <paramref name="required"/> names the variables that are read from it.</summary>
    internal static QueryOperator Plan(GraphPattern pattern, QueryContext context, Dataset dataset, IReadOnlySet<Variable>? required) =>
        new PlanBuilder(context, dataset).Build(new LanguageForms(context).Apply(pattern), required);
}
