namespace HueKnowledgeGraph.Sparql;

/// <summary>ABS, ROUND, CEIL, FLOOR, RAND (SPARQL 1.1 Query, section 17.4.4).</summary>
internal static class NumericFunctions
{
    private delegate Number Operation(in Number value);

    public static void Register(IDictionary<string, FunctionFactory> table)
    {
        table.Add1("ABS", Lift(Number.Abs));
        table.Add1("ROUND", Lift(Number.Round));
        table.Add1("CEIL", Lift(Number.Ceiling));
        table.Add1("FLOOR", Lift(Number.Floor));
        table.Add("RAND", static (_, _) => new VolatileNode(static e => e.ToId(Value.Of(Number.Double(Random.Shared.NextDouble())))));
    }

    private static Function1 Lift(Operation operation) =>
        (Evaluation e, scoped in Value a) => e.TryNumber(a, out Number number) ? Value.Of(operation(number)) : Value.Error;
}
