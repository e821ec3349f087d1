namespace HueKnowledgeGraph.Sparql;

/// <summary>BOUND, IF, COALESCE, sameTerm (SPARQL 1.1 Query, section 17.4.1).</summary>
internal static class ConditionalFunctions
{
    public static void Register(IDictionary<string, FunctionFactory> table)
    {
        table.Add("BOUND", (_, arguments) => new BoundNode(arguments[0]));
        table.Add("IF", (_, arguments) => new IfNode(arguments[0], arguments[1], arguments[2]));
        table.Add("COALESCE", (_, arguments) => new CoalesceNode(arguments));
        table.Add2("SAMETERM", static (Evaluation e, scoped in Value a, scoped in Value b) => Value.Boolean(ValueComparison.SameTerm(e, a, b)));
    }
}
