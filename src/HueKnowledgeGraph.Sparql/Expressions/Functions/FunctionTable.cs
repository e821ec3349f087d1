using System.Collections.Frozen;

using HueKnowledgeGraph.Rdf;

namespace HueKnowledgeGraph.Sparql;

/// <summary>Makes the node of a call. <paramref name="arguments"/>: compiled; their number has been checked for built-in functions.</summary>
internal delegate ScalarNode FunctionFactory(QueryContext context, ScalarNode[] arguments);

/// <summary>Functions by name: built-in ones in upper case, and those named by an IRI. Each group of functions registers its own.</summary>
internal static class FunctionTable
{
    private static readonly FrozenDictionary<string, FunctionFactory> BuiltIns = Collect(
        TermFunctions.Register, StringFunctions.Register, StringSearchFunctions.Register, NumericFunctions.Register, DateTimeFunctions.Register,
        HashFunctions.Register, ConditionalFunctions.Register, RegexFunctions.Register, TripleFunctions.Register, IdentifierFunctions.Register);

    private static readonly FrozenDictionary<string, FunctionFactory> Named = Collect(
        CastFunctions.Register, SpatialRelationFunctions.Register, SpatialShapeFunctions.Register, SpatialMeasureFunctions.Register,
        SpatialPropertyFunctions.Register);

    /// <summary>The factory of a built-in function.</summary>
    /// <exception cref="NotSupportedException">There is none.</exception>
    public static FunctionFactory BuiltIn(string name) => BuiltIns.TryGetValue(name, out FunctionFactory? factory) ? factory
        : throw new NotSupportedException($"There is no built-in function {name}; there are {ListOf(BuiltIns.Keys)}.");

    /// <summary>The factory of a function named by an IRI.</summary>
    /// <exception cref="NotSupportedException">There is none.</exception>
    public static FunctionFactory ByIri(Iri function) => Named.TryGetValue(function.Value, out FunctionFactory? factory) ? factory
        : throw new NotSupportedException($"There is no function {function}; there are {ListOf(NamesFor(function))}.");

    public static void Add1(this IDictionary<string, FunctionFactory> table, string name, Function1 function) =>
        table.Add(name, (_, arguments) => new FunctionNode1(function, arguments[0]));

    public static void Add2(this IDictionary<string, FunctionFactory> table, string name, Function2 function) =>
        table.Add(name, (_, arguments) => new FunctionNode2(function, arguments[0], arguments[1]));

    public static void Add3(this IDictionary<string, FunctionFactory> table, string name, Function3 function) =>
        table.Add(name, (_, arguments) => new FunctionNode3(function, arguments[0], arguments[1], arguments[2]));

    /// <summary>Those of GeoSPARQL fill a page: they are listed to whoever asks for one of them.</summary>
    private static IEnumerable<string> NamesFor(Iri function) => Named.Keys
        .Where(name => name.StartsWith(GeoDatatypes.Functions, StringComparison.Ordinal) == function.Value.StartsWith(GeoDatatypes.Functions, StringComparison.Ordinal))
        .Select(name => $"<{name}>");

    private static string ListOf(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal));

    private static FrozenDictionary<string, FunctionFactory> Collect(params Action<IDictionary<string, FunctionFactory>>[] groups)
    {
        var table = new Dictionary<string, FunctionFactory>();
        foreach (Action<IDictionary<string, FunctionFactory>> register in groups)
            register(table);
        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
