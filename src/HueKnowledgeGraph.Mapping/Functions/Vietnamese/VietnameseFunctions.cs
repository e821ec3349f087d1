namespace HueKnowledgeGraph.Mapping;

/// <summary>Functions for what Vietnamese catalogues write.</summary>
internal static class VietnameseFunctions
{
    public static IReadOnlyList<MappingFunction> All { get; } =
    [
        VietnameseDateFunction.Function,
        .. PlainDateFunctions.All,
        .. MeasureFunctions.All,
        .. NameFunctions.All,
        new("number", ["value"], (a, _) => VietnameseNumbers.Read(TextFunctions.OneText(a[0]))),
    ];
}
