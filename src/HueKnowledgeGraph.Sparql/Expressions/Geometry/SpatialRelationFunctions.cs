using NetTopologySuite.Operation.RelateNG;

namespace HueKnowledgeGraph.Sparql;

/// <summary>
/// Topological relations: Simple Features, Egenhofer and RCC8 by name, and any by its pattern (GeoSPARQL 1.1, Geometry Topology Extension).
/// </summary>
/// <remarks>Patterns are those of the dimensionally extended nine-intersection model: rows are interior, boundary and exterior of the first
/// geometry, columns of the second; T is any intersection, F none, * either.</remarks>
internal static class SpatialRelationFunctions
{
    private const int PatternLength = 9;

    public static void Register(IDictionary<string, FunctionFactory> table)
    {
        Add(table, "sfEquals", RelatePredicate.EqualsTopologically);
        Add(table, "sfDisjoint", RelatePredicate.Disjoint);
        Add(table, "sfIntersects", RelatePredicate.Intersects);
        Add(table, "sfTouches", RelatePredicate.Touches);
        Add(table, "sfCrosses", RelatePredicate.Crosses);
        Add(table, "sfOverlaps", RelatePredicate.Overlaps);
        Add(table, "sfWithin", RelatePredicate.Within, RelatePredicate.Contains);
        Add(table, "sfContains", RelatePredicate.Contains, RelatePredicate.Within);

        Add(table, "ehEquals", "TFFFTFFFT");
        Add(table, "ehDisjoint", "FF*FF****");
        Add(table, "ehMeet", "FT*******", "F**T*****", "F***T****");
        Add(table, "ehOverlap", "T*T***T**");
        Add(table, "ehCovers", "T*TFT*FF*");
        Add(table, "ehCoveredBy", "TFF*TFT**");
        Add(table, "ehInside", "TFF*FFT**");
        Add(table, "ehContains", "T*TFF*FF*");

        Add(table, "rcc8eq", "TFFFTFFFT");
        Add(table, "rcc8dc", "FFTFFTTTT");
        Add(table, "rcc8ec", "FFTFTTTTT");
        Add(table, "rcc8po", "TTTTTTTTT");
        Add(table, "rcc8tppi", "TTTFTTFFT");
        Add(table, "rcc8tpp", "TFFTTFTTT");
        Add(table, "rcc8ntpp", "TFFTFFTTT");
        Add(table, "rcc8ntppi", "TTTFFTFFT");

        table.AddMeasure("relate", 3, static (e, arguments) =>
            e.TryShapes(arguments, out SpatialValue a, out SpatialValue b) && Pattern(arguments[2].Evaluate(e)) is { } pattern
                ? Value.Boolean(Holds(e.Context, "geof:relate", a, b, pattern)) : Value.Error);
    }

    private static void Add(IDictionary<string, FunctionFactory> table, string name, Func<TopologyPredicate> relation, Func<TopologyPredicate>? inverse = null) =>
        table.AddMeasure(name, 2, (e, arguments) => e.TryShapes(arguments, out SpatialValue a, out SpatialValue b)
            ? Value.Boolean(Holds(e.Context, "geof:" + name, a, b, relation, inverse ?? relation)) : Value.Error);

    /// <summary>A relation that holds where one of the patterns does.</summary>
    private static void Add(IDictionary<string, FunctionFactory> table, string name, params string[] patterns) =>
        table.AddMeasure(name, 2, (e, arguments) => e.TryShapes(arguments, out SpatialValue a, out SpatialValue b)
            ? Value.Boolean(Array.Exists(patterns, pattern => Holds(e.Context, "geof:" + name, a, b, pattern))) : Value.Error);

    /// <summary>Whether the relation of a pattern holds.</summary>
    public static bool Holds(QueryContext context, string function, SpatialValue a, SpatialValue b, string pattern) =>
        Holds(context, function, a, b, () => RelatePredicate.Matches(pattern), () => RelatePredicate.Matches(Transposed(pattern)));

    /// <summary>Asks the geometry that has been prepared, or else the first.</summary>
    private static bool Holds(
        QueryContext context, string function, SpatialValue a, SpatialValue b, Func<TopologyPredicate> relation, Func<TopologyPredicate> inverse)
    {
        SpatialLimits.Check(context, function, a.Shape, b.Shape);
        if (b.Uses > a.Uses)
            return b.Prepared() is { } back ? back.Evaluate(a.Shape, inverse()) : RelateNG.Relate(a.Shape, b.Shape, relation());
        return a.Prepared() is { } prepared ? prepared.Evaluate(b.Shape, relation()) : RelateNG.Relate(a.Shape, b.Shape, relation());
    }

    private static string? Pattern(scoped in Value value)
    {
        if (value.Type != ValueType.String || value.Text.Length != PatternLength || value.Text.ContainsAnyExcept("TF*012tf"u8))
            return null;
        return System.Text.Encoding.Latin1.GetString(value.Text).ToUpperInvariant();
    }

    /// <summary>The pattern with both geometries exchanged.</summary>
    private static string Transposed(string pattern) => string.Create(PatternLength, pattern, static (target, source) =>
    {
        for (int i = 0; i < target.Length; i++)
            target[i] = source[(i % 3 * 3) + (i / 3)];
    });
}
