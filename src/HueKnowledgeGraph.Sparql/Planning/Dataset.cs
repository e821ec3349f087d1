using HueKnowledgeGraph.Rdf;
using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>The RDF dataset of a query (SPARQL 1.1 Query, section 13): which graphs are the default graph, which are named.</summary>
/// <param name="Default">The default graph, merged.</param>
/// <param name="Named">Ids of the named graphs, ascending; null: all named graphs of the store.</param>
internal sealed record Dataset(GraphSelection Default, IReadOnlyList<ulong>? Named)
{
    /// <summary>The graphs that GRAPH ?g ranges over, kept apart.</summary>
    public GraphSelection EachNamed => Named is null ? GraphSelection.EachNamed : GraphSelection.EachOf(Named);

    /// <summary>The dataset that the protocol, else the query, else the options ask for.</summary>
    public static Dataset Of(Query query, QueryContext context)
    {
        QueryOptions options = context.Options;
        IEnumerable<string>? defaults = options.DefaultGraphs;
        IEnumerable<string>? named = options.NamedGraphs;
        if (defaults is null && named is null && (query.From.Count > 0 || query.FromNamed.Count > 0))
        {
            defaults = query.From.Select(iri => iri.Value);
            named = query.FromNamed.Select(iri => iri.Value);
        }

        if (defaults is null && named is null)
            return new Dataset(options.UnionDefaultGraph ? GraphSelection.UnionOfAll : GraphSelection.MergeOf([TermId.DefaultGraph]), null);
        return new Dataset(GraphSelection.MergeOf(Ids(defaults ?? [], context)), [.. Ids(named ?? [], context).Order().Distinct()]);
    }

    /// <summary>The dataset of an operation's WHERE (SPARQL 1.1 Update, section 3.1.3).</summary>
    public static Dataset Of(ModifyOperation operation, UpdateOptions options, QueryContext context)
    {
        if (options.Using is not null || options.UsingNamed is not null)
            return new Dataset(GraphSelection.MergeOf(Ids(options.Using ?? [], context)), [.. Ids(options.UsingNamed ?? [], context).Order().Distinct()]);
        if (operation.Using.Count > 0 || operation.UsingNamed.Count > 0)
        {
            return new Dataset(
                GraphSelection.MergeOf(Ids(operation.Using.Select(iri => iri.Value), context)),
                [.. Ids(operation.UsingNamed.Select(iri => iri.Value), context).Order().Distinct()]);
        }

        if (operation.With is { } with)
            return new Dataset(GraphSelection.MergeOf(Ids([with.Value], context)), null);
        return new Dataset(options.UnionDefaultGraph ? GraphSelection.UnionOfAll : GraphSelection.MergeOf([TermId.DefaultGraph]), null);
    }

    /// <summary>True iff a graph is one of the named graphs.</summary>
    public bool IsNamed(ulong graph, IQuadSnapshot snapshot) => (Named ?? snapshot.NamedGraphs).Contains(graph);

    /// <summary>Ids of the graphs that the store holds; others are empty and can be left out.</summary>
    private static IEnumerable<ulong> Ids(IEnumerable<string> names, QueryContext context)
    {
        foreach (string name in names)
        {
            ulong id = context.Terms.IdOf(new Iri(name));
            if (TermId.Kind(id) != TermIdKind.Local)
                yield return id;
        }
    }
}
