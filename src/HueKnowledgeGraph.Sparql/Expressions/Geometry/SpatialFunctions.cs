using HueKnowledgeGraph.Store;

namespace HueKnowledgeGraph.Sparql;

/// <summary>What the groups of spatial functions share: registration and the reading of arguments.</summary>
internal static class SpatialFunctions
{
    /// <summary>Adds a function whose value is a geometry. A call with another number of arguments is an error in every row.</summary>
    public static void AddShape(this IDictionary<string, FunctionFactory> table, string name, int arity, ShapeFunction function) =>
        Add(table, name, arity, arguments => new GeometryNode(function, arguments));

    /// <summary>Adds a function with another value.</summary>
    public static void AddMeasure(this IDictionary<string, FunctionFactory> table, string name, int arity, MeasureFunction function) =>
        Add(table, name, arity, arguments => new MeasureNode(function, arguments));

    /// <summary>The geometry of an argument; null if it is none, ill-formed or an error.</summary>
    public static SpatialValue? Shape(this Evaluation e, ScalarNode argument)
    {
        if (argument is GeometryNode call)
            return call.Shape(e);
        // A literal that was read before need not even be decoded again.
        if (argument is SlotNode slot && e.Geometries.TryGet(slot.Id(e), out SpatialValue? known))
            return known;
        return e.Geometries.Of(argument.Evaluate(e));
    }

    /// <summary>Two geometries of one reference system; false for two of different ones (those are an invalid argument to GeoSPARQL 1.1).</summary>
    public static bool TryShapes(this Evaluation e, ScalarNode[] arguments, out SpatialValue a, out SpatialValue b)
    {
        (a, b) = (null!, null!);
        if (e.Shape(arguments[0]) is not { } first || e.Shape(arguments[1]) is not { } second || first.Reference != second.Reference)
            return false;
        (a, b) = (first, second);
        return true;
    }

    /// <summary>A finite number.</summary>
    public static bool TryDouble(this Evaluation e, ScalarNode argument, out double number)
    {
        bool isNumber = e.TryNumber(argument.Evaluate(e), out Number value);
        number = isNumber ? value.ToDouble() : 0;
        return isNumber && double.IsFinite(number);
    }

    /// <summary>Whether metres are known: degrees on WGS84, with latitudes that there are.</summary>
    public static bool IsMeasurable(this SpatialValue value) =>
        value.Reference.IsWgs84 && value.Shape.EnvelopeInternal is var box && (box.IsNull || (box.MinY >= -90 && box.MaxY <= 90));

    public static Value Double(double value) => Value.Of(Number.Double(value));

    private static void Add(IDictionary<string, FunctionFactory> table, string name, int arity, Func<ScalarNode[], ScalarNode> make) =>
        table.Add(GeoDatatypes.Functions + name, (context, arguments) =>
            arguments.Length == arity ? Folded(context, make(arguments), arguments) : new ConstantNode(TermId.Error, context.Terms));

    /// <summary>A call with constants only is worked out once: a buffer around a place, most often.</summary>
    private static ScalarNode Folded(QueryContext context, ScalarNode call, ScalarNode[] arguments)
    {
        if (!Array.TrueForAll(arguments, argument => argument is ConstantNode))
            return call;
        var e = new Evaluation(context, 0);
        e.BeginRow();
        return new ConstantNode(e.ToId(call.Evaluate(e)), context.Terms);
    }
}
