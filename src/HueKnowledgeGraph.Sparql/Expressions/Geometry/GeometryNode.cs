namespace HueKnowledgeGraph.Sparql;

/// <summary>A function whose value is a geometry; null is an error.</summary>
internal delegate SpatialValue? ShapeFunction(Evaluation e, ScalarNode[] arguments);

/// <summary>A function of geometries whose value is something else.</summary>
internal delegate Value MeasureFunction(Evaluation e, ScalarNode[] arguments);

/// <summary>A call whose value is a geometry: the call around it takes the geometry itself, anybody else its well-known text.</summary>
internal sealed class GeometryNode(ShapeFunction function, ScalarNode[] arguments) : ScalarNode
{
    public override bool IsDeterministic { get; } = Array.TrueForAll(arguments, argument => argument.IsDeterministic);

    public SpatialValue? Shape(Evaluation e) => function(e, arguments);

    public override Value Evaluate(Evaluation e) =>
        Shape(e) is { } shape ? Value.Literal(e.Utf8(WktText.Of(shape)), GeoDatatypes.Wkt) : Value.Error;
}

/// <summary>A call with geometries among its arguments and another value.</summary>
internal sealed class MeasureNode(MeasureFunction function, ScalarNode[] arguments) : ScalarNode
{
    public override bool IsDeterministic { get; } = Array.TrueForAll(arguments, argument => argument.IsDeterministic);

    public override Value Evaluate(Evaluation e) => function(e, arguments);
}
