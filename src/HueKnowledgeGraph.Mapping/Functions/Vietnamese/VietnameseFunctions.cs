namespace HueKnowledgeGraph.Mapping;

/// <summary>Functions for what Vietnamese catalogues write.</summary>
internal static class VietnameseFunctions
{
    public static IReadOnlyList<MappingFunction> All { get; } = [];
}
