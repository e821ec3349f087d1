namespace HueKnowledgeGraph.Sparql;

/// <summary>Tells queries whose answer depends on the data alone from those that may answer differently each time.</summary>
public static class RepeatableQuery
{
    /// <summary>
    /// True iff the same query over the same version of a store has the same answer: no NOW, RAND, UUID, STRUUID and BNODE, no call of
    /// another endpoint. The order of rows without ORDER BY may differ, which is no difference to SPARQL.
    /// </summary>
    public static bool Is(Query query)
    {
        var search = new Search();
        search.Apply(query.Pattern);
        return !search.IsFound;
    }

    /// <summary>Goes through all patterns and expressions, those inside EXISTS included.</summary>
    private sealed class Search : PatternRewriter
    {
        public bool IsFound { get; private set; }

        public override GraphPattern Apply(GraphPattern pattern)
        {
            IsFound |= pattern is ServicePattern;
            return IsFound ? pattern : base.Apply(pattern);
        }

        protected override Expression Apply(Expression expression)
        {
            IsFound |= expression is BuiltInCall { Name: "NOW" or "RAND" or "UUID" or "STRUUID" or "BNODE" };
            return IsFound ? expression : base.Apply(expression);
        }
    }
}
